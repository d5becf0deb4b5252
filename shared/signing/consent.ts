import { createHash } from 'node:crypto';
import type { Language } from '../transfer/party.ts';

/** The consent texts by version, the newest last. A changed text is a new version; old ones stay, for what was agreed to stays readable. */
const TEXTS = {
  '2026-11-1': {
    en: 'I have read the form. I agree to sign it electronically, and I am entitled to sign it for the organisation named.',
    nl: 'Ik heb het formulier gelezen. Ik ga ermee akkoord het elektronisch te ondertekenen, en ik ben bevoegd om het te ondertekenen voor de genoemde organisatie.',
  },
} as const satisfies Record<string, Record<Language, string>>;

type Version = keyof typeof TEXTS;
const IN_FORCE: Version = '2026-11-1';

/** A consent text as it is shown, and as evidence knows it. */
export type Consent = { version: string; language: Language; text: string; sha256: string };

/** The consent text of a version in a language, also of an older version; throws for a version that never was. */
export function consentText(version: string, language: Language): string {
  if (!Object.hasOwn(TEXTS, version)) throw new Error(`There is no consent text of version ${version}.`);
  return TEXTS[version as Version][language];
}

/** SHA-256 (hex) of the UTF-8 bytes of a consent text. */
export const consentSha256 = (version: string, language: Language): string =>
  createHash('sha256').update(consentText(version, language)).digest('hex');

/** The consent text in force. */
export const consentIn = (language: Language): Consent => ({
  version: IN_FORCE,
  language,
  text: consentText(IN_FORCE, language),
  sha256: consentSha256(IN_FORCE, language),
});

/** Whether a version may be agreed to now. */
export const isConsentInForce = (version: string | undefined): boolean => version === IN_FORCE;
