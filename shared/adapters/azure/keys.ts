import { Sha256, TransferId } from '../../transfer/primitives.ts';

/**
 * Ids become keys, blob names and filters only when they look as they must; anything else is refused before a
 * request is made (RELIABILITY T3–T5). The refused text is not repeated: it may be anything.
 */
const matching = (what: string, matches: (id: string) => boolean) => (id: string) => {
  if (typeof id !== 'string' || !matches(id)) throw new TypeError(`This is not a ${what}.`);
  return id;
};

const like = (pattern: RegExp) => (id: string) => pattern.test(id);
const guid = like(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/);

/** Ids that may be used as keys. */
export const keyOf = {
  transfer: matching('transfer id', (id) => TransferId.safeParse(id).success),
  partner: matching('partner id', like(/^[a-z0-9][a-z0-9-]{1,39}$/)),
  message: matching('message id', like(/^[A-Za-z0-9._:-]{1,200}$/)),
  webhook: matching('webhook id', like(/^[A-Za-z0-9._-]{1,200}$/)),
  subscription: matching('subscription id', guid),
  tenant: matching('tenant id', guid),
  sha256: matching('SHA-256', (id) => Sha256.safeParse(id).success),
} as const;

/** Twelve digits, so that numbers sort as text. */
export const digits = (count: number): string => String(count).padStart(12, '0');
