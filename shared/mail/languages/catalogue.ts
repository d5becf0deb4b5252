import type { Part, Safety } from '../letter/letter.ts';
import type { MailFacts } from '../mail-facts.ts';
import type { MailKind } from '../mail-kind.ts';

/** What a piece of news says: a subject of fixed words (no user text, RELIABILITY T11) and what follows. */
export type News = { subject: string; parts: Part[] };

/** Puts the facts into words; total for every reader and stage, for news may be told late. */
export type Tell = (facts: MailFacts) => News;

/** What a link in a mail opens: a signature, the customer's own page, the new partner's part, or copies after the end. */
export type Purpose = 'sign' | 'follow' | 'part' | 'copies';

/** Where genuine mails come from and lead to, and whom to ask; the sender's address is empty where it is not known. */
export type Origin = { sender: string; host: string; opsMailTo: string };

/** The words around every mail. */
export type Frame = {
  /** Whose mail this is. */
  product: string;
  greeting(name: string): string;
  /** Which transfer it is; stands above everything else. */
  about(facts: MailFacts): string;
  buttons: Record<Purpose, string>;
  /** Leads to the bare address below a button. */
  instead: string;
  /** Until when the link works. */
  until(time: string): string;
  /** For mail programs that break links (RELIABILITY 2.2): leads to the code that opens the way without them. */
  codeLead: string;
  /** How a genuine mail is known, what its link does not do, and what to do when it was not expected. */
  safety(purpose: Purpose, facts: MailFacts, origin: Origin): Safety;
  /** Who sends this and why, and whom to ask. */
  footer(facts: MailFacts, opsMailTo: string): string[];
};

/** One language whole: the compiler asks for every kind. */
export type Catalogue = { frame: Frame; news: Record<MailKind, Tell> };

/** A chapter of the process; its kinds together make up `Catalogue`. */
export type Chapter = Partial<Record<MailKind, Tell>>;
