import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { firstFree, spreadLabels, stackFlags } from '../../../src/present/chart/label-places.ts';

const labels = fc.array(
  fc.record({
    centre: fc.double({ min: 0, max: 400, noNaN: true }),
    height: fc.integer({ min: 10, max: 60 }),
  }),
  { maxLength: 6 },
);

describe('labels in a column', () => {
  it('never overlap, keep the order of their wishes and stay inside where they fit', () => {
    fc.assert(
      fc.property(labels, (wanted) => {
        const centres = spreadLabels(wanted, 0, 400);
        const placed = wanted
          .map(({ centre, height }, index) => ({ wish: centre, centre: centres[index] ?? NaN, height }))
          .sort((a, b) => a.centre - b.centre);
        for (const [index, label] of placed.entries()) {
          const next = placed[index + 1];
          if (next === undefined) continue;
          expect(next.centre - label.centre).toBeGreaterThanOrEqual((label.height + next.height) / 2 - 1e-9);
          expect(next.wish).toBeGreaterThanOrEqual(label.wish);
        }
        expect(
          Math.min(400, ...placed.map(({ centre, height }) => centre - height / 2)),
        ).toBeGreaterThanOrEqual(-1e-9);
        expect(Math.max(0, ...placed.map(({ centre, height }) => centre + height / 2))).toBeLessThanOrEqual(
          400 + 1e-9,
        );
      }),
    );
  });

  it('stay where they are wanted when nothing is in the way', () => {
    expect(
      spreadLabels(
        [
          { centre: 300, height: 20 },
          { centre: 100, height: 20 },
        ],
        0,
        400,
      ),
    ).toEqual([300, 100]);
  });

  it('share the shift when two want the same place', () => {
    expect(
      spreadLabels(
        [
          { centre: 100, height: 20 },
          { centre: 100, height: 20 },
        ],
        0,
        400,
      ),
    ).toEqual([90, 110]);
  });
});

describe('flags above a plot', () => {
  const flags = fc.uniqueArray(
    fc.record({
      pole: fc.integer({ min: 40, max: 700 }),
      width: fc.integer({ min: 20, max: 210 }),
      height: fc.integer({ min: 16, max: 64 }),
    }),
    { maxLength: 5, selector: ({ pole }) => pole },
  );

  it('have no words over other words, none over the pole of another, and none outside', () => {
    fc.assert(
      fc.property(flags, (some) => {
        const places = stackFlags(some, 40, 700, 12);
        const boxes = some.map(({ pole, width, height }, index) => {
          const { left, rise } = places[index] ?? { left: NaN, rise: NaN };
          return { pole, left, right: left + width, bottom: rise, top: rise + height };
        });
        for (const [index, one] of boxes.entries()) {
          expect(one.left).toBeGreaterThanOrEqual(40 - 1e-9);
          expect(one.right).toBeLessThanOrEqual(700 + 1e-9);
          for (const other of boxes.slice(index + 1)) {
            const apart =
              one.right <= other.left ||
              other.right <= one.left ||
              one.top <= other.bottom ||
              other.top <= one.bottom;
            expect(apart).toBe(true);
          }
          for (const [position, other] of boxes.entries()) {
            // A pole reaches from the plot up to the top of its own words.
            const crossed =
              position !== index && one.left < other.pole && other.pole < one.right && one.bottom < other.top;
            expect(crossed).toBe(false);
          }
        }
      }),
    );
  });
});

describe('the first free place', () => {
  const box = (left: number, top: number) => ({ left, top, right: left + 30, bottom: top + 12 });

  it('is the first candidate that touches neither a box nor a line', () => {
    const line = [
      { x: 0, y: 0 },
      { x: 100, y: 100 },
    ];
    expect(firstFree([box(40, 45), box(0, 80), box(60, 10)], [box(0, 84)], [line])).toEqual(box(60, 10));
  });

  it('is none where everything is taken', () => {
    expect(firstFree([box(0, 0)], [box(10, 5)], [])).toBeNull();
  });
});
