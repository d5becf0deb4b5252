/** The edition of the form this product makes. It changes whenever the form gains or loses a field. */
export const FORM_VERSION = '2026-11.2';
