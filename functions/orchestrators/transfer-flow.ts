import type { Question } from '../../shared/transfer/questions.ts';
import type { Activities } from '../activities/index.ts';
import type { Flow } from '../runtime/flow.ts';

/** The words of `flow.ts` with the activities and questions of a subscription transfer filled in. */
export type TransferFlow = Flow<Activities, Question>;
