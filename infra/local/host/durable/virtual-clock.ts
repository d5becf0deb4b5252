import { Agenda, type Clock } from './clock.ts';

/** Time that only moves when told to: a month of waiting costs as much as the work done in it. */
export class VirtualClock implements Clock {
  private readonly agenda = new Agenda();
  private time: number;

  constructor(start: number) {
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  at(time: number, callback: () => void): () => void {
    return this.agenda.add(time, callback);
  }

  /** When the next alarm is due; undefined when nothing is waiting. */
  next(): number | undefined {
    return this.agenda.next();
  }

  /**
   * Moves to the next alarm and fires all that are due there. False when none is due by `limit`;
   * a finite limit is then where time stands.
   */
  jump(limit = Number.POSITIVE_INFINITY): boolean {
    const next = this.agenda.next();
    if (next === undefined || next > limit) {
      if (Number.isFinite(limit)) this.time = Math.max(this.time, limit);
      return false;
    }
    this.time = Math.max(this.time, next);
    for (let fire = this.agenda.take(this.time); fire; fire = this.agenda.take(this.time)) fire();
    return true;
  }

  /** Lets a system work until it is idle, jumps to its next alarm, and so on up to the instant `until`. */
  async run(idle: () => Promise<void>, until = Number.POSITIVE_INFINITY): Promise<void> {
    do await idle();
    while (this.jump(until));
  }
}
