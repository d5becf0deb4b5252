import type { AuditFact } from '../../../shared/audit/audit-fact.ts';
import { Party } from '../../../shared/transfer/party.ts';
import type { Section } from '../../../shared/transfer/signed-form.ts';
import type { AuditEntry } from '../../../shared/transfer/transfer-store.ts';

type Given = { revision: number; at: string; contentHash: string; sealed: boolean };
type Link = { revision: number; generation: number; expiresAt: string };
type Code = { tries: number; given: boolean };
type State = { sha256: string; after: 'prepared' | 'newPartnerFilled' | Party };

/** What the audit trail says of form, signatures and links after an entry: worked out anew, to be compared with what is stored. */
export type Chapter = {
  revision: number;
  form: State[];
  signatures: Partial<Record<Party, Given>>;
  links: Partial<Record<Party, Link>>;
  /** The link to the new partner's part. */
  part: Omit<Link, 'revision'> | undefined;
  /** Access codes in force, with their wrong tries, and whether somebody has given them. */
  codes: Partial<Record<Party, Code>>;
  ticket: boolean;
  ended: boolean;
};

const BLANK: Chapter = {
  ...{ revision: 1, form: [], signatures: {}, links: {}, codes: {} },
  ...{ part: undefined, ticket: false, ended: false },
};
const BASE: Section[] = ['customer', 'subscription', 'currentPartner'];

const without = <T>(of: Partial<Record<Party, T>>, ...parties: Party[]): Partial<Record<Party, T>> =>
  Object.fromEntries(Object.entries(of).filter(([party]) => !parties.includes(party as Party)));

/** The rule of A-11: signature 1 covers the base, 2 and 3 cover the whole form; no link outlives its revision. */
function replaced(chapter: Chapter, sections: readonly Section[]): Chapter {
  const anew = sections.some((section) => BASE.includes(section));
  const filled = chapter.form.findIndex(({ after }) => after === 'newPartnerFilled');
  const base = filled < 0 ? chapter.form : chapter.form.slice(0, filled);
  const kept = anew ? {} : without(chapter.signatures, 'customer', 'newPartner');
  const { revision } = chapter;
  const nowhere = { links: {}, part: undefined };
  return { ...chapter, ...nowhere, revision: revision + 1, form: anew ? [] : base, signatures: kept };
}

/** The sections a fact says are replaced; none when the revision goes on. */
export function sectionsReplaced(fact: AuditFact): readonly Section[] {
  if (fact.kind === 'correctionRequested') return fact.sections;
  if (fact.kind === 'signaturesTooOld') return BASE;
  return fact.kind === 'supportAnswered' ? (fact.sections ?? []) : [];
}

type Turn = {
  [K in AuditFact['kind']]?: (chapter: Chapter, fact: Extract<AuditFact, { kind: K }>, at: string) => Chapter;
};

const onForm = (chapter: Chapter, state: State): Chapter => ({ ...chapter, form: [...chapter.form, state] });

const withCode = (chapter: Chapter, party: Party, code: Code): Chapter => ({
  ...chapter,
  codes: { ...chapter.codes, [party]: code },
});

/** The links of those who have not signed yet, and to the part, live until a new deadline. */
function longer(chapter: Chapter, until: string): Chapter {
  const links = Party.options.flatMap((party) => {
    const link = chapter.links[party];
    if (!link) return [];
    return [[party, chapter.signatures[party] ? link : { ...link, expiresAt: until }]];
  });
  const part = chapter.part && { ...chapter.part, expiresAt: until };
  return { ...chapter, links: Object.fromEntries(links), part };
}

const TURNS: Turn = {
  serviceTicketOpened: (chapter) => ({ ...chapter, ticket: true }),
  formPrepared: (chapter, { sha256 }) => onForm(chapter, { sha256, after: 'prepared' }),
  newPartnerFilledIn: (chapter, { sha256 }) => onForm(chapter, { sha256, after: 'newPartnerFilled' }),
  signed: (chapter, { party, revision, contentHash }, at) => ({
    ...chapter,
    signatures: { ...chapter.signatures, [party]: { revision, at, contentHash, sealed: false } },
  }),
  signatureSealed(chapter, { party, sha256 }) {
    const given = chapter.signatures[party];
    const signatures = given
      ? { ...chapter.signatures, [party]: { ...given, sealed: true } }
      : chapter.signatures;
    return onForm({ ...chapter, signatures }, { sha256, after: party });
  },
  signingLinkIssued: (chapter, { party, ...link }) => ({
    ...chapter,
    links: { ...chapter.links, [party]: link },
  }),
  partLinkIssued: (chapter, { generation, expiresAt }) => ({ ...chapter, part: { generation, expiresAt } }),
  newPartnerSubmitted: (chapter) => ({ ...chapter, part: undefined }),
  accessCodeSet: (chapter, { party }) => withCode(chapter, party, { tries: 0, given: false }),
  accessCodeGiven: (chapter, { party }) =>
    withCode(chapter, party, { tries: chapter.codes[party]?.tries ?? 0, given: true }),
  accessCodeCleared: (chapter, { party }) => ({ ...chapter, codes: without(chapter.codes, party) }),
  accessCodeWrong: (chapter, { party, tries }) =>
    withCode(chapter, party, { given: chapter.codes[party]?.given ?? false, tries }),
  signatoryChanged: (chapter, { party }) => ({ ...chapter, links: without(chapter.links, party) }),
  linkRenewed: (chapter, { party }) => ({ ...chapter, links: without(chapter.links, party) }),
  timeExtended: (chapter, { until }) => longer(chapter, until),
  timeGivenBack: (chapter, { until }) => longer(chapter, until),
  transferEnded: (chapter) => ({ ...chapter, links: {}, part: undefined, ended: true }),
};

function next(chapter: Chapter, { fact, at }: AuditEntry): Chapter {
  const sections = sectionsReplaced(fact);
  if (sections.length > 0) return replaced(chapter, sections);
  const turn = TURNS[fact.kind] as ((chapter: Chapter, fact: AuditFact, at: string) => Chapter) | undefined;
  return turn ? turn(chapter, fact, at) : chapter;
}

/** The trail told anew: how things stood before its first entry, and after each. */
export type Chronicle = { before(entry: AuditEntry): Chapter; after(sequence: number): Chapter };

/** Tells a whole trail anew. */
export function chronicleOf(audit: AuditEntry[]): Chronicle {
  const chapters = new Map<number, Chapter>();
  const earlier = new Map<number, Chapter>();
  let chapter = BLANK;
  for (const entry of audit) {
    earlier.set(entry.sequence, chapter);
    chapter = next(chapter, entry);
    chapters.set(entry.sequence, chapter);
  }
  return {
    before: ({ sequence }) => earlier.get(sequence) ?? BLANK,
    after: (sequence) => chapters.get(sequence) ?? BLANK,
  };
}
