import { describe, expect, it } from 'vitest';
import { read } from './resolver.ts';

describe('a phrase of everyday life with a word of a measure in it', () => {
  it.each([
    'adoption leave in Leeds',
    'news agency in Leeds',
    'morning sickness in Leeds',
    'childhood vaccination rates in Leeds',
    'asylum claims in Leeds',
    'credit rating of Leeds',
    'sex offenders register in Leeds',
    'five year plan for Leeds',
    'suicide rate in Leeds',
    'fuel poverty in Leeds',
    'maternity leave in Leeds',
  ])('“%s” is no question for figures of ours', (text) => {
    expect(read(text).kind).toBe('refusal');
  });
});

describe('money of a whole council', () => {
  it.each(['council budget in Leeds', 'Leeds council overspend'])(
    '“%s” is asked about, for only that of children’s services is held',
    (text) => {
      expect(read(text)).toMatchObject({ kind: 'clarification', about: 'metric' });
    },
  );

  it('is not meant where it is said for what', () => {
    expect(read('council spending on placements in Leeds')).toMatchObject({
      kind: 'question',
      metrics: [{ id: 'spend-cla' }],
    });
  });
});

it('children who are called vulnerable are those of the measure beside', () => {
  expect(read('vulnerable children in Leeds sent hundreds of miles away')).toMatchObject({
    kind: 'question',
    metrics: [{ id: 'cla-over-20-miles-pct' }],
  });
  expect(read('vulnerable children in Leeds')).toMatchObject({ kind: 'clarification', about: 'metric' });
});

it('plans of two years are no span of time', () => {
  expect(read('two year plans in Leeds')).toMatchObject({
    metrics: [{ id: 'cpp-2yrs-active-pct' }],
    period: null,
  });
});

describe('a measure of something else', () => {
  it.each([
    'overspend on roads in Leeds',
    'fire service inspection in Leeds',
    'play area inspections in Leeds',
    'pensioners in poverty in Leeds',
    'attendance at the carnival in Leeds',
  ])('“%s” is not answered for children', (text) => {
    expect(read(text).kind).not.toBe('question');
  });

  it('is not what an “and” puts beside it', () => {
    expect(read('Essex neglect and bin collections')).toMatchObject({
      kind: 'question',
      unresolved: ['bin collections'],
    });
  });
});

it.each(['how many veterans are in care in Kent', 'how many pensioners are in care in Kent'])(
  'what is counted is asked about where it is not children: “%s”',
  (text) => {
    expect(read(text).kind).toBe('clarification');
  },
);

it.each(['council staff sickness in Leeds', 'council vacancies in Leeds'])(
  'the staff of a whole council are not its social workers: “%s”',
  (text) => {
    expect(read(text)).toMatchObject({ kind: 'clarification', about: 'metric' });
  },
);
