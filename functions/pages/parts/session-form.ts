import { type Html, html } from '../../../shared/mail/html.ts';
import type { LinkSession } from '../../../shared/signing/signing-session.ts';
import { LINK_FIELD, linkShown } from '../../runtime/posted-form.ts';

/** Where a form goes; one with `signs` belongs to the document of that id and is held back where that is not what it should be. */
type Goes = { action: string; signs?: string };

/** A form that somebody posts in a session: it says for which link it was shown, so that no click decides another transfer. */
export const sessionForm = (
  session: LinkSession,
  { action, signs }: Goes,
  content: Html,
): Html => html`<form method="post" action="${action}"${signs && html` data-signs="${signs}"`}>
<input type="hidden" name="${LINK_FIELD}" value="${linkShown(session)}">
${content}
</form>`;
