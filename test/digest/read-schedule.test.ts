import { describe, expect, it } from 'vitest';
import { readSchedule } from '../../src/digest/read-schedule.ts';

const weekly = (day: number, time = '09:00', zone = 'Europe/London') => ({ kind: 'weekly', day, time, zone });
const monthly = (day: number, time = '09:00', zone = 'Europe/London') => ({
  kind: 'monthly',
  day,
  time,
  zone,
});

describe('a schedule in words', () => {
  it.each<[string, object, string]>([
    ['dorset', weekly(1), 'dorset'],
    [
      'hampshire, gloucestershire child protection weekly monday 9am',
      weekly(1),
      'hampshire, gloucestershire child protection',
    ],
    ['cpp rate, repeat plans monthly', monthly(1), 'cpp rate, repeat plans'],
    ['dorset every thursday at 16:30', weekly(4, '16:30'), 'dorset'],
    ['weekly on Tuesdays 4.15pm dorset', weekly(2, '16:15'), 'dorset'],
    ['dorset neglect every week at noon', weekly(1, '12:00'), 'dorset neglect'],
    ['dorset monthly on the 15th at 8', monthly(15, '08:00'), 'dorset'],
    ['dorset on the last day of every month', monthly(31), 'dorset'],
    ['kent 12am wed', weekly(3, '00:00'), 'kent'],
    ['kent 12pm sat', weekly(6, '12:00'), 'kent'],
    ['kent friday 9am america/new_york', weekly(5, '09:00', 'America/New_York'), 'kent'],
    ['leeds plans started 2017', weekly(1), 'leeds plans started 2017'],
    ['the wirral', weekly(1), 'the wirral'],
  ])('is taken out: %s', (text, schedule, rest) => {
    expect(readSchedule(text)).toEqual({ kind: 'read', schedule, onlyWhenChanged: false, rest });
  });

  it.each([
    'dorset weekly only when something changed',
    'dorset only changes',
    'dorset if anything has changed',
  ])('may ask for changes alone: %s', (text) => {
    expect(readSchedule(text)).toMatchObject({ onlyWhenChanged: true, rest: 'dorset' });
  });

  it.each<[string, object]>([
    ['dorset 25:00', { what: 'time', words: '25:00' }],
    ['dorset at 13pm', { what: 'time', words: 'at 13pm' }],
    ['dorset monthly on the 32nd', { what: 'time', words: 'on the 32nd' }],
    ['dorset 9am europe/atlantis', { what: 'zone', words: 'europe/atlantis' }],
    ['dorset every other friday', { what: 'rhythm', words: 'every other' }],
    ['dorset daily at 9', { what: 'rhythm', words: 'daily' }],
  ])('is refused where there is no such time or rhythm: %s', (text, fault) => {
    expect(readSchedule(text)).toEqual({ kind: 'fault', ...fault });
  });
});
