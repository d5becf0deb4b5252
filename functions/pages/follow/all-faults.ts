import type { Instant } from '../../../shared/transfer/instant.ts';
import { isRefusal, type Violation } from '../../../shared/transfer/refusals.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';

type Tree = { [key: string]: string | Tree };

/** Something that is right in itself, to stand where nothing readable was typed; by the name of the field. */
const standIn = (key: string, transfer: Transfer, now: Instant): string => {
  const known: Record<string, string> = {
    email: 'nobody@example.invalid',
    phone: '+1 425 555 0100',
    country: transfer.newPartner.identity.country,
    partnerNumber: '0000',
    role: 'Global admin',
    state: 'XX',
    confirmedAt: now,
    invitationLink: '',
    dateAgreed: '2000-01-01',
  };
  return known[key] ?? 'X';
};

/** A copy with one place filled in, or emptied where only nothing is right. */
function withPlace(tree: Tree, [key = '', ...rest]: string[], value: string): Tree {
  const { [key]: inner = {}, ...others } = tree;
  if (rest.length > 0)
    return { ...others, [key]: withPlace(typeof inner === 'string' ? {} : inner, rest, value) };
  return value === '' ? others : { ...others, [key]: value };
}

/**
 * Faults of the form come before those only the domain sees, and nobody wants to mend an entry in two goes: what could
 * be read is judged as well, with stand-ins where it could not. `read` makes the message of a content.
 */
export function allFaults(
  transfer: Transfer,
  now: Instant,
  typed: object,
  violations: readonly Violation[],
  read: (content: object) => Message | undefined,
): Violation[] {
  const filled = violations.reduce<Tree>(
    (tree, { path }) =>
      withPlace(tree, path.split('.'), standIn(path.split('.').at(-1) ?? '', transfer, now)),
    typed as Tree,
  );
  const message = read(filled);
  const judged = message && advance(transfer, message, now);
  if (!isRefusal(judged) || judged.refused !== 'invalid-content') return [...violations];
  const told = new Set(violations.map(({ path }) => path));
  return [...violations, ...judged.violations.filter(({ path }) => !told.has(path))];
}
