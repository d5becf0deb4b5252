import type { Party } from '../../../shared/transfer/party.ts';
import type { Section } from '../../../shared/transfer/signed-form.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { a } from '../a-party.ts';
import { colleague, consultant, fabrikamsPart } from './cast.ts';
import type { Dice } from './dice.ts';

type Requested = Extract<Message, { kind: 'correctionRequested' }>;
type Corrected = NonNullable<Requested['corrected']>;

/** A correction as a party may ask for it: of its own sections with the new content, of any with the reason alone. */
export function correctionBy(by: Party, seen: Transfer, now: string, dice: Dice): Requested {
  const message: Requested = {
    kind: 'correctionRequested',
    by,
    revision: seen.revision,
    reason: 'Something in the form is wrong.',
  };
  const corrected = dice.chance(0.5) ? contentOf(by, seen, now, dice) : undefined;
  const sections = dice.chance(0.4) ? someSections(dice) : undefined;
  return { ...message, ...(corrected ? { corrected } : {}), ...(sections ? { sections } : {}) };
}

const someSections = (dice: Dice): Section[] =>
  dice.oneOf<Section[]>([
    ['newPartner'],
    ['customer'],
    ['subscription', 'currentPartner'],
    ['currentPartner', 'newPartner'],
  ]);

/** Only the cast of the first transfer is corrected; the other one runs beside it undisturbed. */
function contentOf(by: Party, seen: Transfer, now: string, dice: Dice): Corrected | undefined {
  if (by === 'customer' || seen.customer.microsoftId !== a.customer.microsoftId) return undefined;
  const person = dice.chance(0.2) ? consultant : colleague(by, dice.between(20, 29));
  if (by === 'newPartner') return { newPartner: fabrikamsPart(now, dice.chance(0.5) ? person : undefined) };
  return dice.oneOf(OWN)(seen, dice);
}

const OWN: readonly [
  (seen: Transfer, dice: Dice) => Corrected,
  ...((seen: Transfer, dice: Dice) => Corrected)[],
] = [
  ({ customer }, dice) => {
    const contact = dice.chance(0.2) ? consultant : colleague('customer', dice.between(20, 29));
    return { customer: { ...customer, contact } };
  },
  ({ subscription }, dice) => ({
    subscription: { ...subscription, friendlyName: `Production ${dice.between(1, 99)}` },
  }),
  ({ currentPartner: { details } }, dice) => ({
    currentPartner: {
      ...details,
      signatory: dice.chance(0.2) ? consultant : colleague('currentPartner', dice.between(20, 29)),
    },
  }),
];
