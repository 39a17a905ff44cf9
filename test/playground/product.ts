import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The product as `npm start` composes it for somebody without a token, on a port of its own. */
export interface Product {
  /** Where its page is. */
  readonly address: string;
  /** Ends it, and gives back the code that it exits with; null when it had to be killed. */
  stop(): Promise<number | null>;
}

/** Starts it in a process of its own. Rejects when it ends before it says where its page is. */
export async function startProduct(): Promise<Product> {
  const child = spawn(process.execPath, ['src/launch.js', 'start'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { PATH: process.env['PATH'] ?? '', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\S+/.exec(line)?.[0];
    if (address === undefined) continue;
    return {
      address,
      async stop() {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
        return child.exitCode;
      },
    };
  }
  throw new Error('it ended before it said where its page is');
}
