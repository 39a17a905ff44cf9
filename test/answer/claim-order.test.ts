import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeOfPlace } from '../../src/answer/claim-order-places.ts';
import { checkOrder, type OrderCheck } from '../../src/answer/claim-order.ts';
import { orderQuery } from '../../src/answer/claim-order-query.ts';
import { standingOf } from '../../src/domain/standing.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import type { ClaimedOrder } from '../../src/query/claimed-orders.ts';
import type { ClaimedScope } from '../../src/query/order-scope.ts';
import { dataset, inYear, question, TODAY } from './asked.ts';

const NOTHING = question('check-claim', [], []);

function claimed(area: string, metric: string, rest: Partial<ClaimedOrder> = {}): ClaimedOrder {
  return {
    words: 'the highest',
    area: { code: area, words: '', via: null },
    metric: { kind: 'metric', id: metric, words: '', readings: [] },
    unit: 'number',
    period: null,
    side: 'high',
    says: nth(1),
    ...rest,
  };
}

function nth(place: number, scope: ClaimedScope | null = null): ClaimedOrder['says'] {
  return { kind: 'place', places: { kind: 'places', first: place, last: place }, scope };
}

function than(code: string): ClaimedOrder['says'] {
  return { kind: 'against', to: { kind: 'area', area: { code, words: '', via: null } } };
}

const check = (order: ClaimedOrder): OrderCheck => checkOrder(dataset, NOTHING, order);
const apart = ({ fits }: OrderCheck): string[] =>
  fits.map((fit) => `${fit.apart} ${fit.metric.id} ${fit.at.year}`);

describe('a place in an order', () => {
  it('holds among the group that is meant', () => {
    expect(check(claimed('890', 'cla-rate')).verdict).toBe('reproduced');
    expect(check(claimed('838', 'cpp-rate', { says: nth(4, { kind: 'own-region' }) })).verdict).toBe(
      'reproduced',
    );
  });

  it('is counted from the end that is meant', () => {
    const [reading] = check(
      claimed('838', 'cpp-rate', { side: 'low', says: nth(3, { kind: 'own-region' }) }),
    ).plain;
    expect(reading?.found).toMatchObject({ kind: 'place', end: 'bottom', place: 11 });
    expect(reading?.outcome).toEqual({ kind: 'fails' });
  });

  it('that does not hold is told where it would', () => {
    expect(apart(check(claimed('861', 'cla-rate', { says: nth(2), period: inYear(2024) })))).toEqual([
      'period cla-rate 2025',
      'period cla-rate 2023',
    ]);
    const many = claimed('886', 'cla-rate', { says: nth(2) });
    expect(apart(check(many))[0]).toBe('measure cla-at-31-march 2025');
    expect(apart(check(claimed('872', 'cla-rate', { side: 'low' })))[0]).toBe('scope cla-rate 2025');
  });

  it('is tried by the other statistics that the words may mean', () => {
    const metric = { kind: 'metric', id: 'cpp-rate', words: '', readings: ['cpp-rate', 'cla-rate'] } as const;
    expect(apart(check(claimed('890', 'cpp-rate', { metric })))[0]).toBe('measure cla-rate 2025');
  });

  it('is read by count and rate where the words leave that open, and right only if both bear it out', () => {
    const open = check(claimed('886', 'cla-at-31-march', { unit: null, says: nth(2) }));
    expect(open.plain.map(({ metric, outcome }) => [metric.id, outcome.kind])).toEqual([
      ['cla-at-31-march', 'holds'],
      ['cla-rate', 'fails'],
    ]);
    expect(open.verdict).toBe('other-base');
    expect(check(claimed('886', 'cla-at-31-march', { says: nth(2) })).verdict).toBe('reproduced');
  });

  it('is of the authority that bore the name then, and of no other that answers for the place', () => {
    const county = check(
      claimed('838', 'cpp-rate', { says: nth(3, { kind: 'own-region' }), period: inYear(2017) }),
    );
    expect([county.area?.name, county.verdict]).toEqual(['Dorset County', 'reproduced']);
    const other = check(claimed('942', 'cla-rate', { period: inYear(2020) }));
    expect([other.area?.name, other.verdict, other.why]).toEqual(['Cumbria', 'cannot-tell', 'other-area']);
  });

  it('of inspection grades is none', () => {
    expect(check(claimed('890', 'ofsted-overall', { side: 'worse' })).why).toBe('grades');
  });

  it('at the worst end of a measure without a good direction is a judgement', () => {
    expect(check(claimed('890', 'cla-rate', { side: 'worse' }))).toMatchObject({
      verdict: 'cannot-tell',
      why: 'judgement',
    });
  });

  it('of a place that has no figure, or is too small to be ranked, cannot be told', () => {
    expect(check(claimed('204', 'cpp-rate', { period: inYear(2022) }))).toMatchObject({
      verdict: 'cannot-tell',
      why: 'no-figure',
    });
    expect(check(claimed('420', 'cla-at-31-march', { side: 'low' })).verdict).toBe('cannot-tell');
  });

  it('of every authority is borne out by the place that the standing gives it, from either end', () => {
    const members = dataset.authorities();
    const standing = standingOf(
      dataset,
      { release: dataset.releasesOf('cla-rate')[0] ?? '', metric: 'cla-rate', year: 2025 },
      members,
    );
    for (const { area, place, tied } of standing.stands) {
      const low = standing.stands.length - place - tied + 1;
      expect(check(claimed(area.code, 'cla-rate', { says: nth(place) })).verdict).toBe('reproduced');
      expect(check(claimed(area.code, 'cla-rate', { side: 'low', says: nth(low) })).verdict).toBe(
        'reproduced',
      );
    }
  });
});

describe('who has no figure', () => {
  const at = { release: 'any', metric: 'cpp-started-neglect', year: 2021 };
  const [area] = dataset.authorities();
  if (!area) throw new Error('no authority');
  const value = {
    area: area.code,
    metric: at.metric,
    year: 2021,
    source: { release: 'any', file: '', column: '', filter: null },
    joint: null,
  };
  const stand = {
    area,
    figure: { ...value, state: 'value', value: 5, inputs: null },
    place: 1,
    tied: 0,
  } as const;
  const hidden = {
    area,
    figure: { ...value, state: 'withheld', reason: 'suppressed', symbol: 'c' },
  } as const;
  const found = (end: 'top' | 'bottom', place: number, suppressed: number) => ({
    kind: 'place' as const,
    scope: { kind: 'all' } as const,
    end,
    standing: {
      at,
      stands: Array.from({ length: 20 }, () => stand),
      median: null,
      missing: Array.from({ length: suppressed }, () => hidden),
      tooSmall: [],
    },
    stand,
    place,
    first: [],
    level: null,
  });
  const first = { kind: 'places', first: 1, last: 1 } as const;

  it('with small numbers withheld leaves the lowest open, but not the highest', () => {
    expect(outcomeOfPlace(dataset, first, found('bottom', 1, 2))).toEqual({ kind: 'open', why: 'missing' });
    expect(outcomeOfPlace(dataset, first, found('top', 1, 2))).toEqual({ kind: 'holds' });
    expect(outcomeOfPlace(dataset, first, found('bottom', 1, 0))).toEqual({ kind: 'holds' });
  });

  it('never makes a claim wrong that they could make right', () => {
    const third = { kind: 'places', first: 3, last: 3 } as const;
    expect(outcomeOfPlace(dataset, third, found('bottom', 2, 1))).toEqual({ kind: 'open', why: 'missing' });
    expect(outcomeOfPlace(dataset, third, found('bottom', 4, 1))).toEqual({ kind: 'fails' });
  });
});

describe('a comparison', () => {
  it.each([
    ['886', '881', 'high', 'reproduced'],
    ['886', '887', 'low', 'reproduced'],
  ] as const)('%s with %s is %s: %s', (area, other, side, verdict) => {
    expect(check(claimed(area, 'cla-rate', { side, says: than(other) })).verdict).toBe(verdict);
  });

  it('of a count with a country is of the rate, as its total is no measure of a place', () => {
    const order = claimed('383', 'cla-at-31-march', {
      unit: null,
      says: { kind: 'against', to: { kind: 'england' } },
    });
    expect(check(order).plain.map(({ metric }) => metric.id)).toEqual(['cla-rate']);
    expect(check(order).verdict).toBe('reproduced');
  });

  it('of two figures that are printed alike cannot be told', () => {
    const standing = standingOf(
      dataset,
      { release: dataset.releasesOf('cla-rate')[0] ?? '', metric: 'cla-rate', year: 2025 },
      dataset.authorities(),
    );
    const index = standing.stands.findIndex(({ tied }) => tied > 0);
    const [one, other] = standing.stands.slice(index, index + 2);
    if (!one || !other) throw new Error('no two figures alike');
    const found = check(claimed(one.area.code, 'cla-rate', { says: than(other.area.code) }));
    expect(found.plain[0]?.outcome).toEqual({ kind: 'open', why: 'same' });
    expect(found.verdict).not.toBe('differs');
  });

  it('one way round holds exactly where the other way round does not', () => {
    const codes = dataset.authorities().map(({ code }) => code);
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.constantFrom(...codes), (one, other) => {
        fc.pre(one !== other);
        const [high, low] = (['high', 'low'] as const).map(
          (side) => check(claimed(one, 'cla-rate', { side, says: than(other) })).plain[0]?.outcome.kind,
        );
        if (high === 'holds' || low === 'holds')
          expect(new Set([high, low])).toEqual(new Set(['holds', 'fails']));
        else expect(high).toBe(low);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the query of a check', () => {
  const { answer } = loadAnswerer();

  it.each([
    'Blackpool has the highest rate of children in care in England',
    'Dorset has the third lowest rate of child protection plans in the South West',
    'Hackney has the most children in care of any London borough',
    'Kent is one of the ten highest for children in care',
    'Leeds’ cla rate is in the top quarter among its neighbours',
    'Leeds is below the England average for cla rate',
    'Manchester has more children in care than Liverpool',
    'The North East has the highest rate of children in care of any region',
  ])('asks for the same check again: %s', (text) => {
    const before = answer(text, TODAY);
    const after = answer(before.query, TODAY);
    if (before.answer.kind !== 'claim' || after.answer.kind !== 'claim') throw new Error('no claim');
    expect(after.query).toBe(before.query);
    expect(after.answer.orders.map(({ verdict }) => verdict)).toEqual(
      before.answer.orders.map(({ verdict }) => verdict),
    );
  });

  it('is none where the place or the measure was not found', () => {
    const order = claimed('no-such-place', 'cla-rate');
    expect(orderQuery(dataset, check(order))).toBeNull();
  });
});
