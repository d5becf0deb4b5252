import { describe, expect, it } from 'vitest';
import { randomNumbers } from '../../support/host/random.ts';
import { drawProgram, leavesOf, type Program, runProgram } from '../../support/host/random-programs.ts';
import { SimulatedEngine } from '../../support/host/simulated-engine.ts';

const FIRST_SEED = Number(process.env.SEED ?? 1);
const SEEDS = 8;
const PROGRAMS = 50;
const DAY = 86_400_000;

interface Flaky {
  tag: number;
  failures: number;
  instance: string;
}

function engineFor(): SimulatedEngine {
  const tries = new Map<string, number>();
  return new SimulatedEngine({
    orchestrators: {
      program: runProgram,
      *child(flow) {
        return yield flow.callActivity('tag', flow.getInput());
      },
    },
    activities: {
      tag: (tag: number) => tag,
      flaky: ({ tag, failures, instance }: Flaky) => {
        const key = `${instance}/${tag}`;
        const attempt = (tries.get(key) ?? 0) + 1;
        tries.set(key, attempt);
        if (attempt <= failures) throw new Error(`flaky ${tag}`);
        return tag;
      },
    },
  });
}

/** Raises every event of every program, each at its own moment, some before anybody waits. */
async function runAll(simulation: SimulatedEngine, programs: Program[][], random: (below: number) => number) {
  const { engine, clock } = simulation;
  const ids = await Promise.all(
    programs.map((program, index) => engine.start('program', program, { instanceId: `p${index}` })),
  );
  for (const [index, program] of programs.entries()) {
    for (const leaf of program.flatMap((step) => [...leavesOf(step)])) {
      if (leaf.kind !== 'event') continue;
      const raise = () => engine.raise(ids[index] ?? '', `event-${leaf.tag}`, leaf.tag).catch(() => {});
      clock.at(clock.now() + random(40 * DAY), () => void raise());
    }
  }
  await simulation.pass(400 * DAY);
  return ids;
}

describe('random programs on the real SDK executor', () => {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
    it(`keeps host and SDK in lockstep (seed ${seed})`, async () => {
      const random = randomNumbers(seed);
      const simulation = engineFor();
      const programs = Array.from({ length: PROGRAMS }, () => drawProgram(random));
      const ids = await runAll(simulation, programs, random);
      for (const [index, id] of ids.entries()) {
        const outcome = { status: await simulation.status(id), output: await simulation.output(id) };
        expect(outcome, `SEED=${seed} ${JSON.stringify(programs[index])}`).toEqual({
          status: 'Completed',
          output: 'right',
        });
      }
    });
  }

  it('runs the same way twice, to the last event of every history', async () => {
    const histories = async () => {
      const random = randomNumbers(7);
      const simulation = engineFor();
      const programs = Array.from({ length: 20 }, () => drawProgram(random));
      const ids = await runAll(simulation, programs, random);
      return Promise.all(ids.map((id) => simulation.engine.history(id)));
    };
    expect(await histories()).toEqual(await histories());
  });
});
