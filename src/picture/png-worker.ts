import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

import { initWasm, Resvg } from '@resvg/resvg-wasm';

import { encodedPng, releaseMemory } from './encoded-png.ts';

/** What the worker says about the one picture it was sent. */
export type WorkerReply =
  | { readonly state: 'png'; readonly png: Uint8Array }
  | { readonly state: 'unreadable'; readonly detail: string };

const SCALE = 2;

const fontBuffers = ['SourceSans3-Regular.ttf', 'SourceSans3-SemiBold.ttf'].map((name) =>
  readFileSync(new URL(`./fonts/${name}`, import.meta.url)),
);
await initWasm(readFileSync(new URL(import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'))));

parentPort?.on('message', (svg: string) => {
  parentPort?.postMessage(rendered(svg));
});

function rendered(svg: string): WorkerReply {
  let picture: InstanceType<typeof Resvg>;
  try {
    picture = new Resvg(svg, {
      background: 'white',
      fitTo: { mode: 'zoom', value: SCALE },
      font: { fontBuffers, defaultFontFamily: 'Source Sans 3', sansSerifFamily: 'Source Sans 3' },
    });
  } catch (error) {
    // A trap leaves the WebAssembly memory in an unknown state: the worker dies of it and the next one is new.
    if (error instanceof Error && error.name === 'RuntimeError') throw error;
    return { state: 'unreadable', detail: String(error) };
  }
  try {
    const image = picture.render();
    try {
      // resvg's own encoder takes twice as long, for files half as large again.
      const pixels = image.pixels;
      const png = encodedPng(image.width, image.height, pixels);
      releaseMemory(pixels);
      return { state: 'png', png };
    } finally {
      image.free();
    }
  } finally {
    picture.free();
  }
}
