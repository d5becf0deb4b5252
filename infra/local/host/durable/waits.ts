import type { Promised } from './operations.ts';

/** Who waits for which external event. Waits for one name are a stack: the newest is served first (DURABLE 9.7). */
export class Waits {
  private readonly waiting = new Map<string, Promised[]>();
  private readonly early = new Map<string, number>();

  /** Adds a wait; an event that came early serves it at once. */
  wait(name: string, promised: Promised): Promised {
    const buffered = this.early.get(name) ?? 0;
    if (buffered > 0) {
      this.early.set(name, buffered - 1);
      promised.settle(true);
    } else {
      this.waiting.set(name, [...(this.waiting.get(name) ?? []), promised]);
    }
    return promised;
  }

  raise(name: string): void {
    const newest = this.waiting.get(name)?.pop();
    if (newest) newest.settle(true);
    else this.early.set(name, (this.early.get(name) ?? 0) + 1);
  }

  get unclaimed(): string[] {
    return [...this.early].flatMap(([name, count]) => Array<string>(count).fill(name));
  }
}
