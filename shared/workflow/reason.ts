import { line } from '../transfer/primitives.ts';

/** A reason as a person types it. */
export const Reason = line(1000, 3);
