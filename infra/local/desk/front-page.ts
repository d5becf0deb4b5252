import { html } from './html.ts';
import { page } from './layout.ts';
import type { Room } from './room.ts';

/** An address of the running stack, to be found from the front page. */
export interface DeskLink {
  readonly label: string;
  readonly url: string;
}

/** `GET /`: what the desk has to show, and where the rest of the stack answers. Both lists are read at each visit. */
export function frontPage(rooms: () => readonly Room[], links: readonly DeskLink[]): Room {
  const signs = () => rooms().flatMap((room) => room.sign ?? []);
  return {
    answer({ method, url }) {
      if (method !== 'GET' || url.pathname !== '/') return undefined;
      const cards = signs().map(
        ({ label, path, about }) =>
          html`<li><a class="card" href="${path}"><strong>${label}</strong><span>${about}</span></a></li>`,
      );
      const addresses = links.map(
        (link) => html`<div><dt>${link.label}</dt><dd><a href="${link.url}">${link.url}</a></dd></div>`,
      );
      return page(
        'Local stack',
        html`<ul class="cards">${cards}</ul>
${links.length > 0 ? html`<h2>Addresses</h2><dl class="facts">${addresses}</dl>` : undefined}`,
      );
    },
  };
}
