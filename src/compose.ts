import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { SlackSettings } from './config.ts';
import { runDigests } from './digest/run-digests.ts';
import type { Waking } from './digest/wake.ts';
import { loadAnswerer, type Answerer } from './load-answerer.ts';
import { pngRenderer, type PngRenderer } from './picture/png-renderer.ts';
import { slackReply } from './present/reply.ts';
import { slackApp, type SlackApp } from './slack/app.ts';
import type { Draw, Respond } from './slack/ask.ts';
import type { Log } from './slack/log.ts';
import { openStore, type StoreSettings } from './store/open-store.ts';

/** The day in London, as 2026-11-21: an edition is due or overdue by that calendar, wherever the server stands. */
export function todayInLondon(): string {
  return Temporal.Now.plainDateISO('Europe/London').toString();
}

/** From a text to its reply in Slack's form: read the question, answer it, present it. */
export function respondWith({ answer, dataset }: Answerer): Respond {
  return (text, { today, surface, background }) => {
    // Nothing typed after /safeguard asks what can be typed.
    const answered = answer(text.trim() === '' ? 'help' : text, today, background);
    const { answer: given, query } = answered;
    return {
      ...slackReply(answered, dataset, surface === 'command' ? 'one' : 'everybody'),
      logged: { kind: given.kind, query },
      aboutDigests: given.kind === 'not-here' ? given.what : null,
    };
  };
}

/** From a canonical query to the picture of its answer. */
export function drawWith({ answer, dataset }: Answerer, renderer: PngRenderer): Draw {
  return async (query, today) => {
    // Loaded here, since a server may go for days without drawing.
    const { answerPicture } = await import('./answer-picture.ts');
    const drawn = await answerPicture(answer(query, today).answer, dataset, renderer);
    switch (drawn.state) {
      case 'none':
        return drawn;
      case 'failed':
        return { state: 'failed', alt: drawn.chart.alt, detail: drawn.detail };
      case 'drawn': {
        const { title, alt } = drawn.chart;
        return { state: 'drawn', picture: { fileName: fileNameOf(title), title, alt, png: drawn.png } };
      }
    }
  };
}

/** "children-looked-after-leeds.png" */
function fileNameOf(title: string): string {
  const slug = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return `${slug.slice(0, 80).replaceAll(/^-|-$/g, '')}.png`;
}

async function scopesAskedFor(): Promise<readonly string[]> {
  // Loaded here, since only they who let workspaces install the app need it.
  const { botScopes } = await import('./slack/manifest.ts');
  return botScopes(readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8'));
}

/** The Slack app with everything real: the shipped dataset, the clock, the network. It takes nothing in as yet. */
export async function realSlackApp(
  settings: SlackSettings,
  storage: StoreSettings,
  log: Log,
): Promise<SlackApp> {
  const store = await openStore(storage, Date.now());
  const answerer = loadAnswerer();
  const renderer = pngRenderer();
  const app = await slackApp(settings, {
    respond: respondWith(answerer),
    draw: drawWith(answerer, renderer),
    knowledge: answerer,
    log,
    store,
    scopes: settings.mode === 'workspaces' ? await scopesAskedFor() : [],
    now: Date.now,
    today: todayInLondon,
    wait: (milliseconds) => wait(milliseconds),
    callTimeout: 10_000,
    socketPatience: 5000,
  });
  let digests: Waking | null = null;
  let stopping = false;
  const stop = async (): Promise<void> => {
    stopping = true;
    await Promise.all([app.stop(), digests?.stop()]);
    await renderer.close();
    await store.close();
  };
  return {
    stop,
    async listen() {
      const running = await app.listen();
      if (!stopping) {
        digests = runDigests({
          ...running.poster,
          store,
          dataset: answerer.dataset,
          today: todayInLondon,
          now: Date.now,
          sleep: (milliseconds) => wait(milliseconds),
          holder: randomUUID(),
        });
      }
      return { ...running, stop };
    },
  };
}
