/** Faults to come, one per request, first planned first met. */
export interface Faults<F> {
  /** Lets the next `count` requests meet this fault. */
  failNext(count: number, fault: F): void;
  /** Takes the next planned fault; undefined when all is well. */
  take(): F | undefined;
}

/** No faults until somebody plans them. */
export function plannedFaults<F>(): Faults<F> {
  const planned: F[] = [];
  return {
    failNext: (count, fault) => void planned.push(...Array.from({ length: count }, () => fault)),
    take: () => planned.shift(),
  };
}
