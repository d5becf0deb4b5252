import { Stage } from '../transfer/transfer.ts';

/** The stages from one to another, both included, in the order of the process. */
export const stagesFrom = (first: Stage, last: Stage): readonly Stage[] =>
  Stage.options.slice(Stage.options.indexOf(first), Stage.options.indexOf(last) + 1);
