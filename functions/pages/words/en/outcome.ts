/** What is said after a click that is the last one. */
export const outcome = {
  declined: {
    title: 'You declined',
    text: 'The transfer has ended, and everybody is told your reason. There is nothing more to do.',
  },
  corrected: {
    title: 'A correction is asked for',
    text: 'Your request for a correction is recorded, and everybody is told your reason. This link no longer works; when the corrected form is ready, who has to sign it gets a new one by mail.',
  },
  delegated: {
    title: 'Passed on to a colleague',
    text: (name: string, email: string) =>
      `${name} is asked to sign instead of you; the link goes to ${email}. Your own link no longer works, and there is nothing more for you to do.`,
  },
  over: {
    title: 'The transfer has ended',
    copies:
      'A mail has brought everybody a link to the signed form, as far as it was signed, and to its certificate.',
  },
};
