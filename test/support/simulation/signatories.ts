import { maySign, type SigningSession } from '../../../shared/signing/signing-session.ts';
import { isSigner } from '../../../shared/transfer/link.ts';
import { isRefusal, type RefusalCode } from '../../../shared/transfer/refusals.ts';
import { signatoryOf } from '../../../shared/transfer/signatory-of.ts';
import { currentForm } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { colleague, consultant } from './cast.ts';
import { codeEntry } from './code-entry.ts';
import type { Dice } from './dice.ts';
import { type Manners, MINUTE } from './manners.ts';
import { onLinkMail, PLACE, sessionBy } from './page-session.ts';
import type { Voice } from './voice.ts';
import type { World } from './world.ts';

type Temper = 'signs' | 'declines' | 'silent' | 'delegates';
type Page = { session: SigningSession; contentHash: string; name: string };

/** What makes somebody open the page again: a form that has changed, or a colleague who signs for another party already. */
const AGAIN: Partial<Record<RefusalCode, (temper: Temper) => Temper>> = {
  'signature-superseded': (temper) => temper,
  'invalid-content': () => 'signs',
};

/** A page that was refused is opened again so many times. */
const REOPENED = 3;

/**
 * The three who sign. They know only what a mail brought them: they open its link, see the form as it is at that
 * moment, and sign exactly that, which may be stale by the time they send it.
 */
export function signatories(world: World, voice: Voice, manners: Manners): void {
  const { timeline, story } = world;
  const dice = world.dice.of('signatories');
  const tempers = new Map<string, Temper>();
  const enterCode = codeEntry(world, voice);

  onLinkMail(world, isSigner, (token, transferId, address) => {
    const temper = temperOf(`${transferId} ${address}`);
    if (temper === 'silent') return;
    timeline.after(manners.openMs(dice), () => open(token, temper, REOPENED));
  });

  function temperOf(key: string): Temper {
    const known = tempers.get(key) ?? drawTemper(dice, manners);
    tempers.set(key, known);
    return known;
  }

  function open(token: string, temper: Temper, again: number) {
    const page = pageFor(token);
    if (!page) return story.tell('signatory', 'opens a link that is not valid any more');
    const { transferId, holder: party, revision, generation } = page.session;
    const by = { role: party, via: 'signing-link', name: page.name } as const;
    voice.say(transferId, by, { kind: 'signingPageOpened', party, revision, generation, ...PLACE });

    const link = world.look(transferId).links[party];
    const now = timeline.clock.now();
    const at = link ? manners.signAt(dice, now, link) : now;
    timeline.after(Math.max(1, at - now), () => act({ page, temper, token, again }));
  }

  type Visit = { page: Page; temper: Temper; token: string; again: number };

  /** Says what the page is left with; where an access code is asked for first, that is given and the same said once more. */
  function act(visit: Visit) {
    const { page, temper, token, again } = visit;
    voice.sayOnPage(page.session, spoken(page, temper, dice), (reply) => {
      if (!isRefusal(reply)) return;
      if (reply.refused === 'access-code-needed')
        return enterCode(page.session, (session) => act({ ...visit, page: { ...page, session } }));
      const mood = AGAIN[reply.refused]?.(temper);
      if (mood && again > 0) timeline.after(dice.between(1, MINUTE), () => open(token, mood, again - 1));
    });
  }

  /** The page as the door shows it: nothing without a link in force. */
  function pageFor(token: string): Page | undefined {
    const session = sessionBy(world, token);
    if (!session || !maySign(session)) return undefined;
    const transfer = world.look(session.transferId);
    const form = currentForm(transfer);
    const person = signatoryOf(transfer, session.holder)?.signatory;
    if (!form || !person) return undefined;
    return { session, contentHash: form.sha256, name: `${person.firstName} ${person.lastName}` };
  }
}

function drawTemper(dice: Dice, { declines, silent, delegates }: Manners): Temper {
  if (dice.chance(declines)) return 'declines';
  if (dice.chance(delegates)) return 'delegates';
  return dice.chance(silent) ? 'silent' : 'signs';
}

function spoken({ session, contentHash, name }: Page, temper: Temper, dice: Dice): Message {
  const { holder: party, revision, generation, proven } = session;
  const bound = { party, revision, generation, proven, ...PLACE };
  if (temper === 'declines') return { kind: 'declined', ...bound, reason: 'We do not agree to this.' };
  if (temper === 'delegates') {
    const to = dice.chance(0.2) ? consultant : colleague(party, dice.between(1, 9));
    return { kind: 'delegated', ...bound, to };
  }
  const consent = { method: 'typed', consentVersion: '2026-11-1', consentLanguage: 'en' } as const;
  return { kind: 'signed', ...bound, contentHash, name, ...consent };
}
