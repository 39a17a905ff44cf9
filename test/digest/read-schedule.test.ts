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
    ['dorset at noon london time', weekly(1, '12:00'), 'dorset'],
    ['dorset every week at 17:00 GMT', weekly(1, '17:00'), 'dorset'],
    ['dorset 9am new york time', weekly(1, '09:00', 'America/New_York'), 'dorset'],
    ['dorset tuesdays at 9.30', weekly(2, '09:30'), 'dorset'],
    ['dorset tues 0900', weekly(2), 'dorset'],
    ['dorset friday 10', weekly(5, '10:00'), 'dorset'],
    ['dorset first thing monday', weekly(1), 'dorset'],
    ['dorset every friday morning', weekly(5), 'dorset'],
    ['dorset starting next monday', weekly(1), 'dorset'],
    ['dorset friday afternoon at 4pm', weekly(5, '16:00'), 'dorset'],
    ['dorset at midnight', weekly(1, '00:00'), 'dorset'],
    ['dorset on the 15th', monthly(15), 'dorset'],
    ['dorset end of the month', monthly(31), 'dorset'],
    ['dorset last day of the month 17h30', monthly(31, '17:30'), 'dorset'],
    ['dorset at the start of each month', monthly(1), 'dorset'],
    ['dorset monthly on the 31st', monthly(31), 'dorset'],
    ['dorset children on a plan at 31 march', weekly(1), 'dorset children on a plan at 31 march'],
    ['dorset social workers at 30 september fridays', weekly(5), 'dorset social workers at 30 september'],
    ['dorset plans reviewed on time', weekly(1), 'dorset plans reviewed on time'],
    ['dorset cin/cpp', weekly(1), 'dorset cin/cpp'],
    ['leeds plans started 2017', weekly(1), 'leeds plans started 2017'],
    ['the wirral', weekly(1), 'the wirral'],
  ])('is taken out: %s', (text, schedule, rest) => {
    expect(readSchedule(text)).toEqual({ kind: 'read', schedule, onlyWhenChanged: false, rest });
  });

  it.each([
    'dorset weekly only when something changed',
    'dorset only changes',
    'dorset if anything has changed',
    'dorset when new figures come out',
    'dorset as soon as new figures are published',
    'dorset only on release day',
  ])('may ask for changes alone: %s', (text) => {
    expect(readSchedule(text)).toMatchObject({ onlyWhenChanged: true, rest: 'dorset' });
  });

  it.each<[string, object]>([
    ['dorset 25:00', { what: 'time', words: '25:00' }],
    ['dorset at 9am and 5pm', { what: 'time', words: 'at 9am and 5pm' }],
    ['dorset at 13pm', { what: 'time', words: 'at 13pm' }],
    ['dorset friday afternoon', { what: 'part-of-day', words: 'afternoon' }],
    ['dorset half past nine on wednesdays', { what: 'part-of-day', words: 'half past nine' }],
    ['dorset friday at 4', { what: 'part-of-day', words: 'at 4' }],
    ['dorset monthly on the 32nd', { what: 'day', words: 'on the 32nd' }],
    ['dorset wensday 9am', { what: 'day', words: 'wensday' }],
    ['dorset 9am europe/atlantis', { what: 'zone', words: 'europe/atlantis' }],
    ['dorset friday 4pm EST', { what: 'zone', words: 'EST' }],
    ['dorset every other friday', { what: 'rhythm', words: 'every other friday' }],
    ['dorset daily at 9', { what: 'rhythm', words: 'daily' }],
    ['dorset every morning', { what: 'rhythm', words: 'every morning' }],
    ['dorset weekdays at 25:00', { what: 'rhythm', words: 'weekdays' }],
    ['dorset mon & thu 9am', { what: 'several-days', words: 'mon and thu' }],
    ['dorset first monday of the month', { what: 'weekday-of-month', words: 'first monday of the month' }],
    ['dorset monthly monday', { what: 'weekday-of-month', words: 'monthly monday' }],
    ['dorset weekly on the 15th', { what: 'date-of-week', words: 'weekly on the 15th' }],
    ['dorset tomorrow', { what: 'once', words: 'tomorrow' }],
    ['dorset on 1 december', { what: 'once', words: 'on 1 december' }],
  ])('is refused where no schedule can follow it: %s', (text, fault) => {
    expect(readSchedule(text)).toEqual({ kind: 'fault', ...fault });
  });
});
