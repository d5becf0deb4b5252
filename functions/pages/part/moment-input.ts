import { type Html, html } from '../../../shared/mail/html.ts';
import type { Instant } from '../../../shared/transfer/instant.ts';

/** A day with its time, in UTC as its label says: browsers have a picker for it, others take it typed. */
export function momentInput(
  { name, label, hint = '' }: { name: string; label: string; hint?: string | undefined },
  { value = '', fault = '' }: { value?: string | undefined; fault?: string },
): Html {
  const notes = [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ');
  return html`<p><label for="${name}">${label}</label>
${hint && html`<span class="fine" id="${name}-hint">${hint}</span>`}${fault && html`<strong class="fault" id="${name}-fault">${fault}</strong>`}
<input type="datetime-local" id="${name}" name="${name}" value="${value}" required${notes && html` aria-describedby="${notes}"`}${fault && html` aria-invalid="true"`}></p>
`;
}

const TYPED = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z?$/;

/** What was entered as an instant, to the minute; what is none stays as it is, to be refused by the domain's own words. */
export function instantIn(text: string): Instant {
  const [, day, time] = TYPED.exec(text.toUpperCase()) ?? [];
  return day === undefined ? text : `${day}T${time}:00.000Z`;
}

/** An instant as the field holds it. */
export const asMoment = (instant: Instant): string => instant.slice(0, 16);
