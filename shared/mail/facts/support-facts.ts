import type { Transfer } from '../../transfer/transfer.ts';
import { timeInBoth } from './times.ts';

/** When Microsoft Support is to answer: its own time where that is recorded, else the one counted by the calendar. */
export type AnswerFacts = {
  dueAt: string;
  /** `na-pacific, America/Los_Angeles`. */
  calendar: string;
  byMicrosoft: boolean;
};

/** An admin who did not confirm the transfer to Microsoft. */
export type Denial = { partner: 'currentPartner' | 'newPartner'; at: string; note: string };

/** The response clock as people read it; `undefined` before the upload and once a form has come back. */
export function answerFacts({ clock }: Transfer): AnswerFacts | undefined {
  if (!clock) return undefined;
  const { id, timeZone } = clock.calendar;
  const dueAt = timeInBoth(clock.dueAt, timeZone);
  return { dueAt, calendar: `${id}, ${timeZone}`, byMicrosoft: clock.microsoftDueAt !== undefined };
}

/** The admins who denied, with what Microsoft was told. */
export const denials = ({ verified, calendar }: Transfer): Denial[] =>
  (['currentPartner', 'newPartner'] as const).flatMap((partner) => {
    const said = verified[partner];
    if (said?.outcome !== 'denied') return [];
    return [{ partner, at: timeInBoth(said.at, calendar.timeZone), note: said.note ?? '' }];
  });
