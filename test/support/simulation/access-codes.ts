import { createHash } from 'node:crypto';
import { actorOf, linkedTransfer, provenSession } from '../../../shared/signing/open-link.ts';
import type { SigningSession } from '../../../shared/signing/signing-session.ts';
import { MOST_TRIES } from '../../../shared/transfer/access-code.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/transfer/refusals.ts';
import type { PartnerSide } from '../../../shared/transfer/tenancy.ts';
import { accept } from '../../../shared/workflow/accept.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import type { DoorServices } from '../../../shared/workflow/services.ts';
import { HOUR, type Manners, MINUTE, SECOND } from './manners.ts';
import { PLACE } from './page-session.ts';
import { oncePerPlace } from './portals.ts';
import type { Voice } from './voice.ts';
import type { World } from './world.ts';

/** Under which a told code is looked up. */
export const codeKey = (transferId: string, party: Party): string => `${transferId} ${party}`;

/** Real codes are hashed slowly by threads of their own, which no virtual clock can wait for; these are hashed at once. */
const hashOf = (code: string, salt: string): string =>
  createHash('sha256').update(`${salt} ${code}`).digest('hex');

/** The message by which a partner sets a code; every one has a salt of its own, so that the same code set again is another. */
export const codeSet =
  (by: PartnerSide, party: Party, code: string) =>
  (salt: string): Extract<Message, { kind: 'accessCodeSet' }> => ({
    kind: 'accessCodeSet',
    by,
    party,
    salt,
    hash: hashOf(code, salt),
  });

/** A signatory gives a code at the door, which counts every try in the transfer itself. */
export async function giveCode(
  doors: DoorServices,
  session: SigningSession,
  code: string,
  messageId: string,
): Promise<SigningSession | Refusal> {
  const transfer = await linkedTransfer(doors, session);
  if (isRefusal(transfer)) return transfer;
  const { transferId, holder: party, revision, generation } = session;
  const kept = transfer.accessCodes[party];
  if (!kept) return provenSession(session, transfer);
  const { salt, hash } = kept;
  const right = hashOf(code, salt) === hash;
  const message = {
    kind: 'accessCodeTried',
    holder: party,
    party,
    revision,
    generation,
    hash,
    right,
    ...PLACE,
  } as const;
  const bodyHash = hashOf(code, messageId);
  const tried = await accept(doors, { transferId, messageId, bodyHash, message, by: actorOf(party) });
  if (isRefusal(tried)) return tried;
  return right ? provenSession(session, transfer) : refuse('access-code-wrong');
}

type Setter = readonly [PartnerSide, Party];

const SETTERS: readonly [Setter, ...Setter[]] = [
  ['currentPartner', 'currentPartner'],
  ['currentPartner', 'customer'],
  ['newPartner', 'newPartner'],
];

/** Partners who guard links by a code told by telephone: set early or while somebody signs, changed, and set anew when it is dead. */
export function accessCodes(world: World, voice: Voice, manners: Manners): void {
  const { timeline, records } = world;
  const dice = world.dice.of('access codes');
  const dead = new Set<string>();
  let codes = 0;

  oncePerPlace(world, ({ id, stage }) => {
    if (stage === 'requested' || !dice.chance(manners.coded / 3)) return;
    const [by, party] = dice.oneOf(SETTERS);
    timeline.after(dice.oneOf([0, 3, SECOND, manners.openMs(dice)]), () => set(id, by, party));
    if (dice.chance(0.2)) timeline.after(manners.openMs(dice), () => set(id, by, party));
  });

  world.onTransfer(({ id, accessCodes: kept }) => {
    for (const [by, party] of SETTERS) {
      const code = kept[party];
      if (code?.tries !== MOST_TRIES || dead.has(code.hash)) continue;
      dead.add(code.hash);
      if (dice.chance(0.8)) timeline.after(dice.between(MINUTE, 2 * HOUR), () => set(id, by, party));
    }
  });

  /** The signatory is called as soon as the code is set. */
  function set(transferId: string, by: PartnerSide, party: Party) {
    const code = `code-${++codes}`;
    voice.say(transferId, { role: by, via: 'portal', name: by }, codeSet(by, party, code), (reply) => {
      if (!isRefusal(reply)) records.toldCodes.set(codeKey(transferId, party), code);
    });
  }
}
