import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { eventsPath } from '../slack/events-path.ts';
import type { RunningSlackApp } from '../slack/app.ts';
import type { Shortcut } from './page/contract.ts';
import { openBundler } from './page-bundle.ts';
import { servePage, type PageServer } from './page-server.ts';
import { startSlackStandIn, type SlackStandIn } from './slack-stand-in.ts';
import { cast } from './slack-stand-in-workspace.ts';
import { playgroundWording as wording } from './wording.ts';

/** What the app needs in order to believe that it talks to Slack. */
export interface SlackAccess {
  readonly botToken: string;
  readonly signingSecret: string;
  readonly apiUrl: string;
}

export interface PlaygroundParts {
  /** Starts the app over HTTP on this machine alone. */
  readonly startApp: (access: SlackAccess) => Promise<Pick<RunningSlackApp, 'port' | 'stop'>>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Where the page is served; null for the usual port, or a free one when that is taken. */
  readonly port: number | null;
  /** Questions that work. */
  readonly examples: readonly string[];
  readonly say: (text: string) => void;
}

export interface Playground {
  /** Where the page is. */
  readonly address: string;
  readonly slack: SlackStandIn;
  close(): Promise<void>;
}

const usualPort = 3000;

/** The packages that the page is made of are not installed. */
export class PageNotInstalledError extends Error {
  override readonly name = 'PageNotInstalledError';
}

/** Starts the stand-in for Slack, the app behind it and the page in front of it, and says where the page is. */
export async function startPlayground(parts: PlaygroundParts): Promise<Playground> {
  const { startApp, now, port, examples, say } = parts;
  const bundle = await openBundler().catch((error: unknown) => {
    throw new PageNotInstalledError(wording.notInstalled, { cause: error });
  });
  const access = { botToken: 'xoxb-playground', signingSecret: randomBytes(16).toString('hex') };
  const slack = await startSlackStandIn({ now, appToken: 'xapp-playground', ...access });
  const begun: { close(): Promise<void> }[] = [slack];
  const close = async (): Promise<void> => {
    for (const part of begun.splice(0).toReversed()) await part.close();
  };
  try {
    const bundling = bundle();
    // Awaited below, when the app runs; until then a failure is nobody's yet.
    bundling.catch(() => undefined);
    const app = await startApp({ ...access, apiUrl: slack.apiUrl });
    begun.push({ close: () => app.stop() });
    slack.deliverTo(`http://127.0.0.1:${app.port}${eventsPath}`);
    const files = await bundling;
    const surroundings = { examples, shortcuts: readShortcuts() };
    const serve = (at: number): Promise<PageServer> =>
      servePage({ slack, files, user: cast.reporter, port: at, surroundings });
    const page = await serve(port ?? usualPort).catch((error: unknown) => {
      if (!isTaken(error)) throw error;
      if (port !== null) throw new Error(wording.portTaken(port), { cause: error });
      say(`${wording.otherPort(usualPort)}\n`);
      return serve(0);
    });
    begun.push(page);
    const address = `http://127.0.0.1:${page.port}/`;
    say(`${wording.address(address)}\n`);
    return { address, slack, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const manifest = z.object({
  features: z.object({
    shortcuts: z
      .array(
        z.object({
          name: z.string(),
          type: z.string(),
          callback_id: z.string(),
          description: z.string().default(''),
        }),
      )
      .default([]),
  }),
});

/** The shortcuts that the app's manifest promises for everywhere. */
function readShortcuts(): readonly Shortcut[] {
  const text = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
  return manifest
    .parse(parse(text))
    .features.shortcuts.filter(({ type }) => type === 'global')
    .map(({ name, callback_id, description }) => ({ id: callback_id, name, description }));
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
