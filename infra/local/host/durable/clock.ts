/** The only source of time the host and its engine have. Instants are milliseconds since 1970, UTC. */
export interface Clock {
  now(): number;
  /**
   * Calls back once at `time` or, when that has passed, as soon as possible; the answer cancels the call. A `patient`
   * alarm does not hold up somebody who jumps ahead: it goes off at the next stop, like a schedule missed in a pause.
   */
  at(time: number, callback: () => void, patient?: 'patient'): () => void;
}

interface Alarm {
  time: number;
  order: number;
  callback: () => void;
}

/** Alarms in the order they are due; equal times keep the order in which they were set. */
export class Agenda {
  private readonly heap: Alarm[] = [];
  private order = 0;

  add(time: number, callback: () => void): () => void {
    const alarm = { time, order: this.order++, callback };
    this.heap.push(alarm);
    this.rise(this.heap.length - 1);
    return () => this.remove(alarm);
  }

  /** When the next alarm is due; undefined when there is none. */
  next(): number | undefined {
    return this.heap[0]?.time;
  }

  /** Takes the next alarm if it is due at `now`. */
  take(now: number): (() => void) | undefined {
    const first = this.heap[0];
    if (!first || first.time > now) return undefined;
    this.remove(first);
    return first.callback;
  }

  private remove(alarm: Alarm): void {
    const index = this.heap.indexOf(alarm);
    if (index < 0) return;
    const last = this.heap.pop();
    if (!last || last === alarm) return;
    this.heap[index] = last;
    this.rise(index);
    this.sink(index);
  }

  private rise(from: number): void {
    let index = from;
    while (index > 0) {
      const above = (index - 1) >> 1;
      if (!this.swapIfEarlier(index, above)) return;
      index = above;
    }
  }

  private sink(from: number): void {
    let index = from;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      const below = right < this.heap.length && this.earlier(right, left) ? right : left;
      if (below >= this.heap.length || !this.swapIfEarlier(below, index)) return;
      index = below;
    }
  }

  private swapIfEarlier(lower: number, upper: number): boolean {
    if (!this.earlier(lower, upper)) return false;
    const [a, b] = [this.heap[lower], this.heap[upper]];
    if (a && b) [this.heap[lower], this.heap[upper]] = [b, a];
    return true;
  }

  private earlier(a: number, b: number): boolean {
    const [left, right] = [this.heap[a], this.heap[b]];
    if (!left || !right) return false;
    return left.time < right.time || (left.time === right.time && left.order < right.order);
  }
}
