import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bearer } from '../../../infra/local/demo/portal.ts';
import { type Stack, startStack } from '../../../infra/local/stack.ts';
import { COURSES, courseOf } from '../../support/crash/courses.ts';
import {
  chainsAmiss,
  endsAmiss,
  messagesAmiss,
  revisionsAmiss,
  storiesAmiss,
} from '../../support/crash/evidence.ts';
import { formsAmiss } from '../../support/crash/evidence-of-forms.ts';
import {
  linksAmiss,
  mailsUntold,
  noticesAmiss,
  receiptsAmiss,
} from '../../support/crash/evidence-of-post.ts';
import { drawMoments, killAt, type Moment, sentenceOfMoment } from '../../support/crash/killer.ts';
import { type Knock, persistentKnock, textOf } from '../../support/crash/persistent-fetch.ts';
import { type PostWire, watchPostWire } from '../../support/crash/post-wire.ts';
import { openPostbox } from '../../support/crash/postbox.ts';
import { hubAtRest, openIndexRows, type Remains, remainsOf } from '../../support/crash/remains.ts';
import { walkTransfer } from '../../support/crash/walk-transfer.ts';
import type { Walked } from '../../support/crash/walker.ts';

const TRANSFERS = 40;
const KILLS = 12;
const NUMBERS = Array.from({ length: TRANSFERS }, (_, n) => n + 1);
const ANSWERS = NUMBERS.reduce((sum, number) => sum + COURSES[courseOf(number)].answers, 0);
/** SEED=… runs the same moments again; what is in work at them still depends on the machine. */
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const LIMIT_MS = 240_000;
const LOOK_EVERY_MS = 250;
const PATIENCE = { attemptMs: 4_000, allMs: LIMIT_MS };

const dir = mkdtempSync(join(tmpdir(), 'csp-transfer-crash-'));
/** The app is loaded a dozen times: what it compiles to is kept, so that the machine's time goes into the work. */
process.env.NODE_COMPILE_CACHE = join(dir, 'compiled');
const count = { asked: 0, answered: 0 };
let stack: Stack;
let wire: PostWire;
let killed: number[] = [];
let walked: Walked[] = [];
let remains: Remains[] = [];
let openRows: string[] = [];
let listed: { open: unknown[]; stages: string[] };

beforeAll(async () => {
  stack = await startStack({ dir, restartHost: true });
  wire = watchPostWire();
  await killWhileWalking();
  await everyOrchestrationToEnd();
  listed = await lists();
  remains = await remainsOf(stack, walked);
  openRows = await openIndexRows(stack);
  await stack.stop();
}, LIMIT_MS);

afterAll(async () => {
  await stack.stop();
  wire.stop();
  rmSync(dir, { recursive: true, force: true });
}, 60_000);

const knock: Knock = persistentKnock(PATIENCE, count);

async function killWhileWalking(): Promise<void> {
  const began = performance.now();
  const moments = drawMoments(SEED, KILLS, ANSWERS - TRANSFERS);
  console.log(`SEED=${SEED}`);
  const postbox = openPostbox(stack.desk.inbox, LIMIT_MS);
  const street = { baseUrl: stack.baseUrl, now: stack.now, knock };
  const walks = NUMBERS.map((number) => walkTransfer({ stack, street, postbox }, number, courseOf(number)));
  [walked, killed] = await Promise.all([
    Promise.all(walks),
    killAt(stack, moments, () => count.answered, tellKill),
  ]).finally(postbox.close);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const { mails, notices } = wire;
  const repeated = [
    `${mails.taken - stack.desk.inbox.all().length} mails`,
    `${notices.taken - noticesCame().length} notices`,
  ];
  console.log(
    `${TRANSFERS} transfers over ${killed.length} kills in ${seconds} s: ${count.asked} requests for ${count.answered} answers; sent again ${repeated.join(' and ')}`,
  );
}

const noticesCame = () =>
  Object.values(stack.partners).flatMap(({ partner }) => stack.portals.of(partner.partnerId));

function tellKill(moment: Moment): void {
  console.log(
    `killed ${sentenceOfMoment(moment)}; ${count.answered} answers, ${stack.desk.inbox.all().length} mails`,
  );
}

async function asOps(path: string): Promise<Record<string, unknown>> {
  const { opsClient, baseUrl, audience, now, desk } = stack;
  const world = { baseUrl, audience, now, deskOrigin: desk.origin };
  const token = await bearer(world, opsClient.tenantId, opsClient.clientId, opsClient.clientSecret);
  const headers = { authorization: `Bearer ${token}` };
  return JSON.parse(
    textOf(await knock(() => ({ url: `${baseUrl}/ops/transfers${path}`, init: { headers } }))),
  );
}

/** The doors say so themselves; an orchestration that never ends is the time limit's to tell. */
async function everyOrchestrationToEnd(): Promise<void> {
  for (const { transferId } of walked) while (!(await hasEnded(transferId))) await pause(LOOK_EVERY_MS);
}

async function hasEnded(transferId: string): Promise<boolean> {
  const { orchestration } = await asOps(`/${transferId}`);
  return (orchestration as { runtimeStatus?: string } | undefined)?.runtimeStatus === 'Completed';
}

async function lists(): Promise<typeof listed> {
  const { items } = (await asOps('')) as { items: unknown[] };
  const seen = await Promise.all(walked.map(({ transferId }) => asOps(`/${transferId}`)));
  return { open: items, stages: [...new Set(seen.map(({ stage }) => String(stage)))] };
}

describe(`${TRANSFERS} transfers while the host is killed ${KILLS} times`, () => {
  it('kills a working host each time, and requests are lost by it', () => {
    expect(new Set(killed).size).toBe(KILLS);
    expect(count.asked).toBeGreaterThan(count.answered);
  });

  it('completes every transfer, and nothing but its papers and the fate of its mails follows the end', () => {
    expect(listed.stages).toEqual(['completed']);
    expect(endsAmiss(remains)).toEqual([]);
  });

  it('keeps every accepted message exactly once in the audit trail', () => {
    expect(remains.flatMap(({ accepted }) => accepted).length).toBeGreaterThan(TRANSFERS * 12);
    expect(messagesAmiss(remains)).toEqual([]);
  });

  it('tells every story whole, once and in order', () => expect(storiesAmiss(remains)).toEqual([]));

  it('chains every audit trail up to the head in the document', () =>
    expect(chainsAmiss(remains)).toEqual([]));

  it('leaves three valid seals in every form, and every replaced form as it was', () =>
    expect(formsAmiss(remains, stack.sealRoot)).toEqual([]));

  it('voids the signatures that covered a correction, and no others', () =>
    expect(revisionsAmiss(remains)).toEqual([]));

  it('sends everybody one link for each revision, one to a page of their own, and one to the copies', () =>
    expect(linksAmiss(remains, stack.desk.inbox.all())).toEqual([]));

  it('uses no operation id for two mails, and no webhook id for two notices', () =>
    expect([wire.mails.reused, wire.notices.reused]).toEqual([0, 0]));

  it('tells each portal its news once, repeated under the same id alone', () => {
    expect(noticesCame().length).toBeGreaterThan(TRANSFERS);
    expect(noticesAmiss(remains, noticesCame())).toEqual([]);
    expect(Object.keys(stack.partners).flatMap((name) => stack.portals.disbelieved(name))).toEqual([]);
  });

  it('keeps one receipt of every mail on order, and only of mails that arrived', () =>
    expect(receiptsAmiss(remains, stack.desk.inbox.all())).toEqual([]));

  it('tells of every mail that arrived, if only that it may have gone out', () =>
    expect(mailsUntold(remains, stack.desk.inbox.all())).toEqual([]));

  it('leaves the open list, the guards and the engine empty', () => {
    expect(listed.open).toEqual([]);
    expect(openRows).toEqual([]);
    expect(hubAtRest(dir)).toEqual({ instances: { Completed: TRANSFERS }, untaken: 0 });
  });
});
