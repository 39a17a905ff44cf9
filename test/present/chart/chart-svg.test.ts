import { readFileSync } from 'node:fs';

import { initWasm, Resvg } from '@resvg/resvg-wasm';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

import type { ChartSpec } from '../../../src/present/chart/chart-spec.ts';
import { chartDrawing, chartOf } from '../../../src/present/chart/chart-svg.ts';
import { chartSpec } from './example-specs.ts';

beforeAll(async () => {
  await initWasm(readFileSync(new URL(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
});

/** Size of the picture as a strict XML and SVG parser reads it; throws on anything that is not well-formed. */
function parsedSize(svg: string): { width: number; height: number } {
  const parsed = new Resvg(svg);
  const { width, height } = parsed;
  parsed.free();
  return { width, height };
}

function hostile(text: string): ChartSpec {
  return {
    kind: 'bars',
    order: 'highest-first',
    title: text,
    subtitle: text,
    notes: [text],
    source: text,
    rows: [
      { name: text, role: 'asked', shown: { value: 1, text } },
      { name: text, role: 'place', shown: { value: null, why: text } },
    ],
    reference: { name: text, value: 1, text },
  };
}

describe('the SVG of a picture', () => {
  it('is well-formed, 720 wide and as high as it says, whatever it shows', () => {
    fc.assert(
      fc.property(chartSpec, (spec) => {
        const { svg, width, height } = chartOf(spec);
        expect(width).toBe(720);
        expect(parsedSize(svg)).toEqual({ width, height });
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  it('has its words escaped: any text stays text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (text) => {
        const { svg } = chartOf(hostile(`<script>"&'</text><!--]]> ${text}`));
        expect(() => parsedSize(svg)).not.toThrow();
        const elements = new Set([...svg.matchAll(/<\/?([a-z!?]+)/giu)].map(([, element]) => element));
        expect(elements).toEqual(new Set(['svg', 'title', 'desc', 'rect', 'polyline', 'text']));
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  it('carries every word of the drawing and the description', () => {
    const spec = hostile('Hammersmith & Fulham <joint>');
    const { svg, alt } = chartOf(spec);
    const read = svg
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    expect(read).toContain(`<desc>${alt}</desc>`);
    for (const mark of chartDrawing(spec).marks)
      if (mark.kind === 'text') expect(read).toContain(`>${mark.text}</text>`);
  });
});
