import { type Html, html } from '../../../../shared/mail/html.ts';

/** The page on which a form is read and signed. */
export const signing = {
  title: {
    asked: 'Please read and sign this form',
    signed: 'You have signed this form',
    nothing: 'There is nothing for you to sign now',
  },
  /** Who wants what, told to each party. */
  wish: {
    currentPartner: (customer: string, _: string, newPartner: string): Html =>
      html`<strong>${customer}</strong> wants to move an Azure subscription from your organisation to <strong>${newPartner}</strong>.`,
    customer: (_: string, currentPartner: string, newPartner: string): Html =>
      html`Your organisation has asked to move an Azure subscription from <strong>${currentPartner}</strong> to <strong>${newPartner}</strong>.`,
    newPartner: (customer: string, currentPartner: string): Html =>
      html`<strong>${customer}</strong> wants to move an Azure subscription from <strong>${currentPartner}</strong> to your organisation.`,
  },
  /** What is asked of the reader. */
  youSign: (organisation: string, party: string): Html =>
    html`You are asked to sign the form for <strong>${organisation}</strong>, the ${party}.`,
  answerBy: (time: string): Html => html`Please answer by <strong>${time}</strong>.`,
  toForm: 'Read the form',
  toSignature: 'Go to the signature',
  what: 'What is transferred',
  customer: 'Customer',
  from: 'From (current partner)',
  to: 'To (new partner)',
  subscription: 'Azure subscription',
  next: 'What happens next',
  after: {
    currentPartner: (newPartner: string, customer: string) =>
      `After you, ${newPartner} fills in its part. Then ${customer} and ${newPartner} sign. Once all three have signed, you attach the form to your service ticket, and Microsoft answers within eight business hours.`,
    others: (currentPartner: string) =>
      `Once all three have signed, ${currentPartner} attaches the form to its service ticket, and Microsoft answers within eight business hours.`,
    billing: 'The move changes who bills the subscription; what runs in it stays as it is.',
    copies:
      'You need not keep anything: at the end everybody gets a link to the signed form and its certificate by mail.',
  },
  wanted: (by: string, reason: string): Html =>
    html`<strong>${by} asked for a correction:</strong> ${reason} If the form below does not show it corrected, do not sign yet: your portal sends the corrected sections first.`,
  form: 'The form',
  sign: 'Sign',
  name: (person: string) => `Type your full name: ${person}`,
  nameField: 'Your name',
  consentField: 'The box with your agreement',
  consentMissing: 'Tick the box to agree.',
  consentRenewed:
    'The text you agree to has changed since the page was loaded. Read it again and tick the box.',
  signButton: 'Sign the form',
  elsewise: 'Or something else',
  stillPossible: 'What you can still do',
  wrong: 'Something in the form is wrong',
  colleague: 'Somebody else should sign',
  refuse: 'We do not agree to the transfer',
  delegate: {
    intro: (party: string) =>
      `Name a colleague who may sign for the ${party}. A link of their own goes to the colleague; yours no longer works.`,
    firstName: 'First name',
    lastName: 'Last name',
    email: 'E-mail address',
    position: 'Position',
    button: 'Let the colleague sign',
  },
  decline: {
    intro: 'Nobody is obliged to agree. If you decline, the transfer ends for everybody.',
    reason: 'Your reason, which all parties will read',
    reasonField: 'Your reason',
    button: 'Decline to sign',
  },
  signedOn: (time: string, revision: number) =>
    `You signed revision ${revision} of this form on ${time}. Thank you.`,
  beingSealed: 'Your signature is being sealed into the form; load this page again in a moment to read it.',
  sealed: 'Your signature is sealed into the form below.',
  nothingMore: 'There is nothing more for you to do now.',
  toAttach:
    'There is nothing more for you to sign. Once all three have signed, your organisation attaches the form to its service ticket.',
  nothingNow:
    'There is nothing for you to sign at the moment. If a signature is needed, a mail asks you for it.',
};
