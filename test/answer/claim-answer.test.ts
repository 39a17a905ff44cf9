import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer-question.ts';
import type { ClaimAnswer } from '../../src/answer/claim-answer.ts';
import { claimAnswer } from '../../src/answer/claim-answer.ts';
import { checkNumber, type ClaimCheck } from '../../src/answer/claim-check.ts';
import { closeness } from '../../src/answer/claim-fits.ts';
import type { PressClaim, Verdict } from '../../src/domain/claim.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import type { ClaimedUnit } from '../../src/query/claim-numbers.ts';
import type { ClaimedNumber } from '../../src/query/read-claim.ts';
import type { Question } from '../../src/query/question.ts';
import { dataset, inYear, question, TODAY } from './asked.ts';

const UNITS: Readonly<Record<string, ClaimedUnit>> = {
  percent: { kind: 'percent' },
  'percent change': { kind: 'percent' },
  'share of a rise': { kind: 'percent' },
  'per 1,000': { kind: 'per', children: 1000 },
  'per 10,000': { kind: 'per', children: 10_000 },
  '£': { kind: 'pounds' },
};

/** A press claim as the number that a sentence would have given; null where it has none. */
function claimedOf(claim: PressClaim): ClaimedNumber | null {
  const half = claim.value === 'half';
  const digits = claim.value.replaceAll(/[+,]/g, '');
  if (!half && !/^\d+(?:\.\d+)?$/.test(digits)) return null;
  const country = claim.place.includes('called the country') ? 'country' : null;
  return {
    words: claim.value,
    value: half ? 50 : Number(digits),
    step: half ? 5 : digits.includes('.') ? 0.1 : 1,
    unit: UNITS[claim.unit] ?? { kind: 'number' },
    looseness: 'none',
    says: half ? 'share-of-change' : claim.unit.includes('change') ? 'change' : 'level',
    direction: claim.value.startsWith('+') ? 1 : 0,
    ends: null,
    yearsBefore: 0,
    yearsOver: null,
    ofCases: false,
    now: false,
    areas: claim.area === null ? [] : [{ code: claim.area, words: '', via: null }],
    scope: claim.place.includes('called the UK') ? 'uk' : country,
    metrics: [askedOf(claim)],
    period: claim.year === null ? null : inYear(claim.year),
    otherDay: false,
    ownDay: false,
  };
}

function askedOf({ metric }: PressClaim): Question['metrics'][number] {
  return dataset.metric(metric)
    ? { kind: 'metric', id: metric, words: '', readings: [] }
    : { kind: 'unheld', id: metric, words: '' };
}

function verdictOn(claim: PressClaim): Verdict | undefined {
  const claimed = claimedOf(claim);
  if (!claimed) {
    const asked = {
      ...question('check-claim', claim.area === null ? [] : [claim.area], []),
      metrics: [askedOf(claim)],
      period: inYear(claim.year ?? Number(/\d{4}/.exec(claim.period)?.[0])),
    };
    return claimAnswer(dataset, asked, {
      numbers: [],
      orders: [],
      ratios: [],
      grade: claim.value.toLowerCase(),
      now: false,
      record: null,
      superlative: false,
      nowhere: false,
      words: new Set<string>(),
    }).checks[0]?.verdict;
  }
  const others = dataset.parts.claims.filter(
    (other) =>
      other !== claim &&
      other.article === claim.article &&
      other.area === claim.area &&
      other.metric === claim.metric,
  );
  return checkNumber(
    dataset,
    question('check-claim', [], []),
    claimed,
    others.flatMap((other) => claimedOf(other) ?? []),
  ).verdict;
}

describe('every claim on record', () => {
  it.each(dataset.parts.claims.map((claim) => [claim.id, claim.wording, claim] as const))(
    '%s: %s',
    (_, __, claim) => {
      expect(verdictOn(claim)).toBe(claim.verdict);
    },
  );

  it('is no observation: no figure has a claim as its source', () => {
    const sources = new Set(dataset.parts.columns.map((column) => column.source.file));
    expect([...sources].filter((file) => file.includes('claim'))).toEqual([]);
  });
});

const answerer = loadAnswerer();

function checked(text: string): readonly ClaimCheck[] {
  const { answer } = answerer.answer(text, TODAY);
  if (answer.kind !== 'claim') throw new Error(`${text} is answered as ${answer.kind}`);
  return answer.checks;
}

/** "other-base: cpp-started-rate 835 2017 measure+denominator" */
function shown({ verdict, why, fits, digits }: ClaimCheck): string {
  const fit = fits[0] ?? digits;
  if (!fit) return why === null ? verdict : `${verdict}: ${why}`;
  const ways = fit.deviations.map((deviation) => deviation.kind).join('+');
  return `${verdict}: ${fit.metric.id} ${fit.area.code} ${fit.figure.year} ${ways}`.trim();
}

describe('a pasted sentence', () => {
  it.each([
    [
      'check "neglect made up 52 per cent of cases" dorset 2017',
      ['reproduced: cpp-started-neglect-pct 835 2017'],
    ],
    ['check 415 children on plans dorset march 2017', ['reproduced: cpp-at-31-march 835 2017']],
    [
      'check "the county put 589 child protection plans in place, ten per cent more than the year before" dorset 2016/17',
      ['reproduced: cpp-started 835 2017', 'reproduced: cpp-started 835 2017'],
    ],
    [
      'check "eight in every 1,000 children in Dorset were under plans, against a UK average of six in every 1,000" 2017',
      [
        'other-base: cpp-started-rate 835 2017 measure+denominator',
        'other-base: cpp-started-rate E92000001 2017 uk+measure+denominator',
      ],
    ],
    [
      'check "the rate of children on plans was 53 per 10,000, against a national average of 34.1" dorset march 2017',
      ['other-base: cpp-rate 835 2017 cut', 'differs: cpp-rate E92000001 2016 period+edition+digits'],
    ],
    [
      'check the UK had 66,410 children on plans in 2017',
      ['other-base: cpp-started E92000001 2017 uk+measure'],
    ],
    [
      'check "neglect was the commonest reason, 308 children on plans" dorset 2016/17',
      ['other-base: cpp-started-neglect 835 2017 measure'],
    ],
    ['check 495 children in care dorset march 2017', ['differs']],
    ['check 250 children on plans dorset march 2018', ['differs']],
    ['check 670 under-18s on plans on 7 March 2018 gloucestershire', ['not-published: other-day']],
    ['check 415 children on plans dorset march 2016', ['other-base: cpp-at-31-march 835 2017 period']],
    [
      'check hampshire asylum-seeking children made up half of the rise in children in care in 2018',
      ['differs'],
    ],
    [
      'check "calls of concern rose 22 per cent, from 87,235 to 106,010" hampshire',
      ['reproduced: unheld', 'not-published: unheld', 'not-published: unheld'],
    ],
    [
      'check "calls of concern rose 32 per cent, from 87,235 to 106,010" hampshire',
      ['differs: unheld', 'not-published: unheld', 'not-published: unheld'],
    ],
    [
      'check "children in care in Kent rose by 8 per cent between 2018 and 2022"',
      ['reproduced: cla-at-31-march 886 2022'],
    ],
    [
      'check "45.9 children per 10,000 on plans in Dorset, higher than the South West average of 39.8" 2023',
      ['reproduced: cpp-rate 838 2023', 'reproduced: cpp-rate E12000009 2023'],
    ],
    ['check 181 children on plans hackney 2021', ['cannot-tell: withheld']],
  ])('%s', (text, expected) => {
    expect(checked(text).map(shown)).toEqual(expected);
  });

  it('of a change counted from another of its own numbers is told which', () => {
    const [, change] = checked(
      'check 670 children on plans on 7 March 2018, up 35 per cent on 496, gloucestershire',
    );
    expect(change?.arithmetic).toMatchObject({
      holds: true,
      stated: true,
      from: { value: 496 },
      to: { value: 670 },
    });
  });

  it('is asked back in codes and ids, with nothing of its words, and checked the same', () => {
    const text =
      'check "the county put 589 child protection plans in place, ten per cent more than the year before, said Mrs Smith" dorset 2016/17';
    const first = answerer.answer(text, TODAY);
    expect(first.query).toBe('check 589 E10000009 cpp-started 2017; up 10% E10000009 cpp-started 2017');
    expect(checked(first.query).map(shown)).toEqual(checked(text).map(shown));
  });
});

describe('how close a published number comes', () => {
  const said = (value: number, step: number, looseness: ClaimedNumber['looseness'] = 'none') => ({
    value,
    step,
    looseness,
  });

  it.each([
    [52.3, said(52, 1), 'exact'],
    [53.8, said(53, 1), 'cut'],
    [53.8, said(54, 1), 'exact'],
    [66_410, said(66_000, 1), 'rounded'],
    [66_410, said(60_000, 1), null],
    [244, said(250, 1), null],
    [244, said(250, 1, 'about'), 'rounded'],
    [415, said(400, 1, 'over'), 'rounded'],
    [415, said(420, 1, 'over'), null],
    [65_800, said(66_000, 1, 'over'), null],
    [66_410, said(66_000, 1, 'under'), null],
    [62.7, said(62.9, 0.1), null],
  ] as const)('%d for %o is %s', (worked, claimed, expected) => {
    expect(closeness(worked, claimed, 1)).toBe(expected);
  });
});

describe('any published figure', () => {
  const areas = dataset.parts.areas.filter((area) => area.kind === 'authority' || area.kind === 'england');
  const metrics = dataset.parts.metrics.filter((metric) => metric.unit === 'count');

  it('claimed as it stands is reproduced, and one a tenth higher is not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...areas),
        fc.constantFrom(...metrics),
        fc.integer({ min: 2013, max: 2025 }),
        (area, metric, year) => {
          const figure = dataset.figure(metric.id, area.code, year);
          if (figure.state !== 'value' || figure.value < 100) return;
          const asked = question('check-claim', [area.code], [metric.id], { period: inYear(year) });
          const claim = (value: number): ClaimAnswer['checks'][number] | undefined => {
            const read = { value, step: 1, words: String(value), unit: { kind: 'number' } } as const;
            const number: ClaimedNumber = {
              ...read,
              looseness: 'none',
              says: 'level',
              direction: 0,
              ends: null,
              yearsBefore: 0,
              yearsOver: null,
              ofCases: false,
              now: false,
              areas: [],
              scope: null,
              metrics: [],
              period: null,
              otherDay: false,
              ownDay: false,
            };
            const context = {
              today: TODAY,
              examples: [],
              claim: {
                numbers: [number],
                orders: [],
                ratios: [],
                grade: null,
                now: false,
                record: null,
                superlative: false,
                nowhere: false,
                words: new Set<string>(),
              },
            };
            const { answer } = answerQuestion(dataset, asked, context);
            return answer.kind === 'claim' ? answer.checks[0] : undefined;
          };
          expect(claim(figure.value)?.verdict).toBe('reproduced');
          const wrong = Math.round(figure.value * 1.1) + 1;
          expect(
            claim(wrong)?.verdict === 'reproduced' && claim(wrong)?.fits[0]?.figure.value !== wrong,
          ).toBe(false);
        },
      ),
      { numRuns: 150 },
    );
  });
});
