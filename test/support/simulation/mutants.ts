import type { Mutant } from './mutant.ts';
import { BRANCHES } from './mutants-of-branches.ts';

const FLOW = 'functions/runtime/flow.ts';
const SIGNING = 'shared/transfer/steps/signing.ts';
const PAPERS = 'shared/workflow/make-papers.ts';
const SWEEP = 'shared/workflow/sweep.ts';

/** The rules whose loss ordinary tests do not show (RELIABILITY 4). */
export const MUTANTS: Mutant[] = [
  {
    name: 'a wait is taken anew in every race',
    file: FLOW,
    find: 'waits.get(name) ?? new Awaited(df.waitForExternalEvent(name))',
    replace: 'new Awaited(df.waitForExternalEvent(name))',
    killedBy: 'hears a signature that comes while reminders are going out',
    in: 'close-calls',
  },
  {
    name: 'one timer is raced again and again',
    file: FLOW,
    find: 'return branch instanceof Alarm ? df.createTimer(branch.fireAt) : branch.task;',
    replace: [
      'if (!(branch instanceof Alarm)) return branch.task;',
      'const timers = waits as never as Map<string, Task>;',
      'const task = timers.get(branch.fireAt.toISOString()) ?? df.createTimer(branch.fireAt);',
      'timers.set(branch.fireAt.toISOString(), task);',
      'return task;',
    ].join('\n'),
    killedBy: 'takes the last two signatures in either order',
  },
  {
    name: 'a losing timer is left running',
    file: FLOW,
    find: 'for (const { task } of runners) stopTimer(task);',
    replace: '',
    killedBy: 'is completed when everybody does their part',
  },
  {
    name: 'an answer means that there was no breach',
    file: 'shared/transfer/steps/support.ts',
    find: 'epoch(message.answeredAt) > epoch(clock.dueAt)',
    replace: 'false',
    killedBy: 'are missed when the answer itself came too late, though the host slept through the deadline',
    in: 'support-hours',
  },
  {
    name: 'an alarm of the clock means a breach, answered or not',
    file: 'shared/transfer/passing-time.ts',
    find: "transfer.stage === 'support' && transfer.respondedAt === undefined ?",
    replace: "transfer.stage === 'support' ?",
    killedBy: 'stop with the first answer, also when it only confirms receipt',
    in: 'support-hours',
  },
  {
    name: 'an alarm means that the time is over',
    file: 'shared/transfer/passing-time.ts',
    find: 'isDue(transfer.expiresAt, now)',
    replace: 'isDue(transfer.remindAt ?? transfer.expiresAt, now)',
    killedBy: 'keeps listening after reminders',
  },
  {
    name: 'whoever is quicker than the alarm is in time',
    file: 'shared/transfer/stages.ts',
    find: "return refuse('too-late');",
    replace: '{}',
    killedBy: 'refuses what comes after the time is over, also while nobody has noticed yet',
  },
  {
    name: 'the sweep starts nothing',
    file: SWEEP,
    find: "if (heard === 'gone') await orchestrations.start(transferId);",
    replace: '{}',
    killedBy: 'a lost start is started by the sweep',
    in: 'failures',
  },
  {
    name: 'the sweep raises nothing again',
    file: SWEEP,
    find: 'await orchestrations.nudge(transferId, answers, messageId);',
    replace: '{}',
    killedBy: 'a lost nudge costs a minute or two, never the message',
    in: 'failures',
  },
  {
    name: 'a link is not bound to its revision',
    file: SIGNING,
    find: "link.generation !== said.generation\n  )\n    return refuse('signature-superseded');",
    replace: 'link.generation !== said.generation\n  )\n    return undefined;',
    killedBy: 'refuses a signature on the old revision, also over the new form',
  },
  {
    name: 'a signature is not bound to the bytes shown',
    file: SIGNING,
    find: '!signableStates(transfer, message.party).includes(message.contentHash)',
    replace: 'message.contentHash === undefined',
    killedBy: 'refuses a signature over bytes that never were the form',
  },
  {
    name: 'a repeated message is not recognised',
    file: 'shared/workflow/accept.ts',
    find: "if (row) return 'unchanged';",
    replace: '',
    killedBy: 'gives the same message the same answer, and refuses its id for another',
  },
  {
    name: 'a signature is sealed again',
    file: PAPERS,
    find: '.filter((given) => given.sealedIn === undefined)',
    replace: '',
    killedBy: 'is completed when everybody does their part',
  },
  {
    name: 'a paper that is stuck is not tried again',
    file: 'shared/transfer/passing-time.ts',
    find: '? [retryAt(stuck, now)]',
    replace: '? []',
    killedBy:
      'stop no transfer: signed by all, it says what is stuck, ops are told, and it goes on by itself',
    in: 'failures',
  },
  {
    name: 'a form made twice is filed twice',
    file: PAPERS,
    find: 'currentForm(transfer)?.sha256 === currentForm(madeFrom.transfer)?.sha256;',
    replace: 'true;',
    killedBy: 'does everything once when every activity runs twice',
    in: 'failures',
  },
  {
    name: 'an end is not final',
    file: 'shared/transfer/stages.ts',
    find: "?? refuse('transfer-ended')",
    replace: "?? { transfer, facts: [{ kind: 'eligibilityConfirmed' }] }",
    killedBy: 'stays at its end whatever is said afterwards',
  },
  {
    name: 'the guard is kept after the end',
    file: 'shared/workflow/close-transfer.ts',
    find: 'services.index.release(',
    replace: 'Promise.resolve(',
    killedBy: 'is completed when everybody does their part',
  },
  ...BRANCHES,
];
