/** Every "no" that is about a link, its session or its access code. */
export const linkRefusals = {
  'link-not-valid':
    'This code opens nothing. Perhaps it was not copied whole: it is the long text in your mail, from the first letter to the last. If it is whole, look for a newer mail.',
  'link-replaced':
    'A newer link has been sent in place of this one, or somebody else is asked now. Look for the latest mail about this transfer.',
  'link-superseded':
    'The form has been corrected since this link was sent, so it can no longer be signed as it was. Whoever has to sign the corrected form gets a new link by mail; you need not do anything.',
  'link-expired':
    'This link is too old to be used. Ask the team that runs this service for a new one; nothing is lost.',
  'transfer-over':
    'There is nothing left to do with this link. How the transfer ended was told by mail, with a link to the copies of what was signed.',
  'part-already-given':
    'The new partner’s part has been filled in already; there is nothing more to do here.',
  'access-code-needed':
    'An access code protects this form. Whoever asks you to sign has told it to you in another way, such as by telephone.',
  'access-code-wrong': 'This is not the access code.',
  'access-code-locked':
    'A wrong access code was given too often, so for safety it works no more. Ask whoever told it to you to set another one; your link stays the same.',
  'session-missing':
    'For your safety your visit ends after half an hour without a click, and after two hours at the latest. Open the link in your mail again, or enter its code.',
  'another-transfer-open':
    'Another link was opened in this browser since this page was shown, so nothing was done: a click here must not decide another transfer. Open the link of this page’s mail again, or enter its code; your browser’s Back button shows what you typed.',
  'cross-site': 'This request did not come from our own page, so it was not carried out.',
};
