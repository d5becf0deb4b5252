import type { Actor } from '../audit/audit-fact.ts';

/** The product itself, when nobody else is the cause. */
export const PRODUCT: Actor = { role: 'system', via: 'clock' };
