import { type Html, html } from '../html.ts';
import { page } from '../layout.ts';
import type { Answer } from '../room.ts';
import { time } from '../time.ts';
import type { Portals, SamplePortal } from './portals.ts';
import type { KeptNotice } from './received-notice.ts';

/** As many as a page is read for; `notices.json` has all that are kept. */
const SHOWN = 100;

const counted = (count: number, one: string): string => (count === 1 ? `1 ${one}` : `${count} ${one}s`);

/** `GET /portals` */
export function overviewPage(portals: Portals): Answer {
  const cards = portals.portals.map(({ partnerId, name }) => {
    const count = portals.of(partnerId).length;
    return html`<li><a class="card" href="/portals/${partnerId}"><strong>${name}</strong><span>${counted(count, 'notice')}</span></a></li>`;
  });
  return page(
    'Partner portals',
    html`<ul class="cards">${cards}</ul>
<h2>The key they believe</h2>
<pre>${portals.noticeKey}</pre>`,
  );
}

function entry({ type, timestamp, receivedAt, noticeId, data }: KeptNotice, repeats: number): Html {
  const again = repeats === 0 ? '' : `, received again ${repeats} ×`;
  return html`<li><details>
<summary class="mail"><strong>${type}</strong><span class="to">${noticeId}${again}</span>${time(timestamp)}</summary>
<p class="count">Signature verified; received ${time(receivedAt)}</p>
<pre>${JSON.stringify(data, null, 2)}</pre>
</details></li>`;
}

/** `GET /portals/{partnerId}`: every notice once, its content to be opened. */
export function portalPage(portals: Portals, { partnerId, name }: SamplePortal): Answer {
  const all = portals.of(partnerId);
  const shown = all.slice(-SHOWN).reverse();
  const rows = shown.map((notice) => entry(notice, portals.repeatsOf(partnerId, notice.noticeId)));
  const refused = portals
    .disbelieved(partnerId)
    .map(({ problem, count }) => html`<div><dt>${problem}</dt><dd>${count} ×</dd></div>`);
  return page(
    `Portal of ${name}`,
    html`<p class="count">${counted(all.length, 'notice')}${all.length > SHOWN ? `, the newest ${SHOWN} shown` : ''} · <a href="/portals/${partnerId}/notices.json">as JSON</a></p>
${rows.length > 0 ? html`<ol class="mails">${rows}</ol>` : html`<p class="empty">No notice yet.</p>`}
${refused.length > 0 ? html`<h2>Not believed</h2><dl class="facts">${refused}</dl>` : undefined}`,
  );
}
