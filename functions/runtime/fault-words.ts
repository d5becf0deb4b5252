import type { Violation } from '../../shared/transfer/refusals.ts';

/** What the fields of our own pages are called there, by the place a fault names. */
const LABELS: Record<string, string> = {
  reason: 'Your reason',
  name: 'Your name',
  sections: 'What is wrong',
  ranBy: 'The name of who made the list',
  newPartnerCenterSubscriptionId: 'The new Partner Center subscription ID',
  'to.firstName': 'The first name',
  'to.lastName': 'The last name',
  'to.email': 'The e-mail address',
  'to.title': 'The position',
  'data.roleAssignments': 'The list',
};

/** The schemas' own words for faults a person can make in a form. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Too small/, 'is too short'],
  [/^Too big/, 'is too long'],
  [/^Invalid option/, 'is not one of those that can be chosen'],
  [/^Invalid input/, 'is missing'],
  [/^the code of the United Kingdom/, 'of the United Kingdom is GB'],
];

/** The numbers of rules are for portals' engineers, not for people on a page. */
const RULES = / \((?:[RDA]-\d\d|DOMAIN [\d.]+)(?:, [RDA]-\d\d)*\)/g;

/** A fault in words, without its subject: `is too short`. */
export const faultWords = (message: string): string =>
  WORDS.find(([pattern]) => pattern.test(message))?.[1] ?? message.replace(RULES, '');

/** A fault as a sentence with its subject, where the page knows a name for the place. */
export function faultSentence({ path, message }: Violation): string {
  const [, row, of] = /^data\.roleAssignments\.(\d+)(?:\.(.+))?$/.exec(path) ?? [];
  const subject =
    row === undefined ? LABELS[path] : `Row ${Number(row) + 1} of the list${of ? `, ${of},` : ''}`;
  const words = faultWords(message);
  return subject === undefined ? words : `${subject} ${words}`;
}
