import type { Fault } from '../parts/faults.ts';

/** What can be done on the page to sign at. */
export type Deed = 'sign' | 'correct' | 'delegate' | 'decline';

/** Something that was tried and refused: what was typed is shown again, with what is wrong beside it. */
export type Attempt = { deed: Deed; typed: ReadonlyMap<string, string>; faults: readonly Fault[] };
