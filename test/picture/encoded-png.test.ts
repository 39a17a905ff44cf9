import { inflateSync } from 'node:zlib';

import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { encodedPng } from '../../src/picture/encoded-png.ts';

const opaque = fc
  .record({ width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) })
  .chain(({ width, height }) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      pixels: fc.uint8Array({ minLength: width * height * 4, maxLength: width * height * 4 }),
    }),
  );

it('gives every pixel back, row by row', () => {
  fc.assert(
    fc.property(opaque, ({ width, height, pixels }) => {
      const png = Buffer.from(encodedPng(width, height, pixels));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height]);
      const data = png.subarray(41, 41 + png.readUInt32BE(33));
      const rows = inflateSync(data);
      for (let y = 0; y < height; y += 1) {
        const row = rows.subarray(y * (1 + width * 3), (y + 1) * (1 + width * 3));
        const colours = [...pixels.subarray(y * width * 4, (y + 1) * width * 4)].filter((_, i) => i % 4 < 3);
        expect([...row]).toEqual([0, ...colours]);
      }
    }),
    { numRuns: 100 },
  );
});
