import { hashOf, mayFollow, partyOf, transferOf } from '../../../shared/signing/signing-token.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import { isRefusal, type RefusalCode } from '../../../shared/transfer/refusals.ts';
import { signatoryOf } from '../../../shared/transfer/signatory-of.ts';
import { currentForm } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { colleague, consultant } from './cast.ts';
import type { Dice } from './dice.ts';
import { type Manners, MINUTE } from './manners.ts';
import { tokenIn } from './token-in.ts';
import type { Voice } from './voice.ts';
import type { World } from './world.ts';

type Temper = 'signs' | 'declines' | 'silent' | 'delegates';
type Page = { party: Party; revision: number; generation: number; contentHash: string; name: string };

const PLACE = { ip: '203.0.113.7', userAgent: 'Simulated Browser 1.0' };
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

  world.onMail((mail) => {
    const token = tokenIn(mail);
    const transferId = token && transferOf(token);
    if (!token || !transferId) return;
    // The customer's page to follow the transfer is no page to sign on.
    if (mayFollow(world.look(transferId), hashOf(token), timeline.clock.now())) return;
    const temper = temperOf(`${transferId} ${mail.to.address}`);
    if (temper === 'silent') return;
    timeline.after(manners.openMs(dice), () => open(transferId, token, temper, REOPENED));
  });

  function temperOf(key: string): Temper {
    const known = tempers.get(key) ?? drawTemper(dice, manners);
    tempers.set(key, known);
    return known;
  }

  function open(transferId: string, token: string, temper: Temper, again: number) {
    const page = pageFor(transferId, token);
    if (!page) return story.tell('signatory', 'opens a link that is not valid any more');
    const { party, revision, generation } = page;
    const by = { role: party, via: 'signing-link', name: page.name } as const;
    voice.say(transferId, by, { kind: 'signingPageOpened', party, revision, generation, ...PLACE });

    const link = world.look(transferId).links[party];
    const now = timeline.clock.now();
    const at = link ? manners.signAt(dice, now, link) : now;
    timeline.after(Math.max(1, at - now), () =>
      voice.say(transferId, by, spoken(page, temper, dice), (reply) => {
        if (!isRefusal(reply) || again === 0) return;
        const mood = AGAIN[reply.refused]?.(temper);
        if (mood) timeline.after(dice.between(1, MINUTE), () => open(transferId, token, mood, again - 1));
      }),
    );
  }

  /** The page as the door shows it: nothing without a link in force. */
  function pageFor(transferId: string, token: string): Page | undefined {
    const transfer = world.look(transferId);
    const party = partyOf(transfer, hashOf(token), timeline.clock.now());
    const [link, form] = [party && transfer.links[party], currentForm(transfer)];
    const person = party && signatoryOf(transfer, party)?.signatory;
    if (!party || !link || !form || !person) return undefined;
    const { revision, generation } = link;
    const name = `${person.firstName} ${person.lastName}`;
    return { party, revision, generation, contentHash: form.sha256, name };
  }
}

function drawTemper(dice: Dice, { declines, silent, delegates }: Manners): Temper {
  if (dice.chance(declines)) return 'declines';
  if (dice.chance(delegates)) return 'delegates';
  return dice.chance(silent) ? 'silent' : 'signs';
}

function spoken({ name, contentHash, ...bound }: Page, temper: Temper, dice: Dice): Message {
  if (temper === 'declines')
    return { kind: 'declined', ...bound, reason: 'We do not agree to this.', ...PLACE };
  if (temper === 'delegates') {
    const to = dice.chance(0.2) ? consultant : colleague(bound.party, dice.between(1, 9));
    return { kind: 'delegated', ...bound, to, ...PLACE };
  }
  const consent = { method: 'typed', consentVersion: '2026-11' } as const;
  return { kind: 'signed', ...bound, contentHash, name, ...consent, ...PLACE };
}
