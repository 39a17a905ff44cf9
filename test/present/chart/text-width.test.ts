import { readFileSync } from 'node:fs';

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { textWidth, wrapEvenly, wrapText, type Weight } from '../../../src/present/chart/text-width.ts';

/** Advance of a character in thousandths, read from the horizontal metrics of the font file itself. */
function fontAdvances(path: URL): (character: string) => number {
  const font = readFileSync(path);
  const tables = new Map(
    Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
      const entry = 12 + 16 * index;
      return [font.toString('latin1', entry, entry + 4), font.readUInt32BE(entry + 8)] as const;
    }),
  );
  const table = (name: string): number => tables.get(name) ?? NaN;
  const long = font.readUInt16BE(table('hhea') + 34);
  const cmap = table('cmap');
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 8 + 8 * index),
  );
  const segments = subtables.find((start) => font.readUInt16BE(start) === 4) ?? NaN;
  const doubled = font.readUInt16BE(segments + 6);
  const glyph = (code: number): number => {
    for (let at = segments + 14; at < segments + 14 + doubled; at += 2) {
      if (code > font.readUInt16BE(at)) continue;
      const first = font.readUInt16BE(at + 2 + doubled);
      const delta = font.readUInt16BE(at + 2 + 2 * doubled);
      const range = at + 2 + 3 * doubled;
      const offset = font.readUInt16BE(range);
      if (code < first) return 0;
      const raw = offset === 0 ? code : font.readUInt16BE(range + offset + 2 * (code - first));
      return (raw + delta) & 0xffff;
    }
    return 0;
  };
  return (character) => {
    const index = glyph(character.codePointAt(0) ?? 0);
    return font.readUInt16BE(table('hmtx') + 4 * Math.min(index, long - 1));
  };
}

const FONTS = new URL('../../../src/picture/fonts/', import.meta.url);
const PRINTED = `${String.fromCodePoint(...Array.from({ length: 95 }, (_, index) => 32 + index))}£–—‘’“”…•−≤≥±×≈→°\u00a0é`;

describe('the width of text', () => {
  it.each([
    ['regular', 'SourceSans3-Regular.ttf'],
    ['semibold', 'SourceSans3-SemiBold.ttf'],
  ] satisfies [Weight, string][])('in %s is what the font in use says', (weight, file) => {
    const advance = fontAdvances(new URL(file, FONTS));
    const measured = Array.from(PRINTED, (one) => [one, textWidth(one, 1000, weight)]);
    expect(measured).toEqual(Array.from(PRINTED, (one) => [one, advance(one)]));
  });

  it('of a character that no table has is never taken too small', () => {
    expect(textWidth('漢', 10)).toBe(10);
  });
});

describe('wrapping', () => {
  const text = fc
    .array(fc.stringMatching(/^[a-zé,()&]{1,24}$/u), { maxLength: 20 })
    .map((words) => words.join(' '));
  const wrapping = fc.record({ size: fc.constantFrom(12, 14, 22), width: fc.integer({ min: 80, max: 664 }) });

  it('leaves nothing out and exceeds no width, and even lines are no more than full ones', () => {
    fc.assert(
      fc.property(text, wrapping, (words, how) => {
        const full = wrapText(words, how);
        const even = wrapEvenly(words, how);
        expect(even.length).toBe(full.length);
        for (const lines of [full, even]) {
          expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
          for (const line of lines) expect(textWidth(line, how.size)).toBeLessThanOrEqual(how.width);
        }
      }),
    );
  });

  it('evens out a title whose last word would stand alone', () => {
    const how = { size: 22, weight: 'semibold' as const, width: 560 };
    const title = 'Child protection plans: Bournemouth, Christchurch and Poole';
    expect(wrapText(title, how).at(-1)).toBe('Poole');
    expect(wrapEvenly(title, how)).toEqual([
      'Child protection plans: Bournemouth,',
      'Christchurch and Poole',
    ]);
  });
});
