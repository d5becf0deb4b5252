import type { Fault } from '../../../shared/adapters/memory/fault.ts';
import type { Dice } from './dice.ts';
import type { Story } from './story.ts';
import type { Timeline } from './timeline.ts';

/** How unreliable storage and the mail service are; chances from 0 to 1. */
export type FaultPlan = {
  /** An operation takes up to `slowestMs`. */
  slow: number;
  slowestMs: number;
  /** A read fails. */
  read: number;
  /** A write fails and nothing is written. */
  before: number;
  /** A write happens and its reply is lost. */
  after: number;
  /** The mail service refuses or loses its reply. */
  mail: number;
  /** A portal does not take a notice, or its reply is lost. */
  portal: number;
  /** A paper cannot be made. */
  paper: number;
};

/** Storage that is quick and never fails. */
export const RELIABLE: FaultPlan = {
  slow: 0,
  slowestMs: 0,
  read: 0,
  before: 0,
  after: 0,
  mail: 0,
  portal: 0,
  paper: 0,
};

/** Storage as it is on a good day: nothing fails, but replies take their time and so things happen in between. */
export const UNHURRIED: FaultPlan = { ...RELIABLE, slow: 0.3, slowestMs: 400 };

/** What somebody has taken away for a while: the mail service, storage, whatever papers are made with, or partners' portals, mute or gone for good. */
export type Outage = {
  mail: boolean;
  storage: boolean;
  papers: boolean;
  portals: Map<string, 'mute' | 'gone'>;
};

type Sources = { timeline: Timeline; dice: Dice; story: Story; outage: Outage; faultsUntil: number };

function chanceOf(plan: FaultPlan, operation: string): number {
  if (operation.startsWith('mail.')) return plan.mail;
  if (operation.startsWith('portal.')) return plan.portal;
  if (operation.startsWith('paper.')) return plan.paper;
  const moment = operation.slice(operation.indexOf(':') + 1) as 'read' | 'before' | 'after';
  return plan[moment];
}

function isDown(outage: Outage, operation: string): boolean {
  if (operation.endsWith(':after')) return false;
  if (operation.startsWith('portal.')) return false;
  if (operation.startsWith('paper.')) return outage.papers;
  return operation.startsWith('mail.') ? outage.mail : outage.storage;
}

/** The faults of a plan, drawn from dice; `seen` hears of every operation when it happens, before it may fail. */
export function faultsOf(plan: FaultPlan, sources: Sources, seen: (operation: string) => void): Fault {
  const { timeline, dice, story, outage, faultsUntil } = sources;
  return async (operation) => {
    seen(operation);
    const isFair = timeline.clock.now() >= faultsUntil;
    if (!isFair && dice.chance(plan.slow)) await timeline.sleep(dice.between(1, plan.slowestMs));
    const failing = isDown(outage, operation) || (!isFair && dice.chance(chanceOf(plan, operation)));
    if (!failing) return;
    story.tell('storage', `fails ${operation}`);
    throw new Error(`The simulation lets ${operation} fail.`);
  };
}
