import { setTimeout as wait } from 'node:timers/promises';
import type { SlackSettings } from './config.ts';
import { loadAnswerer, type Answerer } from './load-answerer.ts';
import { slackReply } from './present/reply.ts';
import { startSlackApp, type RunningSlackApp } from './slack/app.ts';
import type { Respond } from './slack/ask.ts';
import type { Log } from './slack/log.ts';

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });

/** The day in London, as 2026-11-21: an edition is due or overdue by that calendar, wherever the server stands. */
export function todayInLondon(): string {
  return day.format(new Date());
}

/** From a text to its reply in Slack's form: read the question, answer it, present it. */
export function respondWith({ answer, dataset }: Answerer): Respond {
  /** A query as people say it: ids and codes by their names, everything else as it stands. */
  const inWords = (query: string): string =>
    query
      .split(' ')
      .map((word) => dataset.area(word)?.name ?? quoted(dataset.metric(word)?.name) ?? word)
      .join(' ');

  return (text, { today }) => {
    // Nothing typed after /safeguard asks what can be typed.
    const answered = answer(text.trim() === '' ? 'help' : text, today);
    const { question, ...shown } = slackReply(answered);
    return {
      ...shown,
      logged: { kind: answered.answer.kind, query: answered.query },
      question: question === null ? null : { query: question.query, words: inWords(question.query) },
    };
  };
}

function quoted(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `“${name}”`;
}

/** The Slack app with everything real: the shipped dataset, the clock, the network. */
export async function startSlack(settings: SlackSettings, log: Log): Promise<RunningSlackApp> {
  return startSlackApp(settings, {
    respond: respondWith(loadAnswerer()),
    log,
    now: Date.now,
    today: todayInLondon,
    wait: (milliseconds) => wait(milliseconds),
    callTimeout: 10_000,
    socketPatience: 5000,
  });
}
