import type { Actor } from '../../../../shared/mail/facts/actor.ts';
import type { End, Stage } from '../../../../shared/transfer/transfer.ts';

/** What happens at each stage, said to the customer. */
const happening: Record<Exclude<Stage, End>, string> = {
  requested: 'Your request is being checked.',
  ticket: 'Your current partner opens a service ticket with Microsoft.',
  currentPartnerSignature: 'Your current partner signs the form first; then it comes to you.',
  newPartner: 'The new partner fills in its part of the form. You may enter its details for it.',
  signatures: 'You and the new partner sign the form, in any order.',
  submission: 'All three have signed. Your current partner attaches the form to its service ticket.',
  support: 'The form is with Microsoft Support, which answers your current partner.',
  access: 'The subscription has moved. What is left is to remove the old partner’s access.',
};

const who: Record<Exclude<Actor, 'product'>, string> = {
  currentPartner: 'The current partner',
  customer: 'You, the customer,',
  newPartner: 'The new partner',
  ops: 'The team that runs this service',
  support: 'Microsoft Support',
};

/** Where the transfer stands, who is next and what is due. */
export const standing = {
  happening,
  since: 'Since',
  waitingFor: 'Waiting for',
  due: 'Due',
  you: 'you',
  team: 'the team that runs this service',
  support: 'Microsoft Support',
  currentPartner: (name: string) => `${name} (current partner)`,
  newPartner: (name: string) => `${name} (new partner)`,
  all: (names: readonly string[]) => names.join(' and '),
  supportAnswersBy: (time: string) => `Microsoft Support answers by ${time}`,
  corrected: (by: Exclude<Actor, 'product'>, reason: string) =>
    `${who[by]} asked for a correction of the form: “${reason}”`,
  madeAnew: 'The form is made anew, because a signature had become too old.',
  yourSignature: 'the signature given for you',
  signatureOf: (name: string) => `the signature of ${name}`,
  void: (whose: string) => `This is void now: ${whose}.`,
  signAgain: 'Whoever signed has to sign the new form again, and gets a link by mail when it is time.',
  endsAt: (time: string) => `${time}; if nothing is heard by then, the transfer ends`,
  colleagueSigns: (name: string, organisation: string) => `${name} is asked to sign for ${organisation}.`,
  heldUp:
    'The form takes longer to make than usual. The team that runs this service knows; you need not do anything, and the time it takes is added to the time to answer.',
  youSign: 'You are asked to sign: the link to sign with is in a mail of its own.',
};
