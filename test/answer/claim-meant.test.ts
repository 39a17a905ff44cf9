import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metric } from '../../src/domain/metric.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import type { ClaimCheck } from '../../src/answer/claim-check.ts';
import { formatValue } from '../../src/present/number.ts';
import { stated } from '../../src/present/wording-phrases.ts';
import { dataset, TODAY } from './asked.ts';

const answerer = loadAnswerer();

function check(text: string): ClaimCheck {
  const { answer } = answerer.answer(text, TODAY);
  const first = answer.kind === 'claim' ? answer.checks[0] : undefined;
  if (!first) throw new Error(`no number in ${text}`);
  return first;
}

function value(metric: string, area: string, year: number): number {
  const figure = dataset.figure(metric, area, year);
  if (figure.state !== 'value') throw new Error('no figure');
  return figure.value;
}

describe('words that may mean several measures', () => {
  it('differ from none of them', () => {
    for (const text of [
      'check "abuse cases rose 10% in Kent"',
      'check "abuse plans 9,999 in Kent in 2022"',
    ]) {
      const { verdict, why, several, official } = check(text);
      expect([verdict, why, official]).toEqual(['cannot-tell', 'several-measures', null]);
      expect(several?.metrics.length).toBeGreaterThan(1);
    }
  });

  it('are the one that gives the number, where only one does', () => {
    const neglect = value('cpp-started-neglect', '886', 2022);
    const { verdict, metric, several } = check(`check "${neglect} abuse plans in Kent in 2022"`);
    expect([verdict, metric?.id, several?.giving]).toEqual(['reproduced', 'cpp-started-neglect', 1]);
  });

  it('are open where a number of few digits is given by one of them', () => {
    const text =
      'check "3% of assessed episodes of need recorded child sexual exploitation as a factor in Suffolk" 2025';
    expect(check(text)).toMatchObject({ verdict: 'cannot-tell', several: { giving: 1 } });
  });

  it('are none where they say only what kind of number it is', () => {
    expect(check('check "Leeds has a rate of 75"').verdict).toBe('cannot-tell');
  });
});

describe('a number of several measures together', () => {
  it('differs from none of them', () => {
    const { verdict, why, several } = check(
      'check "600 children in Dorset were in care or on child protection plans in 2025"',
    );
    expect([verdict, why, several?.metrics.map(({ id }) => id)]).toEqual([
      'cannot-tell',
      'together',
      ['cla-at-31-march', 'cpp-at-31-march'],
    ]);
  });
});

describe('words that mean what a measure leaves over', () => {
  const suitable = value('care-leavers-suitable-home-pct', '383', 2025);

  it('are right by the rest, and right on another base', () => {
    const { verdict, why, fits } = check(
      `check "${100 - suitable}% of care leavers in Leeds were not in suitable accommodation in 2025"`,
    );
    expect([verdict, why, fits[0]?.figure.value]).toEqual(['other-base', 'opposite', suitable]);
  });

  it.each([
    'check "3 in 10 care leavers in Leeds were homeless in 2025"',
    `check "${suitable}% of care leavers in Leeds were not in suitable accommodation in 2025"`,
    'check "homeless care leavers in Leeds rose by 5% in 2025"',
  ])('are neither right nor wrong by anything else: %s', (text) => {
    expect(check(text)).toMatchObject({ verdict: 'cannot-tell', why: 'opposite', fits: [] });
  });
});

describe('a part of plans or referrals', () => {
  it('of which no share is named is not held against the rate of children', () => {
    expect(check('check "10% of plans in Leeds"')).toMatchObject({ verdict: 'cannot-tell', why: 'no-share' });
  });

  it('is one of children where it says so', () => {
    const rate = value('cla-rate', '383', 2025);
    expect(check(`check "${rate / 100}% of children in Leeds were in care in 2025"`).verdict).toBe(
      'reproduced',
    );
    expect(
      check(`check "${(rate / 100 + 0.3).toFixed(1)}% of children in Leeds were in care in 2025"`).verdict,
    ).toBe('differs');
  });
});

describe('a grade', () => {
  const told = (text: string): unknown[] => {
    const { verdict, why, inspection, since } = check(text);
    return [verdict, why, inspection?.inspected.slice(0, 4), since?.inspected.slice(0, 4)];
  };
  const newest = dataset.inspections('204')[0]?.inspected.slice(0, 4);
  const before = dataset.inspections('204')[1]?.inspected.slice(0, 4);

  it('is checked as one of now, of a year, or of any inspection held', () => {
    expect(told('check "Hackney is rated good"')).toEqual(['reproduced', null, newest, undefined]);
    expect(told('check "Hackney is rated requires improvement"')).toEqual([
      'differs',
      null,
      newest,
      undefined,
    ]);
    expect(told('check "Hackney was rated requires improvement"')).toEqual([
      'reproduced',
      null,
      before,
      newest,
    ]);
    expect(told(`check "Hackney was rated good in ${before}"`)).toEqual(['differs', null, before, undefined]);
  });

  it('that no inspection held gave may be one of before', () => {
    expect(told('check "Hackney was rated inadequate"')).toEqual([
      'cannot-tell',
      'earlier-framework',
      newest,
      undefined,
    ]);
  });

  it('is none in a request', () => {
    expect(answerer.answer('check which councils are inadequate', TODAY).answer.kind).not.toBe('claim');
    expect(answerer.answer('check hackney ofsted', TODAY).answer.kind).toBe('inspection');
  });
});

describe('a bound', () => {
  const count = value('cla-at-31-march', '886', 2025);
  const told = (words: string): string => check(`check "${words} children in care in Kent in 2025"`).verdict;

  it('holds on its side, however far, and not on the other', () => {
    expect(told(`more than ${Math.round(count * 0.7)}`)).toBe('reproduced');
    expect(told(`fewer than ${Math.round(count * 1.4)}`)).toBe('reproduced');
    expect(told(`more than ${Math.round(count * 1.4)}`)).toBe('differs');
    expect(told(`fewer than ${Math.round(count * 0.7)}`)).toBe('differs');
  });

  it('is none in “nearly”, which is near', () => {
    expect(told(`nearly ${Math.round(count * 1.01)}`)).toBe('reproduced');
    expect(told(`nearly ${Math.round(count * 1.4)}`)).toBe('differs');
  });

  it('of a change is of that change', () => {
    const fell = (percent: number): string =>
      check(`check "children in care in Kent fell by more than ${percent}% in 2025"`).verdict;
    expect([fell(2), fell(50)]).toEqual(['reproduced', 'differs']);
  });

  it('of one in so many is of the share', () => {
    const one = (words: string): string =>
      check(`check "${words} children in Leeds was in care in 2025"`).verdict;
    expect([one('less than one in 50'), one('more than one in 50')]).toEqual(['reproduced', 'differs']);
  });
});

describe('a change in one word', () => {
  const [before, after] = [value('cla-at-31-march', '886', 2016), value('cla-at-31-march', '886', 2025)];

  it('is taken for about so much, by the figures of both years', () => {
    expect(after).toBeLessThan(before * 0.95);
    for (const word of ['doubled', 'tripled', 'more than halved']) {
      expect(check(`check "children in care in Kent ${word} between 2016 and 2025"`).verdict).toBe('differs');
    }
    const { claimed, change } = check('check "children in care in Kent nearly halved since 2016"');
    expect(claimed).toMatchObject({ value: 50, says: 'change', direction: -1, looseness: 'near' });
    expect(change).toMatchObject({ state: 'stated', from: { year: 2016 } });
  });
});

describe('a record', () => {
  it('of no place is not held against England’s years', () => {
    const { answer } = answerer.answer('check "a record 83,840 children in care"', TODAY);
    expect(answer).toMatchObject({ kind: 'claim', record: null, superlative: true });
  });
});

describe('money for each child', () => {
  it('is not held against the whole', () => {
    const each = value('spend-safeguarding-per-child', '885', 2025);
    expect(check(`check "Worcestershire spent £${each} a child on safeguarding in 2025"`)).toMatchObject({
      verdict: 'reproduced',
      metric: { id: 'spend-safeguarding-per-child' },
    });
  });
});

describe('a rate per 100,000', () => {
  it('is none per 100', () => {
    const [area, year] = ['E06000064', 2024];
    const code = dataset.areaOfEither(area)?.code ?? '';
    const rate = value('first-time-entrants-rate', code, year);
    expect(check(`check ${rate} per 100,000 ${area} first-time-entrants-rate ${year}`).verdict).toBe(
      'reproduced',
    );
  });
});

describe('a change that no edition states', () => {
  it('is neither right nor wrong', () => {
    const { verdict, change } = check('check "children in care in Hampshire rose 12% in 2014"');
    expect([verdict, change?.state]).toEqual(['cannot-tell', 'unstated']);
  });
});

describe('a change with more decimals than the figures have', () => {
  const [before, after] = [value('cla-at-31-march', '886', 2024), value('cla-at-31-march', '886', 2025)];
  const fall = (100 * (before - after)) / before;

  it('of counts is exact', () => {
    const told = (percent: number): string =>
      check(`check "children in care in Kent fell ${percent.toFixed(1)}% in 2025"`).verdict;
    expect(told(fall)).toBe('reproduced');
    expect(told(fall + 0.3)).toBe('differs');
    expect(told(fall - 0.3)).toBe('differs');
  });

  it('is the way that the verb beside it says, of the ages that it is told of', () => {
    expect(
      check(
        'check "In Salford, children in need for two years or more rose by 4.1 percentage points in 2025"',
      ).verdict,
    ).toBe('reproduced');
    expect(
      check(
        'check "In Salford, children in need for two years or more fell by 4.1 percentage points in 2025"',
      ).verdict,
    ).toBe('differs');
    const young = check(
      'check "In Dudley, care leavers aged 17 and 18 in suitable accommodation rose by 3 points in 2025"',
    );
    expect(young.metric?.id).toBe('care-leavers-1718-suitable-home-pct');
  });

  it('over some years is counted from as many years before', () => {
    const { change } = check('check "children in care in Kent fell 10% over five years"');
    expect(change).toMatchObject({ state: 'stated', from: { year: 2020 }, to: { year: 2025 } });
  });

  it('of rounded figures is open within the rounding of both ends', () => {
    const [was, is] = [value('cla-rate', '383', 2024), value('cla-rate', '383', 2025)];
    const percent = (100 * (was - is)) / was;
    const told = (apart: number): string =>
      check(`check "the care rate in Leeds fell ${(percent + apart).toFixed(1)}% in 2025"`).verdict;
    expect([told(0), told(-0.9), told(-4)]).toEqual(['reproduced', 'cannot-tell', 'differs']);
  });
});

describe('any published figure, said in its own words', () => {
  const areas = dataset.parts.areas.filter(({ kind, closed }) => kind === 'authority' && closed === null);
  // A difference and a population are said in words that mean other things too.
  const untold = new Set(['cpp-net-change', 's47-no-conference', 'child-population']);
  const metrics = dataset.parts.metrics.filter(
    ({ id, unit }) => unit !== 'grade' && unit !== 'rank' && !untold.has(id),
  );
  const claim = (metric: Metric, name: string, year: number, amount: number): string =>
    `check "In ${name}, ${stated(formatValue(amount, metric), metric)}" ${year}`;

  it('is not said to differ, and is not right a third higher', () => {
    fc.assert(
      fc.property(fc.constantFrom(...areas), fc.constantFrom(...metrics), (area, metric) => {
        const year = dataset.lastYear(metric.id, area.code);
        const figure = year === undefined ? undefined : dataset.figure(metric.id, area.code, year);
        if (year === undefined || figure?.state !== 'value' || figure.value < 20) return;
        expect(check(claim(metric, area.name, year, figure.value)).verdict).not.toBe('differs');
        const higher = check(claim(metric, area.name, year, figure.value * 1.37));
        expect(higher.verdict === 'reproduced' && higher.metric?.id === metric.id).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
