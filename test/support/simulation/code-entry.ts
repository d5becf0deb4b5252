import type { SigningSession } from '../../../shared/signing/signing-session.ts';
import { isRefusal, type RefusalCode } from '../../../shared/transfer/refusals.ts';
import { codeKey, giveCode } from './access-codes.ts';
import type { Dice } from './dice.ts';
import { HOUR, MINUTE, SECOND } from './manners.ts';
import type { Voice } from './voice.ts';
import type { World } from './world.ts';

/** Some mistype, and a few have noted down something else altogether. */
const MISTYPES = 0.3;
const HOPELESS = 0.2;

/** How long until another try: a mistyped code at once, a dead or unknown one when somebody has called. */
const AGAIN: Partial<Record<RefusalCode, (dice: Dice) => number>> = {
  'access-code-wrong': (dice) => dice.oneOf([1, 500, 5 * SECOND]),
  'access-code-locked': (dice) => dice.between(MINUTE, 4 * HOUR),
};

/** Nobody tries for ever. */
const TRIES = 14;

/** Signatories at the page that asks for the code they were told: right, wrong, and now and then twice at once. */
export function codeEntry(world: World, voice: Voice) {
  const { timeline, story, doors, records } = world;
  const dice = world.dice.of('code entry');

  type Entry = { session: SigningSession; mistyping: number; then: (proven: SigningSession) => void };

  function typedBy({ session: { transferId, holder }, mistyping }: Entry): string {
    const told = records.toldCodes.get(codeKey(transferId, holder));
    return told === undefined || dice.chance(mistyping) ? 'a-guess' : told;
  }

  async function give(entry: Entry, left: number): Promise<void> {
    const { session, then } = entry;
    const typed = typedBy(entry);
    const once = () =>
      voice.knock('accessCodeTried', session.holder, (id) => giveCode(doors, session, typed, id));
    if (dice.chance(0.1)) timeline.after(dice.oneOf([0, 2]), once);
    const answer = await once();
    if (!answer) return;
    if (!isRefusal(answer)) return then(answer);
    story.tell(session.holder, `gives a code → refused: ${answer.refused}`);
    const wait = AGAIN[answer.refused]?.(dice);
    if (wait !== undefined && left > 0) timeline.after(wait, () => give(entry, left - 1));
  }

  return function enter(session: SigningSession, then: (proven: SigningSession) => void): void {
    const entry = { session, then, mistyping: dice.chance(HOPELESS) ? 0.9 : MISTYPES };
    timeline.after(dice.between(1, MINUTE), () => give(entry, TRIES));
  };
}
