import { createHash } from 'node:crypto';

/** What the chain adds to a body: its place from 1, and SHA-256 (hex) of the entry before it and of itself. */
export type Link = { sequence: number; previousHash: string; hash: string };

/** A body as it stands in the chain; a body has no fields of these names of its own. */
export type Chained<Body extends object> = Body & Link;

/** The last entry, as kept in the transfer row and printed on the evidence certificate; sequence 0 is the genesis. */
export type Head = { sequence: number; hash: string };

/**
 * What is wrong, at the first place where it shows. `edited`: the entry does not fit its own hash. `deleted`: the
 * place is empty. `swapped`: its entry comes later. `forked`: the entry follows another past, or claims a taken place.
 * `foreign`: the chain begins with another transfer. `truncated`, `appended`: it ends before or after the known head.
 */
export type Problem = 'edited' | 'deleted' | 'swapped' | 'forked' | 'foreign' | 'truncated' | 'appended';
export type Verdict = { ok: true } | { ok: false; sequence: number; problem: Problem };

const LINK_FIELDS: readonly string[] = ['sequence', 'previousHash', 'hash'];
const DEEPEST = 64;

/** The head of an empty chain; it names the transfer, so that no chain can be passed off as another transfer's. */
export function genesis(transferId: string): Head {
  return { sequence: 0, hash: sha256(`audit-chain/1\n${transferId}`) };
}

/** The body as the entry after `head`. Throws TypeError for a body that JSON would not give back as it was. */
export function append<Body extends object>(head: Head, body: Body): Chained<Body> {
  const taken = LINK_FIELDS.find((field) => field in body);
  if (taken) throw new TypeError(`An audit entry has no "${taken}" of its own.`);
  const sequence = head.sequence + 1;
  return { ...body, sequence, previousHash: head.hash, hash: hashOf(head.hash, { ...body, sequence }) };
}

/**
 * Checks a whole trail in the order it was read, against the known head when there is one. Without a head an end cut
 * off or added by somebody who can compute hashes cannot show (RELIABILITY T2). Never throws, whatever the rows hold.
 */
export function verifyChain(transferId: string, entries: readonly Link[], head?: Head): Verdict {
  let before = genesis(transferId);
  for (const entry of entries) {
    const problem = problemOf(entry, before, entries);
    if (problem) return { ok: false, sequence: before.sequence + 1, problem };
    before = entry;
  }
  return head ? compareWithHead([genesis(transferId), ...entries], before, head) : { ok: true };
}

function problemOf(entry: Link, before: Head, all: readonly Link[]): Problem | undefined {
  const place = before.sequence + 1;
  if (!fitsOwnHash(entry)) return 'edited';
  if (entry.sequence > place) return all.some((other) => other?.sequence === place) ? 'swapped' : 'deleted';
  if (entry.sequence < place) return 'forked';
  if (entry.previousHash === before.hash) return undefined;
  return place === 1 ? 'foreign' : 'forked';
}

function compareWithHead(fromGenesis: readonly Head[], last: Head, head: Head): Verdict {
  if (last.sequence < head.sequence) return { ok: false, sequence: last.sequence + 1, problem: 'truncated' };
  if (fromGenesis[head.sequence]?.hash !== head.hash)
    return { ok: false, sequence: head.sequence, problem: 'forked' };
  if (last.sequence === head.sequence) return { ok: true };
  return { ok: false, sequence: head.sequence + 1, problem: 'appended' };
}

function fitsOwnHash(entry: Link): boolean {
  try {
    const { previousHash, hash, ...content } = entry;
    return hash === hashOf(previousHash, content);
  } catch {
    return false; // a value that cannot be written canonically was never appended by us
  }
}

function hashOf(previousHash: string, content: object): string {
  return sha256(`${previousHash}\n${canonicalJson(content)}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * The one text of a JSON value (RFC 8785): keys sorted by UTF-16 code units, no white space. Properties that are
 * undefined are left out, as JSON does. Throws TypeError for what JSON cannot carry: other undefineds, NaN, class
 * instances, lone surrogates, more than 64 levels.
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (depth > DEEPEST) throw new TypeError(`A canonical JSON value has at most ${DEEPEST} levels.`);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string' && value.isWellFormed()) return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value))
    return `[${Array.from(value, (item) => canonicalJson(item, depth + 1)).join(',')}]`;
  if (!isPlainObject(value)) throw new TypeError(`No canonical JSON for a ${typeof value} like this one.`);
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${canonicalJson(key)}:${canonicalJson(value[key], depth + 1)}`);
  return `{${members.join(',')}}`;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
