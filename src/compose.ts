import { setTimeout as wait } from 'node:timers/promises';
import type { SlackSettings } from './config.ts';
import { startSlackApp, type RunningSlackApp } from './slack/app.ts';
import type { Respond } from './slack/ask.ts';
import type { Log } from './slack/log.ts';

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });

/** The day in London, as 2026-11-21: a figure is due or overdue by that calendar, wherever the server stands. */
export function todayInLondon(): string {
  return day.format(new Date());
}

/** The function from a text to its reply, over the dataset that is shipped. */
export function openRespond(): Respond {
  return () => ({
    text: 'Safeguard has no figures loaded.',
    blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Safeguard has no figures loaded.' } }],
    logged: {},
    question: null,
  });
}

/** The Slack app with everything real: the shipped dataset, the clock, the network. */
export async function startSlack(settings: SlackSettings, log: Log): Promise<RunningSlackApp> {
  return startSlackApp(settings, {
    respond: openRespond(),
    log,
    now: Date.now,
    today: todayInLondon,
    wait: (milliseconds) => wait(milliseconds),
    callTimeout: 10_000,
    socketPatience: 5000,
  });
}
