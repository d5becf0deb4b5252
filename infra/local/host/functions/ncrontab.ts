interface Field {
  label: string;
  low: number;
  high: number;
  names?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const FIELDS: readonly Field[] = [
  { label: 'second', low: 0, high: 59 },
  { label: 'minute', low: 0, high: 59 },
  { label: 'hour', low: 0, high: 23 },
  { label: 'day', low: 1, high: 31 },
  { label: 'month', low: 1, high: 12, names: MONTHS },
  { label: 'weekday', low: 0, high: 6, names: DAYS },
];
/** A schedule that names a day which exists at all comes round within eight years (29 February, 2096 to 2104). */
const HORIZON_YEARS = 9;

type Sets = readonly ReadonlySet<number>[];

/** An NCRONTAB schedule, six fields with seconds first or five without; instants are UTC milliseconds. */
export class Schedule {
  private readonly sets: Sets;
  private readonly expression: string;

  /** Throws a sentence that names the field which cannot be read. */
  constructor(expression: string) {
    const texts = expression.trim().split(/\s+/);
    if (texts.length === 5) texts.unshift('0');
    if (texts.length !== FIELDS.length) {
      throw new Error(
        `the schedule "${expression}" has ${texts.length} fields; NCRONTAB has 6, or 5 without seconds`,
      );
    }
    this.expression = expression;
    this.sets = FIELDS.map((field, index) => parseField(expression, field, texts[index] ?? ''));
  }

  /** The first occurrence after `instant`. Throws when there is none, such as on 30 February. */
  next(instant: number): number {
    const at = new Date(instant - (instant % 1000) + 1000);
    const horizon = at.getUTCFullYear() + HORIZON_YEARS;
    while (at.getUTCFullYear() <= horizon) {
      if (!this.skip(at)) return at.getTime();
    }
    throw new Error(`the schedule "${this.expression}" never occurs`);
  }

  /** Moves to the beginning of the next candidate; false when the instant is one that fits. */
  private skip(at: Date): boolean {
    const [seconds, minutes, hours, days, months, weekdays] = this.sets;
    if (!months?.has(at.getUTCMonth() + 1)) {
      at.setUTCMonth(at.getUTCMonth() + 1, 1);
      at.setUTCHours(0, 0, 0, 0);
    } else if (!days?.has(at.getUTCDate()) || !weekdays?.has(at.getUTCDay())) {
      at.setUTCDate(at.getUTCDate() + 1);
      at.setUTCHours(0, 0, 0, 0);
    } else if (!hours?.has(at.getUTCHours())) at.setUTCHours(at.getUTCHours() + 1, 0, 0, 0);
    else if (!minutes?.has(at.getUTCMinutes())) at.setUTCMinutes(at.getUTCMinutes() + 1, 0, 0);
    else if (!seconds?.has(at.getUTCSeconds())) at.setUTCSeconds(at.getUTCSeconds() + 1, 0);
    else return false;
    return true;
  }
}

function parseField(expression: string, field: Field, text: string): Set<number> {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const range = parseRange(field, part);
    if (!range)
      throw new Error(`the schedule "${expression}" has a ${field.label} that cannot be read: "${text}"`);
    for (let value = range.from; value <= range.to; value += range.step) values.add(wrapped(field, value));
  }
  return values;
}

/** `*`, `5`, `1-5`, `mon-fri`, each with an optional step; `5/10` runs to the end of the field. */
function parseRange(field: Field, part: string): { from: number; to: number; step: number } | undefined {
  const [, body = '', stepText] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
  const step = stepText === undefined ? 1 : Number(stepText);
  if (body === '*') return step < 1 ? undefined : { from: field.low, to: field.high, step };
  const [low = '', high] = body.split('-');
  const from = numberOf(field, low);
  const open = stepText === undefined ? from : field.high;
  const to = high === undefined ? open : numberOf(field, high);
  return step < 1 || !(from <= to) ? undefined : { from, to, step };
}

/** NaN for anything outside the field. Sunday may be written 7. */
function numberOf(field: Field, text: string): number {
  const named = field.names?.indexOf(text.toLowerCase().slice(0, 3)) ?? -1;
  if (named >= 0 && /^[a-z]+$/i.test(text)) return named + field.low;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  const high = field.label === 'weekday' ? 7 : field.high;
  return value >= field.low && value <= high ? value : Number.NaN;
}

function wrapped(field: Field, value: number): number {
  return field.label === 'weekday' ? value % 7 : value;
}
