import type { Actor } from '../../../../shared/mail/facts/actor.ts';

const who: Record<Actor, string> = {
  currentPartner: 'The current partner',
  customer: 'The customer',
  newPartner: 'Your own organisation',
  ops: 'The team that runs this service',
  support: 'Microsoft Support',
  product: 'This service',
};

/** The new partner's part of the form, for whoever fills it in. */
export const part = {
  title: 'Your part of the form',
  asks: (customer: string, currentPartner: string, newPartner: string) =>
    `${customer} has asked ${currentPartner} in writing to move its Azure subscription to ${newPartner}. ${currentPartner} has signed the form; now your part of it is needed.`,
  next: 'Sending it signs nothing. Your part is written into the form, everybody sees what you attest, and then your signatory and the customer are asked by mail to sign.',
  orPortal:
    'If your portal sends it (new-partner.submitted), you need not do it here: whichever comes first counts.',
  back: 'Back to your part of the form',
  transferred: 'What is transferred',
  readForm: 'Read the form as the current partner signed it (PDF)',
  customer: 'Customer',
  from: 'From',
  to: 'To',
  subscription: 'Azure subscription',
  answerUntil: 'Please answer',
  until: (time: string) => `until ${time}`,
  proposed: (customer: string, time: string) =>
    `${customer} entered these details for you on ${time}. Check every line and change what is wrong: what you send is what the form says.`,
  former: (by: Actor, reason: string) =>
    `Your part is needed again. ${who[by]} asked for a correction: “${reason}” What you sent before is filled in below.`,
  alsoProposed: (customer: string, time: string) =>
    `${customer} entered details for you on ${time}. Below stands what you sent yourselves, and ${customer} has these lines otherwise:`,
  delegate: (person: string) =>
    `The signature was passed on to ${person}, who is filled in below as your signatory. Change this only if somebody else is to sign.`,
  /** What faults call the fields, at the head of a sentence. */
  called: {
    'resellerRelationship.confirmedAt': 'The time at which the customer accepted your invitation',
    'resellerRelationship.evidence': 'The description of how the relationship can be seen',
    'resellerRelationship.invitationLink': 'The link of your invitation',
    'agreement.name': 'The name of the agreement',
    'agreement.dateAgreed': 'The day on which the agreement was made',
    'agreement.attestedBy': 'The name of the person who attests the agreement',
  },
  relationship: {
    legend: (customer: string) => `Your reseller relationship with ${customer}`,
    why: 'Without it Microsoft does not transfer the subscription. The customer reads what you say here before it signs.',
    confirmedAt: 'When the customer accepted your invitation, in UTC',
    confirmedAtHint: (now: string) => `Day and time; it is ${now} now`,
    evidence: 'How this can be seen',
    evidenceHint: 'Such as: invitation accepted by Maria Keller, listed in Partner Center under Customers',
    invitationLink: 'The link of your invitation',
    invitationLinkHint: (microsoftId: string) =>
      `If you have it: it is compared with your Microsoft ID ${microsoftId}`,
  },
  agreement: {
    legend: (customer: string) => `Your agreement with ${customer}`,
    name: 'Name of the agreement',
    nameHint: 'Such as Microsoft Customer Agreement',
    dateAgreed: 'Day it was agreed on',
    attestedBy: 'Who attests this',
    attestedByHint: 'First and last name of the person who answers for it at your organisation',
  },
  attest: (newPartner: string) =>
    `By sending, ${newPartner} states that all of this is right, the reseller relationship and the agreement included.`,
  send: 'Send your part',
  given: {
    title: 'Your part is in the form',
    thanks: 'Thank you. Your part has been received and is written into the form.',
    already:
      'Your part has come already, from your portal or from a colleague with this page: whichever comes first counts. Nothing has to be typed again, and nothing is lost.',
    next: 'Now your signatory and the customer are asked by mail to sign. This link has done its work; there is nothing more to do here.',
    wrong:
      'If something in it is wrong, your signatory can ask for a correction before signing, and your portal can send one (correction.requested).',
  },
};
