import type { Clock } from '../durable/clock.ts';
import { messageOf } from '../durable/errors.ts';
import type { Store } from '../durable/store.ts';
import type { Work } from '../durable/work.ts';
import type { FunctionApp, Log, RegisteredFunction } from './function-app.ts';
import { Schedule } from './ncrontab.ts';

/** What the timers need of the host around them. */
export interface TimerHost {
  app: FunctionApp;
  clock: Clock;
  store: Store;
  log: Log;
  /** What `idle` waits for. */
  work: Work;
  /** Runs a function with its bindings. */
  run: (timer: RegisteredFunction, json: string) => Promise<void>;
}

/** What is remembered of a timer between two lives of the host. */
interface Mark {
  last: string;
  next: string;
}

/** Runs timer functions on their schedules; a run that was due while the host was down is made up for once. */
export class Timers {
  private readonly host: TimerHost;
  private readonly cancels = new Map<string, () => void>();

  constructor(host: TimerHost) {
    this.host = host;
  }

  /** Arms every timer. Throws a sentence for a schedule that cannot be read. */
  async start(): Promise<void> {
    for (const timer of this.host.app.byTrigger('timerTrigger')) await this.startOne(timer);
  }

  stop(): void {
    for (const cancel of this.cancels.values()) cancel();
    this.cancels.clear();
  }

  /** Runs a timer function now. Throws what the function throws, or a sentence when there is no such timer. */
  async run(name: string): Promise<void> {
    const timer = this.host.app.find(name, 'timerTrigger');
    if (!timer) throw new Error(`there is no timer function named ${name}`);
    await this.host.work.track(() => this.invoke(timer, false));
  }

  private async startOne(timer: RegisteredFunction): Promise<void> {
    const schedule = new Schedule(withSettings(timer));
    const now = this.host.clock.now();
    const mark = await this.mark(timer);
    const pastDue = mark !== undefined && Date.parse(mark.next) < now;
    const runNow = timer.trigger.runOnStartup === true || pastDue;
    const last = runNow ? iso(now) : (mark?.last ?? iso(0));
    await this.remember(timer, { last, next: iso(schedule.next(now)) });
    if (runNow) await this.tell(timer, () => this.invoke(timer, pastDue));
    this.arm(timer, schedule);
  }

  private arm(timer: RegisteredFunction, schedule: Schedule): void {
    const due = schedule.next(this.host.clock.now());
    const fire = async (): Promise<void> => {
      await this.remember(timer, { last: iso(due), next: iso(schedule.next(due)) });
      await this.invoke(timer, false);
    };
    const ring = (): void => {
      this.arm(timer, schedule);
      void this.tell(timer, fire);
    };
    const cancel = this.host.clock.at(due, ring, 'patient');
    this.cancels.set(timer.name, cancel);
  }

  private async invoke(timer: RegisteredFunction, isPastDue: boolean): Promise<void> {
    const now = this.host.clock.now();
    const mark = (await this.mark(timer)) ?? { last: iso(now), next: iso(now) };
    await this.host.run(
      timer,
      JSON.stringify({
        Schedule: { AdjustForDST: true },
        ScheduleStatus: { Last: mark.last, Next: mark.next, LastUpdated: mark.last },
        IsPastDue: isPastDue,
      }),
    );
  }

  private async mark(timer: RegisteredFunction): Promise<Mark | undefined> {
    const note = await this.host.store.note(`timer:${timer.name}`);
    return note === undefined ? undefined : (JSON.parse(note) as Mark);
  }

  private remember(timer: RegisteredFunction, mark: Mark): Promise<void> {
    return this.host.store.setNote(`timer:${timer.name}`, JSON.stringify(mark));
  }

  /** A failing timer is told and runs again when it is due again, as in Azure. */
  private async tell(timer: RegisteredFunction, run: () => Promise<void>): Promise<void> {
    try {
      await this.host.work.track(run);
    } catch (thrown) {
      this.host.log('error', 'user', `${timer.name} failed: ${messageOf(thrown)}`, timer.name);
    }
  }
}

/** A schedule may name an app setting between percent signs. */
function withSettings({ name, trigger }: RegisteredFunction): string {
  return String(trigger.schedule).replace(/%([^%]+)%/g, (_, setting: string) => {
    const value = process.env[setting];
    if (value === undefined)
      throw new Error(`the schedule of ${name} names the setting ${setting}, which is not set`);
    return value;
  });
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
