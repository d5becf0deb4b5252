import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, vi } from 'vitest';
import { everythingStored } from '../../support/browser/storage.ts';
import { ask, lookingAs } from '../../support/doors/tokens.ts';
import type { Doors } from '../../support/doors/use-doors.ts';
import { MAILBOXES, mailboxOf } from './birds.ts';
import { codesTo, type Walked } from './walk.ts';

type Adding = (place: string, text: string) => void;

/** Everything a place holds, as text. */
export type Places = Map<string, string>;

/** What a partner can ask for of a transfer, and what the answers are together called. */
const ROOMS: Record<string, readonly string[]> = {
  view: ['', '/guidance'],
  audit: ['/audit'],
  letters: ['/ticket-draft', '/upload-note', '/request-letter'],
  commands: ['/access-commands'],
  papers: ['/form', '/certificate'],
};

/** A PDF as text: what it shows, and every object of it with its streams unpacked. */
function textOfPdf(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'csp-transfer-canary-'));
  const file = join(folder, 'a.pdf');
  writeFileSync(file, pdf);
  const run = (program: string, args: string[]) => {
    const { error, stdout } = spawnSync(program, args, { maxBuffer: 64_000_000 });
    if (error) throw error;
    return stdout;
  };
  const shown = run('pdftotext', [file, '-']).toString('utf8');
  const objects = run('qpdf', ['--qdf', '--object-streams=disable', '--warning-exit-0', file, '-']);
  rmSync(folder, { recursive: true });
  return `${shown}\n${objects.toString('utf8')}\n${utf16In(objects)}`;
}

/** Strings that are kept in UTF-16, as PDF has them where Latin letters do not suffice. */
const utf16In = (bytes: Buffer): string =>
  [...bytes.toString('latin1').matchAll(/<feff([0-9a-f]+)>/gi)]
    .map(([, hex = '']) => Buffer.from(hex, 'hex').swap16().toString('utf16le'))
    .join('\n');

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, 5)).toString() === '%PDF-' ? textOfPdf(bytes) : Buffer.from(bytes).toString();

/** Tables by their names, and blobs by their containers. */
async function stored(doors: Doors, add: Adding): Promise<void> {
  for (const [place, { bytes }] of await everythingStored(doors)) {
    add(place.split('/')[0] ?? '', `${place}\n${textOf(bytes)}`);
  }
}

function mailed({ stack }: Doors, { asked }: Walked, add: Adding): void {
  const names = new Map(MAILBOXES.map((whose) => [mailboxOf(asked, whose), whose as string]));
  for (const { message } of stack.desk.inbox.all()) {
    const [to] = message.recipients.to;
    const address = to?.address ?? '';
    add(
      `mail to ${names.get(address) ?? address}`,
      JSON.stringify({ ...message, recipients: { ...message.recipients, to: [address] } }),
    );
  }
}

async function answered(doors: Doors, { asked }: Walked, add: Adding): Promise<void> {
  const rooms = Object.entries(ROOMS).flatMap(([name, paths]) => paths.map((path) => ({ name, path })));
  const whole = async (answer: Response) =>
    `${JSON.stringify([...answer.headers])}\n${textOf(new Uint8Array(await answer.arrayBuffer()))}`;
  for (const who of ['fabrikam', 'contoso'] as const) {
    const token = await lookingAs[who](doors);
    const get = async (path: string) => whole(await ask(doors, path, token));
    add(`list to ${who}`, await get('/transfers'));
    for (const { name, path } of rooms)
      add(`${name} to ${who}`, await get(`/transfers/${asked.transferId}${path}`));
    add(`notices to ${who}`, JSON.stringify(doors.stack.portals.of(who)));
  }
  const form = await ask(doors, `/transfers/${asked.transferId}/form`, await lookingAs.fabrikam(doors));
  const pdf = {
    method: 'POST',
    headers: { 'content-type': 'application/pdf' },
    body: Buffer.from(await form.arrayBuffer()),
  };
  add('who has the form', await (await fetch(`${doors.world.baseUrl}/verify`, pdf)).text());
  const ops = await lookingAs.ops(doors);
  for (const path of ['/ops/transfers', `/ops/transfers/${asked.transferId}`])
    add('ops', await whole(await ask(doors, path, ops)));
  for (const path of ['/health', '/notice-key', '/sign', '/verify'])
    add('anybody', await whole(await ask(doors, path)));
}

/** Takes the storage away and knocks everywhere, so that the log has something to tell. */
async function troubled(doors: Doors, { asked, visitors }: Walked): Promise<void> {
  await doors.stack.azurite.stop();
  const token = await lookingAs.fabrikam(doors);
  const codes = codesTo(doors, mailboxOf(asked, 'contact'));
  await Promise.all([
    ask(doors, `/transfers/${asked.transferId}`, token),
    visitors['copies of contact'].reads('copies'),
    visitors.follow.says('open', { code: codes.at(-1) ?? '' }),
  ]);
  await vi.waitFor(() => expect(doors.log.join('\n')).toMatch(/openSigning failed/), { timeout: 10_000 });
}

/** Stops the host, whose database nobody else may open while it runs. */
async function remembered(doors: Doors, add: Adding): Promise<void> {
  await doors.stack.host.child.stop();
  const database = new DatabaseSync(join(doors.dir, 'hub', 'hub.sqlite'), { readOnly: true });
  const tables = database.prepare(`select name from sqlite_master where type = 'table'`).all();
  for (const { name } of tables)
    add('history', JSON.stringify(database.prepare(`select * from ${name}`).all()));
  database.close();
}

/** Everywhere something may be found after a run; the host has stopped then. */
export async function allPlaces(doors: Doors, walked: Walked): Promise<Places> {
  const places: Places = new Map();
  const add = (place: string, text: string) => places.set(place, `${places.get(place) ?? ''}\n${text}`);
  for (const [page, visitor] of Object.entries(walked.visitors))
    add(`page of ${page}`, visitor.answers.join('\n'));
  await answered(doors, walked, add);
  await stored(doors, add);
  mailed(doors, walked, add);
  await troubled(doors, walked);
  await remembered(doors, add);
  add('log', doors.log.join('\n'));
  return places;
}

/** The places that hold a value, in order of their names; JSON and HTML may have written it their way. */
export const placesWith = (places: Places, value: string): string[] =>
  [...places]
    .filter(([, text]) => text.includes(value))
    .map(([place]) => place)
    .toSorted();
