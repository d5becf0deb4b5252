/**
 * What can go wrong between us and the e-mail service: it is busy (429), it is down (503), it does not answer, or it
 * takes the mail and the connection breaks before the answer arrives.
 */
export type MailFault = 'throttled' | 'unavailable' | 'silence' | 'lostAnswer';

/** Faults to come, one per send request, first planned first met. */
export interface MailFaults {
  /** Lets the next `count` send requests meet this fault. */
  failNext(count: number, fault: MailFault): void;
  /** Takes the next planned fault; undefined when all is well. */
  take(): MailFault | undefined;
}

/** No faults until somebody plans them. */
export function mailFaults(): MailFaults {
  const planned: MailFault[] = [];
  return {
    failNext: (count, fault) => void planned.push(...Array.from({ length: count }, () => fault)),
    take: () => planned.shift(),
  };
}
