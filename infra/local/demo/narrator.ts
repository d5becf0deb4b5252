/** Prints the story: one line per step with what happened and how long it took. */
export class Narrator {
  private readonly began = performance.now();
  private last = performance.now();

  heading(text: string): void {
    process.stdout.write(`\n${text}\n\n`);
  }

  /** A step that has just happened; the time is since the step before it. */
  step(number: string, what: string): void {
    const now = performance.now();
    const took = `${Math.round(now - this.last)} ms`.padStart(8);
    process.stdout.write(`${number.padStart(4)}  ${what.padEnd(94)} ${took}\n`);
    this.last = now;
  }

  note(text: string): void {
    process.stdout.write(`      ${text}\n`);
    this.last = performance.now();
  }

  end(): void {
    process.stdout.write(`\n${((performance.now() - this.began) / 1000).toFixed(1)} s in all\n`);
  }
}
