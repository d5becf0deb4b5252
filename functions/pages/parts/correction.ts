import { type Html, html } from '../../../shared/mail/html.ts';
import { hashOf } from '../../../shared/signing/signing-token.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/transfer/refusals.ts';
import type { Section } from '../../../shared/transfer/signed-form.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { typedReason } from './reason.ts';
import type { Said } from './say.ts';

/** What can be wrong, as people tell it, and the section of the form that is. */
const ABOUT: readonly (readonly [Section, string])[] = [
  ['customer', 'the customer'],
  ['subscription', 'the subscription'],
  ['currentPartner', 'the current partner'],
  ['newPartner', 'the new partner'],
];

/** Asks what is wrong and why, about the revision that is shown. The new partner's part can be wrong once it is there. */
export function correctionForm({ revision, newPartner }: Transfer, action: string): Html {
  const about = ABOUT.filter(([section]) => section !== 'newPartner' || newPartner.part);
  return html`<p>If something in the form is wrong, do not sign it: ask for a correction. Signatures that covered the wrong part become void, everybody reads your reason, and who has to sign again gets a new link.</p>
<form method="post" action="${action}">
<input type="hidden" name="revision" value="${revision}">
<fieldset><legend>What is wrong?</legend>
${about.map(
  ([
    section,
    label,
  ]) => html`<p class="check"><input type="checkbox" id="about-${section}" name="about-${section}" value="yes"><label for="about-${section}">Something about ${label}</label></p>
`,
)}</fieldset>
<p><label for="correction-reason">What should it say instead? All parties will read this</label><textarea id="correction-reason" name="reason" rows="3" required minlength="3" maxlength="1000"></textarea></p>
<p><button type="submit" class="quiet">Ask for a correction</button></p>
</form>`;
}

/** What was asked for, as a message of this party; asking twice about one revision is asking once (A-11). */
export function readCorrection(fields: Map<string, string>, by: Party): Said | Refusal {
  const typed = typedReason(fields);
  if (isRefusal(typed)) return typed;
  const sections = ABOUT.map(([section]) => section).filter(
    (section) => fields.get(`about-${section}`) === 'yes',
  );
  if (sections.length === 0)
    return refuse('invalid-content', [{ path: 'sections', message: 'has to be ticked at least once' }]);
  const shown = fields.get('revision') ?? '';
  if (!/^[1-9]\d{0,3}$/.test(shown)) return refuse('correction-superseded');
  const revision = Number(shown);
  return {
    messageId: `correction.r${revision}.${by}`,
    bodyHash: hashOf(`correction r${revision} ${by}`),
    message: { kind: 'correctionRequested', by, revision, ...typed, sections },
  };
}
