/** Counts work in progress, so that `idle` can say when there is none. */
export class Work {
  private running = 0;
  private waiting: (() => void)[] = [];

  /** Counts `work` until it ends; its failure is the caller's to handle. */
  async track<T>(work: () => Promise<T>): Promise<T> {
    this.running++;
    try {
      return await work();
    } finally {
      this.running--;
      if (this.running === 0) this.wake();
    }
  }

  get busy(): boolean {
    return this.running > 0;
  }

  /** Resolves once nothing runs; waiting for a time or a message is not work. */
  async idle(): Promise<void> {
    while (this.running > 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private wake(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve();
  }
}

/** Lets a number of tasks run at a time, the others in order of arrival. */
export class Gate {
  private free: number;
  private readonly queue: (() => void)[] = [];

  constructor(width: number) {
    this.free = width;
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.queue.push(resolve));
    try {
      return await task();
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.free++;
    }
  }
}
