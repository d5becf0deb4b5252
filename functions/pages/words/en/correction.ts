import type { Section } from '../../../../shared/transfer/signed-form.ts';

/** Asking for a correction of the form. */
export const correction = {
  intro:
    'If something in the form is wrong, do not sign it: ask for a correction. Signatures that covered the wrong part become void, everybody reads your reason, and who has to sign again gets a new link.',
  what: 'What is wrong?',
  section: {
    customer: 'Something about the customer',
    subscription: 'Something about the subscription',
    currentPartner: 'Something about the current partner',
    newPartner: 'Something about the new partner',
  } as Record<Section, string>,
  reason: 'What should it say instead? All parties will read this',
  /** The same fields in a sentence. */
  whatField: 'What is wrong',
  reasonField: 'Your reason',
  ask: 'Ask for a correction',
};
