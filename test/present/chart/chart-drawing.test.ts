import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ChartSpec, TrendSpec } from '../../../src/present/chart/chart-spec.ts';
import { chartDrawing } from '../../../src/present/chart/chart-svg.ts';
import {
  boxesMeet,
  textBox,
  type Drawing,
  type LineMark,
  type RectMark,
} from '../../../src/present/chart/drawing.ts';
import { axis, barsSpec, changesSpec, chartSpec, stripSpec, trendSpec } from './example-specs.ts';

const RUNS = 300;

function texts(drawing: Drawing) {
  return drawing.marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : []));
}

function figureLines(spec: TrendSpec): LineMark[] {
  return chartDrawing(spec).marks.flatMap((mark) => (mark.kind === 'line' && mark.of !== null ? [mark] : []));
}

function words(spec: ChartSpec): string {
  return texts(chartDrawing(spec))
    .map(({ text }) => text)
    .join(' ');
}

describe('any picture', () => {
  it('has no words that run into one another', () => {
    fc.assert(
      fc.property(chartSpec, (spec) => {
        const boxes = texts(chartDrawing(spec)).map((mark) => ({ text: mark.text, box: textBox(mark) }));
        const meeting = boxes.flatMap((one, index) =>
          boxes
            .slice(index + 1)
            .flatMap((other) => (boxesMeet(one.box, other.box) ? [[one.text, other.text]] : [])),
        );
        expect(meeting).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('keeps all its words and marks inside its edges', () => {
    fc.assert(
      fc.property(chartSpec, (spec) => {
        const drawing = chartDrawing(spec);
        const outside = drawing.marks.filter((mark) => {
          const box =
            mark.kind === 'text'
              ? textBox(mark)
              : mark.kind === 'rect'
                ? { left: mark.x, top: mark.y, right: mark.x + mark.width, bottom: mark.y + mark.height }
                : mark.kind === 'dot'
                  ? { left: mark.x, top: mark.y, right: mark.x, bottom: mark.y }
                  : {
                      left: Math.min(...mark.points.map(({ x }) => x)),
                      top: Math.min(...mark.points.map(({ y }) => y)),
                      right: Math.max(...mark.points.map(({ x }) => x)),
                      bottom: Math.max(...mark.points.map(({ y }) => y)),
                    };
          // Written so that a coordinate which is not a number counts as outside.
          return !(
            box.left >= 0 &&
            box.top >= 0 &&
            box.right <= drawing.width &&
            box.bottom <= drawing.height
          );
        });
        expect(outside).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('leaves out nothing of its title, subtitle, notes and source', () => {
    fc.assert(
      fc.property(chartSpec, (spec) => {
        const said = words(spec);
        for (const part of [spec.title, spec.subtitle, ...spec.notes, spec.source])
          expect(said).toContain(part);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a trend', () => {
  it('joins only figures of years that follow one another, and none across a break that severs the line', () => {
    fc.assert(
      fc.property(trendSpec, (spec) => {
        // Each line is drawn alone, so that its strokes can be told from those of its namesakes.
        for (const series of spec.series) {
          const breaks = spec.breaks.filter(({ severs }) => severs === 'every-line');
          const alone = { ...spec, series: [{ ...series, role: 'england' as const }], breaks };
          const joins = figureLines(alone).reduce((sum, { points }) => sum + points.length - 1, 0);
          const expected = series.points.filter((point, index) => {
            const next = series.points[index + 1];
            return (
              next !== undefined &&
              point.value !== null &&
              next.value !== null &&
              next.at === point.at + 1 &&
              !breaks.some(({ from }) => from === next.at)
            );
          });
          expect(joins).toBe(expected.length);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('says every reason for a gap of the asked line and the words of every break in its span', () => {
    fc.assert(
      fc.property(trendSpec, (spec) => {
        const said = words(spec);
        const years = spec.series.flatMap(({ points }) => points.map(({ at }) => at));
        const drawn = spec.series.some(({ points }) => points.some(({ value }) => value !== null));
        for (const point of spec.series[0]?.points ?? [])
          if (point.value === null) expect(said).toContain(point.why);
        for (const { from, label } of drawn ? spec.breaks : []) {
          if (Math.min(...years) < from && from <= Math.max(...years)) expect(said).toContain(label.trim());
        }
      }),
      { numRuns: RUNS },
    );
  });

  const trend = (values: readonly number[]): TrendSpec => ({
    kind: 'trend',
    title: 'Plans',
    subtitle: 'Share',
    notes: [],
    source: 'Source',
    axis,
    series: [
      {
        name: 'Dorset',
        role: 'asked',
        points: values.map((value, index) => ({
          at: 2020 + index,
          label: String(2020 + index),
          value,
          text: String(value),
        })),
      },
    ],
    breaks: [],
  });

  it('starts at zero and then says nothing of its axis', () => {
    const said = words(trend([40, 50, 45]));
    expect(said).toContain(' 0 ');
    expect(said).not.toContain('axis starts');
  });

  it('says where its axis starts if an axis from zero would hide the course', () => {
    expect(words(trend([96.2, 97.1, 96.8]))).toMatch(
      /The vertical axis starts at \d+(\.\d+)?, not at zero\./u,
    );
  });

  it('prints the first, the highest, the lowest and the last of many figures, above or below their dots', () => {
    const drawing = chartDrawing(trend([31, 40, 33, 47, 36, 22, 35, 28, 34]));
    const figures = texts(drawing).filter(({ weight, fill }) => weight === 'semibold' && fill === '#0a57a8');
    expect(figures.map(({ text }) => text).filter((text) => /^\d+$/u.test(text))).toEqual([
      '31',
      '47',
      '22',
      '34',
    ]);
  });

  it('shows a single figure as a dot with its words, on an axis from zero', () => {
    const drawing = chartDrawing(trend([16.4]));
    expect(drawing.marks.filter(({ kind }) => kind === 'dot')).not.toEqual([]);
    expect(texts(drawing).map(({ text }) => text)).toEqual(
      expect.arrayContaining(['16.4', 'Dorset', '2020', '0']),
    );
  });
});

function bars(drawing: Drawing): RectMark[] {
  return drawing.marks.flatMap((mark) => (mark.kind === 'rect' && mark.fill !== '#ffffff' ? [mark] : []));
}

describe('bars', () => {
  it('of a comparison are as long as their values, from one line at zero', () => {
    const rows = barsSpec.filter(({ rows: some }) =>
      some.every(({ role, shown }) => role !== 'group' && (shown.value ?? 1) > 0),
    );
    fc.assert(
      fc.property(rows, (spec) => {
        const sign = spec.order === 'lowest-first' ? 1 : -1;
        const values = spec.rows.flatMap(({ shown }) => shown.value ?? []).sort((a, b) => sign * (a - b));
        const drawn = bars(chartDrawing(spec));
        const unit = Math.max(...drawn.map(({ width }) => width)) / Math.max(...values);
        expect(drawn.length).toBe(values.length === 0 && spec.rows.length === 0 ? 1 : values.length);
        if (values.length === 0) return;
        expect(new Set(drawn.map(({ x }) => x)).size).toBe(1);
        drawn.forEach(({ width }, index) =>
          expect(width).toBeCloseTo(Math.max(1, unit * (values[index] ?? 0)), 3),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('of changes stand right of nought for a rise and left of it for a fall, hollow within ordinary variation', () => {
    fc.assert(
      fc.property(changesSpec, ({ rows, ...spec }) => {
        // Of one length, so that the bars can be told from the key above and the paper under words.
        const moved = rows.filter(({ change }) => change.value !== 0);
        const drawing = chartDrawing({ ...spec, rows: moved });
        const drawn = drawing.marks.flatMap((mark) =>
          mark.kind === 'rect' && mark.height === 20 ? [mark] : [],
        );
        expect(drawn.length).toBe(moved.length);
        const zero = Math.min(
          ...drawn.map(({ x, width }, index) => ((moved[index]?.change.value ?? 0) > 0 ? x : x + width)),
        );
        moved.forEach(({ change, within }, index) => {
          const bar = drawn[index];
          const away = change.value > 0 ? bar?.x : (bar?.x ?? 0) + (bar?.width ?? 0);
          // A hairline stands for a change too small to be seen.
          expect(Math.abs((away ?? 0) - zero)).toBeLessThanOrEqual(1);
          expect(bar?.stroke !== null).toBe(within);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('of a strip stand highest first, one for each authority, all on zero', () => {
    const positive = stripSpec.filter(
      ({ places, references }) =>
        places.length > 0 && [...places, ...references].every(({ value }) => value > 0),
    );
    fc.assert(
      fc.property(positive, (spec) => {
        const drawn = bars(chartDrawing(spec)).toSorted((a, b) => a.x + a.width / 2 - (b.x + b.width / 2));
        expect(drawn.length).toBe(spec.places.length);
        drawn.forEach(({ y, height }, index) => {
          expect(y).toBeGreaterThanOrEqual((drawn[index - 1]?.y ?? y) - 1e-6);
          expect(y + height).toBeCloseTo((drawn[0]?.y ?? 0) + (drawn[0]?.height ?? 0), 0);
        });
      }),
      { numRuns: 100 },
    );
  });
});
