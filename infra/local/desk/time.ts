import { type Html, html } from './html.ts';

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });

/** An instant for people and programs. */
export const time = (instant: string): Html =>
  html`<time datetime="${instant}">${TIME.format(new Date(instant))} UTC</time>`;
