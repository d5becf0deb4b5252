import { MemoryStore } from '../../../infra/local/host/durable/memory-store.ts';
import type { Commit } from '../../../infra/local/host/durable/store.ts';
import type { Dice } from './dice.ts';

/** The engine's store, whose commits fail now and then: half of them with nothing stored, half with the reply lost. */
export class FragileStore extends MemoryStore {
  private readonly fails: () => boolean;
  private readonly dice: Dice;

  constructor(fails: () => boolean, dice: Dice) {
    super();
    this.fails = fails;
    this.dice = dice;
  }

  override async commit(commit: Commit): Promise<void> {
    const failing = this.fails();
    if (failing && this.dice.chance(0.5)) throw new Error('The episode is not stored.');
    await super.commit(commit);
    if (failing) throw new Error('The episode is stored, and nobody is told.');
  }
}
