import { Agenda, type Clock } from './clock.ts';

/** `setTimeout` fires at once beyond 2^31 - 1 ms (24.8 days), so longer waits are slept in parts. */
const LONGEST_SLEEP = 2_000_000_000;

/**
 * Wall-clock time with one sleeping timer for the next alarm only: an idle host costs nothing.
 * `advance` lets a local stack jump ahead; the offset stays until the process ends.
 */
export class RealClock implements Clock {
  private readonly agenda = new Agenda();
  private readonly patient = new Agenda();
  private ahead: number;
  private sleeper: NodeJS.Timeout | undefined;
  private wakes = Number.POSITIVE_INFINITY;

  /** `ahead` is how many milliseconds this clock runs before the wall clock, to resume an earlier jump. */
  constructor(ahead = 0) {
    this.ahead = ahead;
  }

  now(): number {
    return Date.now() + this.ahead;
  }

  /** How many milliseconds this clock runs before the wall clock. */
  get offset(): number {
    return this.ahead;
  }

  at(time: number, callback: () => void, patient?: 'patient'): () => void {
    const remove = (patient ? this.patient : this.agenda).add(time, callback);
    this.sleep();
    return () => {
      remove();
      this.sleep();
    };
  }

  /** When the next alarm is due; undefined when nothing is waiting. */
  next(): number | undefined {
    const times = [this.agenda.next(), this.patient.next()].filter((time) => time !== undefined);
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  /**
   * Moves `ms` ahead. Everything due on the way fires in order, each at its own instant, and `settle` is awaited
   * after each so that what it sets off can set alarms on the way too. Patient alarms go off at these stops.
   */
  async advance(ms: number, settle: () => Promise<void> = async () => {}): Promise<void> {
    const target = this.now() + ms;
    for (let due = this.agenda.next(); due !== undefined && due <= target; due = this.agenda.next()) {
      this.ahead += Math.max(0, due - this.now());
      this.fireDue();
      await settle();
    }
    this.ahead += Math.max(0, target - this.now());
    if (this.fireDue()) await settle();
  }

  /** Whether anything was due. */
  private fireDue(): boolean {
    const now = this.now();
    const due = () => this.agenda.take(now) ?? this.patient.take(now);
    let fired = false;
    for (let fire = due(); fire; fire = due()) {
      fired = true;
      fire();
    }
    this.sleep();
    return fired;
  }

  private sleep(): void {
    const next = this.next() ?? Number.POSITIVE_INFINITY;
    const wall = next - this.ahead;
    if (this.sleeper && wall === this.wakes) return;
    clearTimeout(this.sleeper);
    this.sleeper = undefined;
    this.wakes = wall;
    if (wall === Number.POSITIVE_INFINITY) return;
    const delay = Math.min(Math.max(0, wall - Date.now()), LONGEST_SLEEP);
    this.sleeper = setTimeout(() => {
      this.sleeper = undefined;
      this.fireDue();
    }, delay);
  }
}
