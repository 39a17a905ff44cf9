import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { chartAltText } from '../../../src/present/chart/chart-alt-text.ts';
import type { StripSpec, TrendPoint, TrendSpec } from '../../../src/present/chart/chart-spec.ts';
import { axis, barsSpec, changesSpec, breakdownSpec, chartSpec } from './example-specs.ts';

const frame = {
  title: 'Plans: Dorset',
  subtitle: 'Rate per 10,000 children',
  notes: [],
  source: 'Source: DfE, 2025',
};

function points(...cells: (number | string)[]): TrendPoint[] {
  return cells.map((cell, index) => {
    const period = { at: 2019 + index, label: String(2019 + index) };
    return typeof cell === 'number'
      ? { ...period, value: cell, text: cell.toFixed(1) }
      : { ...period, value: null, why: cell };
  });
}

describe('the description of a picture', () => {
  it('tells the course of a trend with its gaps and breaks', () => {
    const spec: TrendSpec = {
      ...frame,
      kind: 'trend',
      axis,
      series: [
        { name: 'England', role: 'england', points: points(40, 41, 42, 43) },
        { name: 'Dorset', role: 'asked', points: points(50, 'no return', 62, 66.9) },
        { name: 'Scilly', role: 'place', points: points('suppressed', 'suppressed') },
      ],
      breaks: [{ from: 2021, label: 'New definition', severs: 'every-line' }],
    };
    expect(chartAltText(spec)).toBe(
      'Line chart: Plans: Dorset. Rate per 10,000 children. ' +
        'Dorset (thick line): 50.0 in 2019, 62.0 in 2021, 66.9 in 2022; no figure for 2020: no return. ' +
        'A vertical line marks a break: New definition. ' +
        'England (dashed line): from 40.0 in 2019 to 43.0 in 2022. ' +
        'Scilly: no figure for 2019 to 2020: suppressed. Source: DfE, 2025.',
    );
  });

  it('says where a place stands in a ranking, who shares an end, and who is missing', () => {
    const places = [3, 9, 1, 1, 1].map((value, index) => ({
      name: ['Dorset', 'Hull', 'York', 'Kent', 'Bury'][index] ?? '',
      role: index === 0 ? ('asked' as const) : ('other' as const),
      value,
      text: value.toFixed(1),
      rank: '2nd of 5',
    }));
    const spec: StripSpec = {
      ...frame,
      kind: 'strip',
      axis,
      places,
      references: [{ name: 'England', value: 4, text: '4.0' }],
      neighbours: null,
      missing: [{ name: 'Isles of Scilly', asked: false, why: 'suppressed' }],
    };
    expect(chartAltText(spec)).toBe(
      'Ranked bar chart: Plans: Dorset. Rate per 10,000 children. 5 bars, highest first. Highest: Hull, 9.0. ' +
        'Lowest: 3 authorities, 1.0. Dorset: 3.0, 2nd of 5. A line shows England: 4.0. ' +
        'No figure for Isles of Scilly: suppressed. Source: DfE, 2025.',
    );
  });

  it('has every figure and every reason of a comparison or a breakdown when there is room', () => {
    fc.assert(
      fc.property(fc.oneof(barsSpec, breakdownSpec), (spec) => {
        const alt = chartAltText(spec, Infinity);
        for (const row of spec.rows) {
          const shown = 'shown' in row ? row.shown : row.share;
          expect(alt).toContain(`${row.name}: ${shown.value === null ? shown.why : shown.text}`);
        }
      }),
    );
  });

  it('has both figures, the change and what chance could explain of every row of changes', () => {
    fc.assert(
      fc.property(changesSpec, (spec) => {
        const alt = chartAltText(spec, Infinity);
        for (const { name, from, to, change, within } of spec.rows)
          expect(alt).toContain(`${name} ${change.text}, ${from} to ${to}${within ? ', outlined' : ''}.`);
      }),
    );
  });

  it('fits its limit, in whole sentences, and says when it leaves something out', () => {
    fc.assert(
      fc.property(chartSpec, (spec) => {
        const alt = chartAltText(spec);
        const whole = chartAltText(spec, Infinity);
        expect(alt.length).toBeLessThanOrEqual(1000);
        if (alt === whole) return;
        const kept = alt.replace(/ The picture shows more\.$/u, '');
        expect(kept).not.toBe(alt);
        expect(whole.startsWith(`${kept} `)).toBe(true);
      }),
    );
  });
});
