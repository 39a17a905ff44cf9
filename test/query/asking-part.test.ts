import { describe, expect, it } from 'vitest';
import { read } from './resolver.ts';

function asked(text: string): object {
  const reading = read(text);
  if (reading.kind !== 'question') return { kind: reading.kind };
  const { areas, metrics, unresolved } = reading;
  return { areas: areas.length, metrics: metrics.map(({ id }) => id), unresolved };
}

describe('a message with more than its question', () => {
  it.each([
    [
      'Hi, I’m putting together a feature on young people leaving the care system in Devon and was wondering if you could tell me what proportion of care leavers in Leeds are NEET?',
      'care-leavers-neet-pct',
    ],
    [
      'hello, I work for the Yorkshire Post. How much does Leeds spend each week on a child in residential care?',
      'cost-per-week-residential',
    ],
    [
      'Under the Freedom of Information Act 2000 please provide the number of adoptions in Leeds. Yours faithfully, J. Smith',
      'adopted-count',
    ],
    ['latest figures for missing from care in Leeds? cheers, Tom (BBC Essex)', 'cla-missing-pct'],
    ['Cllr Patel has asked for the rate of kids in care in Leeds', 'cla-rate'],
  ])('“%s” asks for %s of one council', (text, id) => {
    expect(asked(text)).toEqual({ areas: 1, metrics: [id], unresolved: [] });
  });

  it('keeps what was told where the question alone says too little', () => {
    const text =
      'We were told that social worker vacancies had been cut in Leeds. What do the published figures say?';
    expect(asked(text)).toMatchObject({ areas: 1, metrics: ['sw-vacancy-rate'] });
  });

  it('keeps a place that the question points back to', () => {
    const text =
      'We have many children in care in Leeds. How does our rate of children in care compare with Bolton?';
    expect(asked(text)).toMatchObject({ areas: 2, metrics: ['cla-rate'] });
  });

  it('keeps both questions of two', () => {
    const text = 'How many children in Leeds are in care? And can you tell me how many were adopted?';
    expect(asked(text)).toMatchObject({ metrics: ['cla-at-31-march', 'adopted-count'] });
  });

  it('keeps a list that something is said of', () => {
    const text = 'I need adoptions in Leeds, could you tell me re-referrals too';
    expect(asked(text)).toMatchObject({ metrics: ['adopted-count', 'rereferral-pct'] });
  });
});

it('a child looked after at a date is no time after it', () => {
  expect(read('how many children were looked after at 31 March 2024 in Kent')).toMatchObject({
    metrics: [{ id: 'cla-at-31-march' }],
    period: { kind: 'years', years: [2024] },
  });
});

it('a list in a letter is numbered without numbers to look for', () => {
  const text = 'the number of (1) section 47 enquiries and (2) initial conferences in Leeds';
  expect(asked(text)).toEqual({ areas: 1, metrics: ['s47-started', 'icpc-held'], unresolved: [] });
});
