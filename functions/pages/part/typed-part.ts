import type { NewPartnerPart, Transfer } from '../../../shared/transfer/transfer.ts';
import { asTyped, detailsIn } from '../follow/typed-details.ts';
import { asMoment, instantIn } from './moment-input.ts';

const RELATIONSHIP = ['confirmedAt', 'evidence', 'invitationLink'] as const;
const AGREEMENT = ['name', 'dateAgreed', 'attestedBy'] as const;
const CONFIRMED_AT = 'resellerRelationship.confirmedAt';

/** The typed fields as the content of `new-partner.submitted`, to be read by its schema; what was left empty is left out. */
export function partIn(fields: ReadonlyMap<string, string>): object {
  const group = (of: string, keys: readonly string[]) =>
    Object.fromEntries(
      keys.flatMap((key) => {
        const text = fields.get(`${of}.${key}`)?.trim();
        return text ? [[key, key === 'confirmedAt' ? instantIn(text) : text]] : [];
      }),
    );
  return {
    details: detailsIn(fields),
    resellerRelationship: group('resellerRelationship', RELATIONSHIP),
    agreement: group('agreement', AGREEMENT),
  };
}

/**
 * What the fields show first: what the part said itself before it was to be corrected, else what the customer entered
 * . To whom the signature was passed on stays the signatory.
 */
export function prefilled({
  newPartner: { proposal, formerPart },
  signatories,
}: Transfer): Map<string, string> {
  const details = formerPart?.details ?? proposal?.details;
  const { newPartner: signatory } = signatories;
  return new Map([
    ...asTyped(details && signatory ? { ...details, signatory } : details),
    ...(formerPart ? attestedOf(formerPart) : []),
  ]);
}

const attestedOf = ({ resellerRelationship, agreement }: NewPartnerPart): [string, string][] => [
  ...RELATIONSHIP.map((key): [string, string] => [
    `resellerRelationship.${key}`,
    resellerRelationship[key] ?? '',
  ]),
  [CONFIRMED_AT, asMoment(resellerRelationship.confirmedAt)],
  ...AGREEMENT.map((key): [string, string] => [`agreement.${key}`, agreement[key]]),
];
