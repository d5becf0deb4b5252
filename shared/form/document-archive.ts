import type { FormArchive } from './form-archive.ts';

/** What people handed in, as opaque bytes: the customer's letter and lists of role assignments. Kept like forms: content-addressed, create-only. */
export type DocumentArchive = FormArchive;
