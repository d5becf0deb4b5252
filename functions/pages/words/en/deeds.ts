/** What the customer can do on its own page: propose, correct, withdraw (R-08, A-11, A-20, DOMAIN 13). */
export const deeds = {
  heading: 'What you can do',
  propose: {
    summary: 'Enter the new partner’s details',
    summaryAgain: 'Change the new partner’s details you entered',
    title: 'The new partner’s details',
    sent: (newPartner: string) =>
      `What you entered has been sent to ${newPartner}, which has to confirm it. There is nothing more to do for you now.`,
    already: (time: string, newPartner: string) =>
      `You entered details on ${time}; ${newPartner} has to confirm them. You may enter them anew.`,
    why: (newPartner: string) =>
      `If you know them, you can enter what the form says of ${newPartner}. It has to confirm them before anybody signs.`,
    send: 'Send to the new partner',
  },
  correct: {
    summary: 'Ask for a correction of the form',
    title: 'A correction of the form',
    asked: 'Your correction has been asked for, and everybody is told.',
  },
  withdraw: {
    summary: 'Withdraw your request',
    title: 'Withdraw your request',
    effect: 'The transfer ends for everybody, and your subscription stays with your current partner.',
    reason: 'Your reason, which all parties will read',
    reasonLabel: 'Your reason',
    send: 'Withdraw the request',
    doneTitle: 'You withdrew your request',
    done: 'The transfer has ended, and everybody is told your reason. Your subscription stays with your current partner. The link to your page no longer works.',
  },
};
