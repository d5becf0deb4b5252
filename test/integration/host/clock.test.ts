import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Agenda } from '../../../infra/local/host/durable/clock.ts';
import { RealClock } from '../../../infra/local/host/durable/real-clock.ts';
import { VirtualClock } from '../../../infra/local/host/durable/virtual-clock.ts';
import { randomNumbers } from '../../support/host/random.ts';

const DAY = 86_400_000;

describe('Agenda', () => {
  it('gives alarms in order of time and then of setting, whatever is taken back between', () => {
    const random = randomNumbers(3);
    const agenda = new Agenda();
    const expected: { time: number; order: number }[] = [];
    const fired: { time: number; order: number }[] = [];
    for (let order = 0; order < 500; order++) {
      const alarm = { time: random(100), order };
      const cancel = agenda.add(alarm.time, () => fired.push(alarm));
      if (random(4) === 0) {
        cancel();
        cancel();
      } else expected.push(alarm);
    }
    for (let fire = agenda.take(1000); fire; fire = agenda.take(1000)) fire();
    expect(fired).toEqual(expected.sort((a, b) => a.time - b.time || a.order - b.order));
    expect(agenda.next()).toBeUndefined();
  });
});

describe('VirtualClock', () => {
  it('stands still between alarms and jumps to them', () => {
    const clock = new VirtualClock(1000);
    const fired: number[] = [];
    for (const time of [5000, 3000, 3000]) clock.at(time, () => fired.push(clock.now()));
    expect(clock.jump(2000)).toBe(false);
    expect(clock.now()).toBe(2000);
    expect(clock.jump()).toBe(true);
    expect(fired).toEqual([3000, 3000]);
    expect(clock.jump()).toBe(true);
    expect(clock.jump()).toBe(false);
    expect(clock.now()).toBe(5000);
  });

  it('fires an alarm for the past at once, without turning back', () => {
    const clock = new VirtualClock(1000);
    clock.at(10, () => {});
    expect(clock.jump()).toBe(true);
    expect(clock.now()).toBe(1000);
  });
});

describe('RealClock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('waits longer than a system timer can', async () => {
    const clock = new RealClock();
    const fired = vi.fn();
    clock.at(clock.now() + 60 * DAY, fired);
    await vi.advanceTimersByTimeAsync(60 * DAY - 1);
    expect(fired).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2);
    expect(fired).toHaveBeenCalledOnce();
  });

  it('sleeps on one system timer at most, and on none when nothing is waiting', () => {
    const clock = new RealClock();
    expect(vi.getTimerCount()).toBe(0);
    const cancels = [3, 1, 2].map((days) => clock.at(clock.now() + days * DAY, () => {}));
    expect(vi.getTimerCount()).toBe(1);
    for (const cancel of cancels) cancel();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('advances over everything that is due, in order, each at its own instant', async () => {
    const clock = new RealClock();
    const began = clock.now();
    const fired: [string, number][] = [];
    const note = (name: string) => fired.push([name, (clock.now() - began) / DAY]);
    clock.at(began + 2 * DAY, () => note('second'));
    clock.at(began + DAY, () => {
      note('first');
      clock.at(began + 1.5 * DAY, () => note('set on the way'));
    });
    clock.at(began + 9 * DAY, () => note('not due'));
    await clock.advance(3 * DAY);
    expect(fired).toEqual([
      ['first', 1],
      ['set on the way', 1.5],
      ['second', 2],
    ]);
    expect(clock.offset).toBe(3 * DAY);
    expect(new RealClock(clock.offset).now()).toBe(clock.now());
    await vi.advanceTimersByTimeAsync(6 * DAY + 1);
    expect(fired.at(-1)).toEqual(['not due', 9]);
  });

  it('lets what an alarm sets off finish before it goes on', async () => {
    const clock = new RealClock();
    const order: string[] = [];
    clock.at(clock.now() + DAY, () => order.push('alarm'));
    clock.at(clock.now() + 2 * DAY, () => order.push('later alarm'));
    await clock.advance(3 * DAY, async () => void order.push('settled'));
    expect(order).toEqual(['alarm', 'settled', 'later alarm', 'settled']);
  });

  it('is not held up by a patient alarm, which goes off once at the next stop however often it was due', async () => {
    const clock = new RealClock();
    const began = clock.now();
    const fired: [string, number][] = [];
    const note = (name: string) => fired.push([name, (clock.now() - began) / DAY]);
    const schedule = () =>
      clock.at(
        clock.now() + DAY / 24,
        () => {
          note('schedule');
          schedule();
        },
        'patient',
      );
    schedule();
    clock.at(began + 2 * DAY, () => note('alarm'));
    await clock.advance(3 * DAY);
    expect(fired).toEqual([
      ['alarm', 2],
      ['schedule', 2],
      ['schedule', 3],
    ]);
    await vi.advanceTimersByTimeAsync(DAY / 24 + 1);
    expect(fired).toHaveLength(4);
  });
});
