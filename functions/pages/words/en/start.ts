/** The page a link leads to. */
export const start = {
  title: 'Your link to a subscription transfer',
  intro:
    'The link in your mail belongs to the transfer of an Azure subscription from one CSP partner to another. Open it to see who asks what of you.',
  harmless: 'Opening it signs nothing and changes nothing.',
  code: 'Code from your mail',
  codeHint: 'The long text in the mail, from the first letter to the last.',
  open: 'Open',
  notExpected:
    'You did not expect this mail? Then do not open the link; ask the organisation that is named in the mail, by a way you know.',
};

/** The page that asks for the code told out of band (RELIABILITY S7). */
export const accessCode = {
  title: 'Access code',
  intro:
    'Whoever asks you to sign protects the form with an access code, and has told it to you in another way than by mail, such as by telephone.',
  code: 'Access code',
  codeHint: 'Capital and small letters count as the same.',
  go: 'Continue',
  wrong: (left: number) =>
    left === 1
      ? 'This is not the access code. One try is left.'
      : `This is not the access code. ${left} tries are left.`,
  missing: 'The access code is missing.',
  forgotten:
    'You do not have it? Ask the organisation that asks you to sign; we cannot tell you, for we do not know it.',
};
