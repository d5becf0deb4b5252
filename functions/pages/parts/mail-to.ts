import { type Html, html } from '../../../shared/mail/html.ts';

/** An address to write to. */
export const mailTo = (address: string): Html => html`<a href="mailto:${address}">${address}</a>`;
