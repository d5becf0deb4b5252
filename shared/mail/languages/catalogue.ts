import type { MailFacts } from '../mail-facts.ts';
import type { MailKind } from '../mail-kind.ts';

/** A paragraph: running text, a list, or commands to copy as they are. An empty text is left out. */
export type Part = string | { list: string[] } | { commands: string[] };

/** What a piece of news says: a subject of fixed words (no user text, RELIABILITY T11) and what follows. */
export type News = { subject: string; parts: Part[] };

/** Puts the facts into words; total for every reader and stage, for news may be told late. */
export type Tell = (facts: MailFacts) => News;

/** The words around every mail. */
export type Frame = {
  greeting(name: string): string;
  /** Which transfer it is; stands above everything else. */
  about(facts: MailFacts): string;
  sign: string;
  follow: string;
  /** For mail programs that break links (RELIABILITY 2.2): the way in without them. */
  code(token: string): string;
  /** Who sends this and why, and whom to ask. */
  footer(facts: MailFacts, opsMailTo: string): string[];
};

/** One language whole: the compiler asks for every kind. */
export type Catalogue = { frame: Frame; news: Record<MailKind, Tell> };

/** A chapter of the process; its kinds together make up `Catalogue`. */
export type Chapter = Partial<Record<MailKind, Tell>>;
