import type { LinkSession } from '../../shared/signing/signing-session.ts';
import { Language } from '../../shared/transfer/party.ts';
import type { Knock } from './endpoint.ts';
import { sessionOf } from './signer.ts';

/** A language of ours by its name, as a link or a form says it. */
export const languageNamed = (text: string | null | undefined): Language | undefined =>
  Language.safeParse(text).data;

/** One wish of a browser: `nl-BE;q=0.8`. A weight that is none counts for nothing. */
function wish(text: string): { language: Language | undefined; weight: number } {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const given = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  const weight = /^(?:0(?:\.\d{1,3})?|1(?:\.0{1,3})?)$/.test(given) ? Number(given) : 0;
  return { language: range === '*' ? 'en' : languageNamed(range.split('-')[0]), weight };
}

/**
 * The language a browser likes best of those we speak (RFC 9110, 12.5.4): `nl-BE` is Dutch, `q=0` is a no, equals
 * keep their order, and whoever asks for nothing we speak gets English.
 */
export function preferredLanguage(acceptLanguage: string | null): Language {
  const wishes = (acceptLanguage ?? '').slice(0, 500).split(',').map(wish);
  const heard = wishes.filter(({ language, weight }) => language !== undefined && weight > 0);
  return heard.toSorted((a, b) => b.weight - a.weight)[0]?.language ?? 'en';
}

/** The language to answer in: what a click on the switch asks for, else the session's, else the browser's. */
export const languageOf = (knock: Pick<Knock, 'request' | 'services'>): Language =>
  languageNamed(knock.request.query.get('language')) ??
  sessionOf(knock)?.language ??
  preferredLanguage(knock.request.headers.get('accept-language'));

/** A session as a page is shown in it: with the language it is spoken to in. */
export type Visit = LinkSession & { language: Language };

/** The session with the language its page is shown in; kept, it makes a click on the switch last as long as the session. */
export const inLanguage = <S extends LinkSession>(
  knock: Pick<Knock, 'request' | 'services'>,
  session: S,
): S & { language: Language } => ({ ...session, language: languageOf(knock) });
