/** The customer's own page: its frame, what is moved, and the form (R-11, R-18, R-22…R-24). */
export const follow = {
  title: 'Your subscription transfer',
  back: 'Back to your transfer',
  subject: {
    heading: 'The subscription',
    name: 'Name',
    nameless: 'without a name',
    from: 'From',
    to: 'To',
    currentPartner: (name: string) => `${name} (current partner)`,
    newPartner: (name: string) => `${name} (new partner)`,
    serviceTicket: 'Service ticket',
    azureId: 'Azure subscription ID',
    commerceId: 'Partner Center subscription ID',
    commerceIdUnknown: 'not known yet; the new partner sees it in Partner Center',
    cutOffDate: 'Cut-off date',
    billsFrom: (date: string) => `${date}: from this day the new partner bills you`,
    bothIds:
      'The Azure subscription ID stays the same; the Partner Center subscription ID, used for billing, is a new one. Name both in every support ticket from now on.',
  },
  form: {
    heading: 'The form',
    notYet: 'You can read the form here as soon as your current partner has signed it.',
    read: 'Read the form (PDF)',
    revision: (revision: number, sha256: string) => `Revision ${revision}, SHA-256 ${sha256}`,
    beingCorrected:
      'The form is being corrected. You can read it here as soon as your current partner has signed it again.',
    replaced: 'Replaced, and kept to be read:',
    oldRevision: (revision: number) => `Revision ${revision} (PDF)`,
  },
  complete: {
    title: 'The transfer is complete',
    text: 'Nobody of the old partner has access any more. The transfer is complete, and everybody is told. The link to this page no longer works: a mail brings you a link to the signed form and to its certificate.',
  },
};
