import { Worker } from 'node:worker_threads';

import type { WorkerReply } from './png-worker.ts';

/**
 * A PNG with twice as many pixels each way as the SVG's own size, on white, or why there is none. `busy`: too many are
 * waiting; `timed-out`: it took too long, the start of the worker included; `unreadable`: not an SVG that can
 * be drawn; `crashed`: the worker died of it; `closed`: the renderer was shut.
 */
export type PngResult =
  | { readonly state: 'png'; readonly png: Uint8Array }
  | {
      readonly state: 'failed';
      readonly why: 'busy' | 'timed-out' | 'unreadable' | 'crashed' | 'closed';
      readonly detail: string;
    };

export interface PngRenderer {
  /** Never rejects. Pictures are drawn one after another in the order they were asked for. */
  render(svg: string): Promise<PngResult>;
  /** Ends the worker. What is still waiting, and whatever comes later, fails as `closed`. */
  close(): Promise<void>;
}

export interface PngRendererOptions {
  /** Pictures waiting beside the one being drawn. */
  readonly waitingAtMost?: number;
  /** Milliseconds for one picture once it is its turn. */
  readonly timeOut?: number;
  /** Milliseconds without work after which the worker ends and its memory returns. */
  readonly idleAfter?: number;
}

interface Job {
  readonly svg: string;
  readonly done: (result: PngResult) => void;
}

/**
 * Draws SVG with the fonts of this folder, in a worker that starts with the first picture and ends when idle:
 * resvg takes some tens of milliseconds of processor time and about 100 MB, which the event loop and a small
 * server should not have to give. A worker at rest does not keep the process alive.
 */
export function pngRenderer({
  waitingAtMost = 16,
  timeOut = 5_000,
  idleAfter = 30_000,
}: PngRendererOptions = {}): PngRenderer {
  const waiting: Job[] = [];
  let worker: Worker | null = null;
  let running: { readonly job: Job; readonly timer: NodeJS.Timeout } | null = null;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;

  const finish = (result: PngResult): void => {
    if (running === null) return;
    clearTimeout(running.timer);
    const { done } = running.job;
    running = null;
    done(result);
    next();
  };

  const started = (): Worker => {
    const fresh = new Worker(new URL('./png-worker.ts', import.meta.url));
    const died = (detail: string): void => {
      // A worker that was already given up must not fail the picture of the one after it.
      if (worker !== fresh) return;
      worker = null;
      finish({ state: 'failed', why: 'crashed', detail });
    };
    fresh.on('message', (reply: WorkerReply) => {
      if (worker !== fresh) return;
      finish(reply.state === 'png' ? reply : { state: 'failed', why: 'unreadable', detail: reply.detail });
    });
    fresh.on('error', (error) => died(String(error)));
    fresh.on('exit', (code) => died(`the worker ended with code ${code}`));
    return fresh;
  };

  const dismissed = async (): Promise<void> => {
    const old = worker;
    worker = null;
    await old?.terminate();
  };

  const next = (): void => {
    clearTimeout(idle);
    const job = waiting.shift();
    if (job === undefined) {
      worker?.unref();
      idle = setTimeout(() => void dismissed(), idleAfter).unref();
      return;
    }
    worker ??= started();
    worker.ref();
    const timer = setTimeout(() => {
      void dismissed();
      finish({ state: 'failed', why: 'timed-out', detail: `no picture after ${timeOut} ms` });
    }, timeOut);
    running = { job, timer };
    worker.postMessage(job.svg);
  };

  return {
    render(svg) {
      if (closed)
        return Promise.resolve({ state: 'failed', why: 'closed', detail: 'the renderer is closed' });
      if (waiting.length >= waitingAtMost) {
        return Promise.resolve({
          state: 'failed',
          why: 'busy',
          detail: `${waiting.length} pictures are waiting`,
        });
      }
      return new Promise((done) => {
        waiting.push({ svg, done });
        if (running === null) next();
      });
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      const left = waiting.splice(0);
      const ending = dismissed();
      const result: PngResult = { state: 'failed', why: 'closed', detail: 'the renderer is closed' };
      for (const { done } of left) done(result);
      finish(result);
      clearTimeout(idle);
      await ending;
    },
  };
}
