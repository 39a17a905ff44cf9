import { Cron } from 'croner';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duePeriod, nextDigest, type Scheduled } from '../../src/digest/due-digests.ts';
import { instantOf } from '../../src/digest/zoned-time.ts';
import type { Schedule } from '../../src/store/schedule.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const weekly = (zone: string, weekday = 1, time = '09:00'): Schedule => ({
  kind: 'weekly',
  day: weekday,
  time,
  zone,
});
const monthly = (date: number, zone = 'Europe/London', time = '09:00'): Schedule => ({
  kind: 'monthly',
  day: date,
  time,
  zone,
});
const since = (schedule: Schedule, at: string | number): Scheduled => ({
  schedule,
  scheduledAt: typeof at === 'number' ? at : Date.parse(at),
  lastPeriod: null,
  lastPeriodAt: null,
});
const delivered = (scheduled: Scheduled, { period, at }: { period: string; at: number }): Scheduled => ({
  ...scheduled,
  lastPeriod: period,
  lastPeriodAt: at,
});

/** Everything delivered while the clock goes forward by steps. */
function live(
  start: Scheduled,
  from: number,
  to: number,
  step: number,
): { period: string; at: number; on: number }[] {
  const sent = [];
  let scheduled = start;
  for (let now = from; now < to; now += step) {
    const due = duePeriod(scheduled, now);
    if (!due) continue;
    sent.push({ period: due.period, at: due.at, on: now });
    scheduled = delivered(scheduled, due);
  }
  return sent;
}

const zones = [
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Santiago',
];

describe('two years of Mondays at nine', () => {
  const from = Date.parse('2026-01-01T00:00:00Z');
  const to = Date.parse('2028-01-01T00:00:00Z');

  it.each(zones)('bring each week once, when clocks there say nine: %s', (zone) => {
    const step = 47 * minute;
    const sent = live(since(weekly(zone), from), from, to, step);
    expect(new Set(sent.map(({ period }) => period)).size).toBe(104);
    expect(sent).toHaveLength(104);
    expect(Math.max(...sent.map(({ at, on }) => on - at))).toBeLessThan(step);
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    expect(new Set(sent.map(({ at }) => clock.format(at)))).toEqual(new Set(['mån 09:00']));
    // The weeks of the clock changes are an hour longer or shorter; half an hour on Lord Howe.
    const gaps = sent.slice(1).map(({ at }, index) => Math.abs(at - (sent[index]?.at ?? 0) - 7 * day) / hour);
    const shift = zone === 'Asia/Kolkata' ? 0 : zone === 'Australia/Lord_Howe' ? 0.5 : 1;
    expect(new Set(gaps)).toEqual(new Set([0, shift]));
    // Another library's calendar agrees.
    const other = new Cron('0 9 * * 1', { timezone: zone, paused: true }).nextRuns(104, new Date(from));
    expect(sent.map(({ at }) => at)).toEqual(other.map((date) => date.getTime()));
  });
});

describe('a digest that is due', () => {
  it('is one for a week and one for five weeks of downtime', () => {
    const scheduled = since(weekly('Europe/London'), '2026-10-01T12:00:00Z');
    const first = duePeriod(scheduled, Date.parse('2026-10-05T08:00:00Z'));
    expect(first).toMatchObject({ period: '2026-W41', at: Date.parse('2026-10-05T08:00:00Z') });
    const sent = live(
      delivered(scheduled, first ?? { period: '', at: 0 }),
      Date.parse('2026-11-11T00:00:00Z'),
      Date.parse('2026-11-13T00:00:00Z'),
      hour,
    );
    expect(sent.map(({ period }) => period)).toEqual(['2026-W46']);
  });

  it('is none for the time before somebody subscribed', () => {
    const scheduled = since(weekly('Europe/London'), '2026-11-23T09:00:01Z');
    expect(duePeriod(scheduled, Date.parse('2026-11-23T10:00:00Z'))).toBeNull();
    expect(nextDigest(scheduled, Date.parse('2026-11-23T10:00:00Z'))).toMatchObject({ period: '2026-W49' });
  });

  it('comes an hour later where spring skips its time, and at the first of two where autumn repeats it', () => {
    const sunday = weekly('Europe/London', 7, '01:30');
    const spring = duePeriod(since(sunday, '2026-03-25T00:00:00Z'), Date.parse('2026-03-29T01:30:00Z'));
    expect(spring).toMatchObject({ period: '2026-W13', at: Date.parse('2026-03-29T01:30:00Z') });
    const autumn = duePeriod(since(sunday, '2026-10-20T00:00:00Z'), Date.parse('2026-10-25T00:30:00Z'));
    expect(autumn).toMatchObject({ period: '2026-W43', at: Date.parse('2026-10-25T00:30:00Z') });
  });

  it('comes on the last day where a month is too short', () => {
    const from = Date.parse('2027-01-01T00:00:00Z');
    const daysOf = (date: number) =>
      live(since(monthly(date), from), from, Date.parse('2028-04-01T00:00:00Z'), hour).map(({ at }) =>
        new Date(at).toISOString().slice(0, 10),
      );
    expect(daysOf(29).filter((date) => date.includes('-02-'))).toEqual(['2027-02-28', '2028-02-29']);
    expect(daysOf(31).slice(0, 4)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']);
    expect(daysOf(31)).toHaveLength(15);
  });

  it('belongs to the ISO week of its day, over the turn of the year', () => {
    const scheduled = since(weekly('Europe/London', 5), '2026-12-30T00:00:00Z');
    expect(duePeriod(scheduled, Date.parse('2027-01-01T09:00:00Z'))).toMatchObject({ period: '2026-W53' });
  });
});

describe('a schedule that is edited', () => {
  const monday = since(weekly('Europe/London'), '2026-11-01T00:00:00Z');
  const sent = delivered(monday, { period: '2026-W48', at: Date.parse('2026-11-23T09:00:00Z') });

  it('from Monday to Wednesday brings no second digest in the week', () => {
    const edited = {
      ...sent,
      schedule: weekly('Europe/London', 3),
      scheduledAt: Date.parse('2026-11-24T12:00:00Z'),
    };
    expect(
      live(edited, Date.parse('2026-11-24T12:00:00Z'), Date.parse('2026-12-03T00:00:00Z'), hour),
    ).toMatchObject([{ period: '2026-W49', at: Date.parse('2026-12-02T09:00:00Z') }]);
    expect(nextDigest(edited, Date.parse('2026-11-24T12:00:00Z'))).toMatchObject({ period: '2026-W49' });
  });

  it('from weekly to monthly sends nothing for a day that is past', () => {
    const edited = { ...sent, schedule: monthly(20), scheduledAt: Date.parse('2026-11-25T12:00:00Z') };
    expect(duePeriod(edited, Date.parse('2026-11-30T12:00:00Z'))).toBeNull();
    expect(nextDigest(edited, Date.parse('2026-11-30T12:00:00Z'))).toMatchObject({ period: '2026-12' });
  });

  it('to monthly and back within a week tells that week once', () => {
    const start = Date.parse('2026-02-23T00:00:00Z');
    const ofMonth = { ...since(monthly(24), start), lastPeriod: '2026-02', lastPeriodAt: start + day };
    const edited = { ...ofMonth, schedule: weekly('Europe/London', 3), scheduledAt: start + day };
    expect(duePeriod(edited, start + 3 * day)).toBeNull();
    expect(nextDigest(edited, start + 3 * day)).toMatchObject({ period: '2026-W10' });
  });

  const anySchedule = fc.oneof(
    fc.record({
      kind: fc.constant('weekly' as const),
      day: fc.integer({ min: 1, max: 7 }),
      time: fc.constantFrom('00:00', '00:30', '01:30', '02:30', '09:00', '23:59'),
      zone: fc.constantFrom(...zones),
    }),
    fc.record({
      kind: fc.constant('monthly' as const),
      day: fc.integer({ min: 1, max: 31 }),
      time: fc.constantFrom('00:00', '01:30', '09:00', '23:59'),
      zone: fc.constantFrom(...zones),
    }),
  );

  it('at any time never brings a period twice, and nothing that was not announced', () => {
    const steps = fc.array(
      fc.record({ days: fc.double({ min: 0.01, max: 40, noNaN: true }), edit: fc.option(anySchedule) }),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(anySchedule, steps, (schedule, walk) => {
        let now = Date.parse('2026-02-20T10:00:00Z');
        let scheduled = since(schedule, now);
        const periods: string[] = [];
        for (const { days, edit } of walk) {
          const next = nextDigest(scheduled, now);
          expect(next.at).toBeGreaterThan(now);
          expect(duePeriod(scheduled, next.at)).toEqual(next);
          expect(duePeriod(scheduled, next.at - 1)).toBeNull();
          now += Math.round(days * day);
          const due = duePeriod(scheduled, now);
          expect(due !== null).toBe(next.at <= now);
          if (due) {
            periods.push(due.period);
            scheduled = delivered(scheduled, due);
          }
          if (edit) scheduled = { ...scheduled, schedule: edit, scheduledAt: now };
        }
        const weeks = periods.filter((period) => period.includes('W'));
        expect(new Set(weeks).size).toBe(weeks.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a time of the wall clock', () => {
  it('is the instant at which a clock there shows it, unless the clock skips it', () => {
    const anyDay = fc.integer({ min: 0, max: 3 * 365 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)));
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        anyDay,
        fc.integer({ min: 0, max: 1439 }),
        (zone, date, minutes) => {
          const time = new Date(minutes * minute).toISOString().slice(11, 16);
          const at = instantOf(zone, Temporal.PlainDate.from(date.toISOString().slice(0, 10)), time);
          const shown = new Intl.DateTimeFormat('sv-SE', {
            timeZone: zone,
            dateStyle: 'short',
            timeStyle: 'short',
          });
          const wanted = `${date.toISOString().slice(0, 10)} ${time}`;
          if (shown.format(at) === wanted) return;
          // Skipped: no minute around it shows the time.
          for (let near = at - 2 * hour; near <= at + 2 * hour; near += minute) {
            expect(shown.format(near)).not.toBe(wanted);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
