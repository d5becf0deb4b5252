import { Party, partyName } from '../../transfer/party.ts';

/** Who did something, as a word every language has; `undefined` for a person who is named instead. */
export type Actor = Party | 'ops' | 'support' | 'product';

const OTHERS: Record<string, Actor> = {
  ops: 'ops',
  'Microsoft Support': 'support',
  'the product': 'product',
};

/** The actor a transfer keeps by its English name. */
export const actorOf = (by: string): Actor | undefined =>
  OTHERS[by] ?? Party.options.find((party) => partyName[party] === by);
