import { allForYear } from '@18f/us-federal-holidays';

/**
 * The days federal offices observe in a year, by somebody else's rule; sorted. The oracle files an observed New Year
 * under the year it belongs to, so a year's days come from its neighbour too.
 */
export function federalOracle(year: number): string[] {
  const days = [year, year + 1].flatMap((each) => allForYear(each).map(({ dateString }) => pad(dateString)));
  return [...new Set(days.filter((day) => day.startsWith(`${year}-`)))].sort();
}

const pad = (day: string) =>
  day
    .split('-')
    .map((part) => part.padStart(2, '0'))
    .join('-');
