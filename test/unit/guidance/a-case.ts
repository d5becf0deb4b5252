import { type Party, partyName } from '../../../shared/transfer/party.ts';
import { isRefusal, type Refusal } from '../../../shared/transfer/refusals.ts';
import type { FormState, Signature } from '../../../shared/transfer/signed-form.ts';
import { TERMS } from '../../../shared/transfer/terms.ts';
import type { Stage, Transfer } from '../../../shared/transfer/transfer.ts';
import { a, aPartnersDetails } from '../../support/a-party.ts';
import { aHash, aTransfer } from '../../support/a-transfer.ts';

/** When all three have signed. */
export const SIGNED_AT = '2026-11-10T16:00:00.000Z';

const state = (after: FormState['after']): FormState => ({ sha256: aHash(after), size: 84_213, after });

const EMAILS: Record<Party, string> = {
  currentPartner: 'signatory@contoso.com',
  customer: a.customer.contact.email,
  newPartner: 'signatory@fabrikam.com',
};

const signature = (party: Party, covered: FormState['after']): Signature => ({
  party,
  revision: 1,
  name: partyName[party],
  email: EMAILS[party],
  organisation: party,
  method: 'typed',
  signedAt: SIGNED_AT,
  contentHash: aHash(covered),
  consentVersion: '2026-11-1',
  consentLanguage: 'en',
  proof: 'mailbox',
  sealedIn: aHash(party),
});

/** A case at a stage, with all that can be known of it: signed three times, with a ticket, its form sealed; no commerce id yet. */
export function aCase(stage: Stage, over: Partial<Transfer> = {}): Transfer {
  const bare = aTransfer();
  return {
    ...bare,
    terms: TERMS,
    signatories: {},
    stage,
    newPartner: {
      ...bare.newPartner,
      part: {
        details: aPartnersDetails('Łukasz', '李', 'fabrikam.com'),
        resellerRelationship: { confirmedAt: SIGNED_AT, evidence: 'Accepted by the customer’s admin' },
        agreement: { name: 'Cloud agreement 7', dateAgreed: '2026-10-30', attestedBy: 'Łukasz 李' },
      },
    },
    serviceTicket: { number: '2611020040001234', openedAt: SIGNED_AT },
    form: [
      state('prepared'),
      state('currentPartner'),
      state('newPartnerFilled'),
      state('newPartner'),
      state('customer'),
    ],
    signatures: {
      currentPartner: signature('currentPartner', 'prepared'),
      customer: signature('customer', 'newPartnerFilled'),
      newPartner: signature('newPartner', 'newPartnerFilled'),
    },
    links: {
      customer: {
        revision: 1,
        generation: 1,
        email: EMAILS.customer,
        tokenHash: aHash('token'),
        issuedAt: SIGNED_AT,
        expiresAt: SIGNED_AT,
      },
    },
    ...over,
  };
}

/** The answer, which must not be a refusal. */
export function given<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer as T;
}

/** The refusal, which must be one. */
export function denied(answer: unknown): Refusal {
  if (!isRefusal(answer)) throw new Error(`given: ${JSON.stringify(answer)}`);
  return answer;
}

/** The values of the lines with this label. */
export const valuesOf = (text: string, label: string): string[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`${label}: `))
    .map((line) => line.slice(label.length + 2));
