import * as fc from 'fast-check';

import type {
  BarsSpec,
  BreakdownSpec,
  ChangesSpec,
  ChartSpec,
  SeriesRole,
  Shown,
  StripSpec,
  TrendPoint,
  TrendSpec,
} from '../../../src/present/chart/chart-spec.ts';

/** Names as short and as long as they come. */
const NAMES = [
  'York',
  'Dorset',
  'Isle of Wight',
  'Bournemouth, Christchurch and Poole',
  'Kingston upon Thames and Richmond upon Thames (joint return)',
  'Cheshire West and Chester',
  'Hammersmith & Fulham <joint>',
];
const REASONS = [
  'suppressed',
  'no return was made',
  'not published for this year, because the table was withdrawn after its publication',
];

const name = fc.constantFrom(...NAMES);
const why = fc.constantFrom(...REASONS);
const title = fc.constantFrom(
  'Plans',
  'Children who became the subject of a child protection plan for a second or subsequent time: Bournemouth, Christchurch and Poole',
);
const subtitle = fc.constantFrom(
  'Rate per 10,000 children',
  'Share of the child protection plans that started in the year to 31 March and were for a child who had been on a plan before, however long ago',
);
const frame = {
  title,
  subtitle,
  notes: fc.array(subtitle, { maxLength: 2 }),
  source: fc.constant('Source: Department for Education, Children looked after, 2025 edition, table A1'),
};

export function axis(value: number, decimals: number): string {
  return value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

function printed(value: number): { value: number; text: string } {
  return { value, text: value.toLocaleString('en-GB', { maximumFractionDigits: 1 }) };
}

/** Numbers as measures have them: small, large, close together, nought, and now and then negative. */
const number = fc.oneof(
  fc.integer({ min: 0, max: 5 }),
  fc.double({ min: 0, max: 150, noNaN: true }).map((value) => Math.round(value * 10) / 10),
  fc.double({ min: 92, max: 99, noNaN: true }).map((value) => Math.round(value * 10) / 10),
  fc.integer({ min: 60_000, max: 90_000 }),
  fc.integer({ min: -50, max: 50 }),
);
const value = number.map(printed);
const shown: fc.Arbitrary<Shown> = fc.oneof(
  { weight: 4, arbitrary: value },
  { weight: 1, arbitrary: why.map((reason) => ({ value: null, why: reason })) },
);

const role = fc.constantFrom<SeriesRole>(
  'predecessor',
  'successor',
  'place',
  'england',
  'region',
  'neighbours',
);

function points(first: number, cells: readonly (Shown | null)[], long: boolean): TrendPoint[] {
  return cells.flatMap((cell, index) => {
    const at = first + index;
    const label = long ? `${at - 1}/${String(at).slice(2)}` : String(at);
    return cell === null ? [] : [{ ...cell, at, label }];
  });
}

export const trendSpec: fc.Arbitrary<TrendSpec> = fc
  .record({
    ...frame,
    long: fc.boolean(),
    asked: fc.record({ name, cells: fc.array(shown, { minLength: 1, maxLength: 13 }) }),
    others: fc.array(
      fc.record({
        name,
        role,
        from: fc.integer({ min: 2012, max: 2018 }),
        cells: fc.array(fc.option(shown, { freq: 8 }), { maxLength: 13 }),
      }),
      { maxLength: 5 },
    ),
    breaks: fc.array(
      fc.record({
        from: fc.integer({ min: 2010, max: 2028 }),
        label: subtitle.map((text) => text.slice(0, 70)),
        severs: fc.constantFrom('every-line' as const, 'asked' as const),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ long, asked, others, breaks, ...rest }) => ({
    ...rest,
    kind: 'trend',
    axis,
    series: [
      { name: asked.name, role: 'asked', points: points(2013, asked.cells, long) },
      ...others.map((other) => ({ ...other, points: points(other.from, other.cells, long) })),
    ],
    breaks,
  }));

const reference = value.map((one) => ({ ...one, name: 'England' }));

export const stripSpec: fc.Arbitrary<StripSpec> = fc.record({
  ...frame,
  kind: fc.constant('strip' as const),
  axis: fc.constant(axis),
  places: fc
    .tuple(fc.array(fc.tuple(name, value), { maxLength: 155 }), fc.uniqueArray(fc.nat(154), { maxLength: 3 }))
    .map(([places, asked]) =>
      places.map(([placeName, one], index) => ({
        ...one,
        name: placeName,
        role: asked.includes(index)
          ? ('asked' as const)
          : index % 15 === 3
            ? ('neighbour' as const)
            : ('other' as const),
        rank: `joint ${index + 1}th of ${places.length} authorities with a figure`,
      })),
    ),
  references: fc.array(reference, { maxLength: 2 }),
  neighbours: fc.option(fc.constant('Dorset’s ten statistical neighbours')),
  missing: fc.array(fc.record({ name, asked: fc.boolean(), why }), { maxLength: 20 }),
});

export const barsSpec: fc.Arbitrary<BarsSpec> = fc.record({
  ...frame,
  kind: fc.constant('bars' as const),
  order: fc.constantFrom('highest-first', 'lowest-first'),
  rows: fc.array(fc.record({ name, role: fc.constantFrom('asked', 'place', 'group'), shown }), {
    maxLength: 12,
  }),
  reference: fc.option(reference),
});

const share: fc.Arbitrary<Shown> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 100 }).map(printed) },
  { weight: 1, arbitrary: why.map((reason) => ({ value: null, why: reason })) },
);

export const breakdownSpec: fc.Arbitrary<BreakdownSpec> = fc.record({
  ...frame,
  kind: fc.constant('breakdown' as const),
  place: name,
  beside: fc.option(name),
  order: fc.constantFrom('as-given', 'largest-first'),
  rows: fc.array(
    fc.record({
      name: fc.oneof(name, subtitle),
      share,
      count: fc.option(fc.constantFrom('9', '1,234')),
      beside: fc.option(share),
    }),
    { maxLength: 12 },
  ),
});

export const changesSpec: fc.Arbitrary<ChangesSpec> = fc.record({
  ...frame,
  kind: fc.constant('changes' as const),
  periods: fc.constantFrom({ from: '2024', to: '2025' }, { from: '2018/19', to: '2024/25' }),
  rows: fc.array(
    fc.record({
      name,
      role: fc.constantFrom('asked', 'place', 'england'),
      from: fc.constantFrom('0', '12.3%', '81,770', '£101,693,476'),
      to: fc.constantFrom('7', '9.9%', '1,896', '£134,336,229'),
      change: value,
      within: fc.boolean(),
      gap: fc.boolean(),
    }),
    { maxLength: 14 },
  ),
});

/** Any picture that an answer could ask for, awkward ones more often than not. */
export const chartSpec: fc.Arbitrary<ChartSpec> = fc.oneof(
  trendSpec,
  stripSpec,
  barsSpec,
  breakdownSpec,
  changesSpec,
);
