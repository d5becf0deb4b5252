import type { Task } from 'durable-functions';
import { RetryOptions } from 'durable-functions';
import type { Flow, Steps } from './simulated-engine.ts';

/** A tree of things to wait for; every leaf answers its own tag, so a result that reaches the wrong task shows. */
export type Program =
  | Leaf
  | { kind: 'timer'; tag: number; delay: number }
  | { kind: 'all'; parts: Program[] }
  | { kind: 'any'; parts: Program[] };

type Leaf = Plain | { kind: 'retry'; tag: number; failures: number; attempts: number; delay: number };
interface Plain {
  kind: 'activity' | 'child' | 'event';
  tag: number;
}

/** Draws a sequence of programs. Tags are unique within it. */
export function drawProgram(random: (below: number) => number): Program[] {
  let tag = 0;
  const leaf = (): Program => {
    tag++;
    const pick = random(12);
    if (pick < 3) return { kind: 'activity', tag };
    if (pick < 6)
      return { kind: 'retry', tag, failures: random(4), attempts: 1 + random(3), delay: 1 + random(4000) };
    if (pick < 8) return { kind: 'timer', tag, delay: 1 + random(3000) };
    if (pick < 9) return { kind: 'timer', tag, delay: (5 + random(20)) * 86_400_000 };
    return pick < 10 ? { kind: 'event', tag } : { kind: 'child', tag };
  };
  const node = (depth: number): Program => {
    if (depth === 0 || random(3) === 0) return leaf();
    const parts = Array.from({ length: 1 + random(3) }, () => node(depth - 1));
    return { kind: random(2) ? 'all' : 'any', parts };
  };
  return Array.from({ length: 1 + random(4) }, () => node(2));
}

/** Runs the steps one after the other; answers `right` or the first result that is not what the program says. */
export function* runProgram(flow: Flow): Steps {
  for (const step of flow.getInput() as Program[]) {
    const { task, timers, check } = build(flow, step);
    const wrong = check(yield* settle(task));
    if (wrong) return wrong;
    for (const timer of timers) if (!timer.isCompleted) timer.cancel();
  }
  return 'right';
}

type Timer = ReturnType<Flow['createTimer']>;

/** A running program and why, if at all, its result cannot be right. Failures are given as errors. */
interface Built {
  task: Task;
  timers: Timer[];
  check: (result: unknown) => string | undefined;
}

function* settle(task: Task): Generator<Task, unknown, unknown> {
  try {
    return yield task;
  } catch (error) {
    return error;
  }
}

function build(flow: Flow, program: Program): Built {
  if (program.kind === 'timer') {
    const timer = flow.createTimer(new Date(flow.currentUtcDateTime.getTime() + program.delay));
    const check = (result: unknown) => (result instanceof Error ? 'a timer failed' : undefined);
    return { task: timer, timers: [timer], check };
  }
  if (program.kind === 'all' || program.kind === 'any')
    return buildCompound(flow, program.kind, program.parts);
  return { task: leafTask(flow, program), timers: [], check: (result) => checkLeaf(program, result) };
}

function leafTask(flow: Flow, leaf: Leaf): Task {
  if (leaf.kind === 'retry') {
    const retry = new RetryOptions(leaf.delay, leaf.attempts);
    return flow.callActivityWithRetry('flaky', retry, { ...leaf, instance: flow.instanceId });
  }
  if (leaf.kind === 'activity') return flow.callActivity('tag', leaf.tag);
  if (leaf.kind === 'child') return flow.callSubOrchestrator('child', leaf.tag);
  return flow.waitForExternalEvent(`event-${leaf.tag}`);
}

function checkLeaf(leaf: Leaf, result: unknown): string | undefined {
  const exhausted = leaf.kind === 'retry' && leaf.failures >= leaf.attempts;
  const right = exhausted ? isFailureOf(leaf.tag, result) : result === leaf.tag;
  return right ? undefined : `${leaf.kind} ${leaf.tag} got ${String(result)}`;
}

function isFailureOf(tag: number, result: unknown): boolean {
  return result instanceof Error && result.message.includes(`flaky ${tag} `);
}

function buildCompound(flow: Flow, kind: 'all' | 'any', programs: Program[]): Built {
  const parts = programs.map((program) => build(flow, program));
  const tasks = parts.map(({ task }) => task);
  const timers = parts.flatMap((part) => part.timers);
  if (kind === 'any') {
    const check = (result: unknown) => {
      const winner = parts.find(({ task }) => task === result);
      return winner ? winner.check(winner.task.result) : `the winner of a race is ${String(result)}`;
    };
    return { task: flow.Task.any(tasks), timers, check };
  }
  const check = (result: unknown) => {
    if (result instanceof Error)
      return parts.every((part) => part.check(result)) ? result.message : undefined;
    const results = result as unknown[];
    return parts.map((part, index) => part.check(results[index])).find(Boolean);
  };
  return { task: flow.Task.all(tasks), timers, check };
}

/** Every leaf of a program. */
export function* leavesOf(program: Program): Generator<Program> {
  if (program.kind !== 'all' && program.kind !== 'any') yield program;
  else for (const part of program.parts) yield* leavesOf(part);
}
