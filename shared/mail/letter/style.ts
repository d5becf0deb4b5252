import { Html } from '../html.ts';
import { DARK, LIGHT, propertyOf, type Role } from './palette.ts';

const FONT = 'Segoe UI,Roboto,Helvetica Neue,Arial,sans-serif';
const CODE_FONT = 'Consolas,Menlo,Courier New,monospace';
const TEXT = `font-family:${FONT};font-size:16px;line-height:24px`;
const SMALL = `font-family:${FONT};font-size:14px;line-height:21px`;

/** The shapes of a mail's elements. Mail programs drop style sheets, so every element carries its own. */
export const SHAPE = {
  body: 'margin:0;padding:0;width:100%;-webkit-text-size-adjust:100%',
  preview: 'display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden',
  frame: 'width:100%;border-collapse:separate',
  column: 'width:100%;max-width:600px;border-collapse:separate',
  around: 'padding:24px 12px',
  head: `padding:0 4px 12px;font-family:${FONT};font-size:14px;line-height:20px;font-weight:bold`,
  content: 'padding:28px 32px 12px;border-radius:8px',
  title: `margin:0 0 16px;font-family:${FONT};font-size:22px;line-height:29px;font-weight:bold`,
  heading: `margin:0 0 8px;font-family:${FONT};font-size:16px;line-height:22px;font-weight:bold`,
  text: `margin:0 0 16px;${TEXT};overflow-wrap:anywhere;word-break:break-word`,
  small: `margin:0 0 16px;${SMALL};overflow-wrap:anywhere;word-break:break-word`,
  list: `margin:0 0 16px;padding:0 0 0 24px;${TEXT};overflow-wrap:anywhere;word-break:break-word`,
  smallList: `margin:0;padding:0 0 0 20px;${SMALL};overflow-wrap:anywhere;word-break:break-word`,
  item: 'margin:0 0 6px',
  boxed: 'width:100%;border-collapse:separate;margin:0 0 16px',
  box: 'padding:16px;border-radius:6px',
  commands: `margin:0;font-family:${CODE_FONT};font-size:14px;line-height:21px;white-space:pre-wrap;overflow-wrap:anywhere;word-break:break-word`,
  code: `font-family:${CODE_FONT};word-break:break-all`,
  address: 'text-decoration:underline;word-break:break-all',
  press: 'border-radius:6px;mso-padding-alt:14px 28px',
  pressed: `display:inline-block;padding:14px 28px;font-family:${FONT};font-size:16px;line-height:22px;font-weight:bold;text-decoration:none;border-radius:6px`,
  foot: 'padding:16px 4px 0',
} as const;

/** Class and style of an element: its shape, and the light colours of its roles. */
export function dressed(shape: keyof typeof SHAPE, ...roles: Role[]): Html {
  const colours = roles.map((role) => `${propertyOf(role)}:${LIGHT[role]}`);
  const classes = shape === 'content' ? [...roles, 'pad'] : roles;
  const named = classes.length > 0 ? `class="${classes.join(' ')}" ` : '';
  return new Html(`${named}style="${[SHAPE[shape], ...colours].join(';')}"`);
}

const ROLES = Object.keys(DARK) as Role[];
const dark = (role: Role): string => `${propertyOf(role)}:${DARK[role]}!important`;

/** Gives phones their margins back; apart from the colours, for Gmail drops a whole block over one thing in it. */
const PHONE = '@media (max-width:480px){.pad{padding:20px 18px 8px!important}}';

/** Outlook.com renames the query for dark to attributes, one for what is written and one for what is painted. */
const DARKNESS = [
  `@media (prefers-color-scheme:dark){${ROLES.map((role) => `.${role}{${dark(role)}}`).join('')}}`,
  ...ROLES.map((role) => {
    const renamed = propertyOf(role) === 'color' ? 'data-ogsc' : 'data-ogsb';
    return `[${renamed}] .${role}{${dark(role)}}`;
  }),
].join('\n');

/** The style blocks. A program that drops them shows the light mail, whole. */
export const STYLE_BLOCKS = new Html([PHONE, DARKNESS].map((css) => `<style>\n${css}\n</style>`).join('\n'));
