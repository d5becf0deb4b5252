/** What a colour of a mail is for; each is a class of the same name, so that the dark set can replace it. */
export type Role = 'page' | 'card' | 'panel' | 'ink' | 'soft' | 'link' | 'button' | 'label';

const GROUNDS: readonly Role[] = ['page', 'card', 'panel', 'button'];

/** The property a role sets: a ground is painted, everything else is written. */
export const propertyOf = (role: Role): 'background-color' | 'color' =>
  GROUNDS.includes(role) ? 'background-color' : 'color';

/** Neither pure black nor pure white ink, and a button dark enough that programs which invert colours leave it alone. */
export const LIGHT: Readonly<Record<Role, string>> = {
  page: '#eef1f5',
  card: '#ffffff',
  panel: '#f1f5fa',
  ink: '#1c2530',
  soft: '#4c5864',
  link: '#0b57a4',
  button: '#0b57a4',
  label: '#ffffff',
};

/** The same roles where the reader prefers a dark screen and the mail program says so. */
export const DARK: Readonly<Record<Role, string>> = {
  page: '#12161b',
  card: '#1c2229',
  panel: '#262e37',
  ink: '#e7ebef',
  soft: '#b3bcc6',
  link: '#8fc3f7',
  button: '#1c68b8',
  label: '#ffffff',
};
