import { describe, expect, it } from 'vitest';
import type { Reader } from '../support/browser/reader.ts';
import { differences, everythingStored } from '../support/browser/storage.ts';
import { useReaders } from '../support/browser/use-readers.ts';
import { Case } from '../support/doors/case.ts';
import { followLinkOf, signingLinkOf } from '../support/doors/links-in-mail.ts';
import { codeOf } from '../support/doors/signing-door.ts';
import { ask, lookingAs } from '../support/doors/tokens.ts';
import { useDoors } from '../support/doors/use-doors.ts';

const doors = useDoors();
const readers = useReaders(doors);

/** What mail gateways and previews do with a link: they take it apart, follow it, and run what they find. */
const addressesIn = (link: string): string[] => {
  const [page = ''] = link.split('#');
  const below = ['document', 'form.pdf', 'transfer', 'open', 'sign'].map((door) => `${page}/${door}`);
  return [page, link, `${page}%23${codeOf(link)}`, `${page}?${codeOf(link)}`, ...below];
};

/** What a program that only fetches gets. */
const fetches = async (address: string, method: string): Promise<number> =>
  (await fetch(address, { method, redirect: 'manual' })).status;

/** The scripts, styles and pages that a page leads to. */
async function partsOf(address: string): Promise<string[]> {
  const page = await (await fetch(address)).text();
  return [...page.matchAll(/(?:src|href)="([^"#]+)"/g)]
    .map(([, part = '']) => new URL(part, address))
    .filter(({ protocol }) => protocol === 'http:')
    .map(({ href }) => href);
}

/** What a gateway's own browser does: it loads the page, runs its scripts and clicks on nothing. */
async function browsesTo({ page }: Reader, address: string): Promise<number> {
  const tab = await page.context().newPage();
  const answer = await tab.goto(address);
  await tab.evaluate('document.fonts.ready.then(() => true)');
  await tab.close();
  return answer?.status() ?? 0;
}

async function orchestrationOf({ transferId }: Case): Promise<unknown> {
  const view = await ask(doors, `/ops/transfers/${transferId}`, await lookingAs.ops(doors));
  const { orchestration, audit } = (await view.json()) as Record<string, unknown>;
  return { orchestration, audit };
}

const times = (count: number, act: () => Promise<number>): Promise<number[]> =>
  Promise.all(Array.from({ length: count }, act));

/** As many at once as one machine would. */
async function inTurns(turns: number, act: () => Promise<number[]>): Promise<number[]> {
  const all: number[] = [];
  for (let turn = 0; turn < turns; turn++) all.push(...(await act()));
  return all;
}

describe('a scanner that opens a link two hundred times, by GET, by HEAD and with a browser', () => {
  it('changes no row, no blob and no mail, and then a person signs by that link', async () => {
    const asked = await new Case(doors).reach('signatures');
    const link = signingLinkOf(doors, asked.maria.address);
    const addresses = [...addressesIn(link), ...(await partsOf(link)), followLinkOf(doors, asked)];
    let turn = 0;
    const next = () => addresses[turn++ % addresses.length] ?? link;
    const [before, orchestration] = [await everythingStored(doors), await orchestrationOf(asked)];
    const scanner = await readers.comes();
    const mails = doors.stack.desk.inbox.all().length;

    const statuses = [
      ...(await inTurns(9, () => times(10, () => fetches(next(), 'GET')))),
      ...(await inTurns(7, () => times(10, () => fetches(next(), 'HEAD')))),
      ...(await inTurns(6, () => times(4, () => browsesTo(scanner, link)))),
      ...(await inTurns(4, () => times(4, () => browsesTo(scanner, next())))),
    ];

    expect(statuses).toHaveLength(200);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(60);
    expect(differences(before, await everythingStored(doors))).toEqual([]);
    expect(await orchestrationOf(asked)).toEqual(orchestration);
    expect(doors.stack.desk.inbox.all()).toHaveLength(mails);

    const maria = await readers.comes();
    await (await maria.opens(link)).signs('Maria Keller');
    expect((await asked.quiet('signatures')).signatures.customer).toMatchObject({ name: 'Maria Keller' });
    expect(differences(before, await everythingStored(doors))).toContain(
      `Transfers/${asked.transferId}/transfer was written`,
    );
  });
});
