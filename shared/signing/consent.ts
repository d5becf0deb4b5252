/** The consent text in force. A changed text is a new version; the version is kept with every signature. */
export const CONSENT = {
  version: '2026-11-1',
  text: 'I have read the form. I agree to sign it electronically, and I am entitled to sign it for the organisation named.',
} as const;
