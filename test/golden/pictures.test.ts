import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { drawnPictures } from './drawn-pictures.ts';

const MOST_KILOBYTES = 120;

/** Width, height and rows, whatever they were deflated by. */
function pixelsOf(png: Buffer): { width: number; height: number; rows: Buffer } {
  const rows = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), rows };
}

it('the kept pictures are what is drawn now; npm run pictures draws them anew', async () => {
  for (const { file, png } of await drawnPictures()) {
    const kept = pixelsOf(readFileSync(file));
    const now = pixelsOf(Buffer.from(png));
    expect([kept.width, kept.height], file.pathname).toEqual([now.width, now.height]);
    expect(kept.rows.equals(now.rows), file.pathname).toBe(true);
    expect(png.length / 1024, file.pathname).toBeLessThan(MOST_KILOBYTES);
  }
}, 30_000);
