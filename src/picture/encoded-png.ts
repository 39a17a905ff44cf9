import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Eight bits each of red, green and blue, deflated, not interlaced. */
const FORM = [8, 2, 0, 0, 0];

/**
 * A PNG (W3C, third edition) of opaque pixels, four bytes each: red, green, blue and one that is left out. Rows are
 * stored unfiltered, because flat colours deflate better and faster than their differences.
 */
export function encodedPng(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const rows = Buffer.alloc(height * (1 + width * 3));
  let to = 0;
  for (let from = 0; from < width * height * 4; from += 4) {
    // The byte before each row names its filter: none.
    if (from % (width * 4) === 0) to += 1;
    rows[to++] = pixels[from] ?? 0;
    rows[to++] = pixels[from + 1] ?? 0;
    rows[to++] = pixels[from + 2] ?? 0;
  }
  const data = deflateSync(rows, { level: 6, memLevel: 9 });
  releaseMemory(rows);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.concat([size, Buffer.from(FORM)])),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * Gives the memory of a large array back at once; it must not be used any more. Some megabytes a picture would wait
 * for the garbage collector otherwise, which hardly sees what lies outside its own heap.
 */
export function releaseMemory({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
