import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';

import { afterEach, describe, expect, it } from 'vitest';

import {
  pngRenderer,
  type PngRenderer,
  type PngRendererOptions,
  type PngResult,
} from '../../src/picture/png-renderer.ts';
import { chartOf } from '../../src/present/chart/chart-svg.ts';

const chart = chartOf({
  kind: 'bars',
  title: 'Plans',
  subtitle: 'Rate per 10,000 children',
  notes: [],
  source: 'Source',
  rows: [{ name: 'Dorset', role: 'asked', shown: { value: 1, text: '1.0' } }],
  order: 'highest-first',
  reference: null,
});

const open: PngRenderer[] = [];

function renderer(options?: PngRendererOptions): PngRenderer {
  const made = pngRenderer(options);
  open.push(made);
  return made;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

function sizeOf(result: PngResult): { width: number; height: number } {
  if (result.state !== 'png') throw new Error(`${result.why}: ${result.detail}`);
  const png = Buffer.from(result.png);
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

describe('the PNG renderer', () => {
  it('draws a chart at twice its logical size', async () => {
    const size = sizeOf(await renderer().render(chart.svg));
    expect(size).toEqual({ width: 1440, height: 2 * chart.height });
  });

  it('draws words with its own fonts, in two weights', async () => {
    const svg = (inner: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" font-family="Source Sans 3">${inner}</svg>`;
    const png = renderer();
    const [empty, regular, semibold] = await Promise.all(
      ['', '<text y="15">Dorset</text>', '<text y="15" font-weight="600">Dorset</text>'].map(
        async (inner) => {
          const result = await png.render(svg(inner));
          return result.state === 'png' ? Buffer.from(result.png).toString('base64') : result.why;
        },
      ),
    );
    expect(new Set([empty, regular, semibold]).size).toBe(3);
  });

  it('says so when the SVG cannot be read, and draws the next one', async () => {
    const png = renderer();
    expect(await png.render('<svg')).toMatchObject({ state: 'failed', why: 'unreadable' });
    expect(sizeOf(await png.render(chart.svg)).width).toBe(1440);
  });

  it('turns pictures away when too many are waiting', async () => {
    const png = renderer({ waitingAtMost: 1 });
    const results = await Promise.all([chart.svg, chart.svg, chart.svg].map((svg) => png.render(svg)));
    expect(results.map((result) => (result.state === 'png' ? 'png' : result.why))).toEqual([
      'png',
      'png',
      'busy',
    ]);
  });

  it('gives up on a picture that takes too long, the ones behind it included', async () => {
    const png = renderer({ timeOut: 0 });
    const results = await Promise.all([png.render(chart.svg), png.render(chart.svg)]);
    expect(results).toMatchObject([
      { state: 'failed', why: 'timed-out' },
      { state: 'failed', why: 'timed-out' },
    ]);
  });

  it('ends its worker when idle and starts another with the next picture', async () => {
    const started: Worker[] = [];
    const note = (worker: Worker): void => void started.push(worker);
    process.on('worker', note);
    try {
      const png = renderer({ idleAfter: 0 });
      expect(started.length).toBe(0);
      await png.render(chart.svg);
      const [first] = started;
      if (first === undefined) throw new Error('no worker was started');
      await once(first, 'exit');
      expect(sizeOf(await png.render(chart.svg)).width).toBe(1440);
      expect(started.length).toBe(2);
    } finally {
      process.off('worker', note);
    }
  });

  it('fails whatever waits when it is closed, and whatever comes later', async () => {
    const png = renderer();
    const waiting = [png.render(chart.svg), png.render(chart.svg)];
    await png.close();
    const results = [...(await Promise.all(waiting)), await png.render(chart.svg)];
    expect(results.map((result) => (result.state === 'png' ? 'png' : result.why))).toEqual([
      'closed',
      'closed',
      'closed',
    ]);
  });
});
