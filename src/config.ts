import { z } from 'zod';

/** The Web API of Slack itself; GovSlack, a proxy or a stand-in has another. */
const slackWebApi = 'https://slack.com/api/';
const defaultPort = 3000;

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

interface Common {
  readonly logLevel: LogLevel;
}

/** Answers on a page or in the terminal of this machine; nothing of Slack is set. */
export interface LocalSettings extends Common {
  readonly mode: 'local';
  /** Where the page is served; null when no port was asked for. */
  readonly port: number | null;
}

/** Slack delivers over a WebSocket that we open: no public address needed. */
export interface SocketSettings extends Common {
  readonly mode: 'socket';
  readonly botToken: string;
  readonly appToken: string;
  readonly apiUrl: string;
  /** Where health is served; null when no port was asked for. */
  readonly port: number | null;
}

/** Slack delivers signed requests to our address. */
export interface HttpSettings extends Common {
  readonly mode: 'http';
  readonly botToken: string;
  readonly signingSecret: string;
  readonly apiUrl: string;
  readonly port: number;
  /** The address of this machine to listen on; every one when it is not given. */
  readonly host?: string;
}

export type SlackSettings = SocketSettings | HttpSettings;
export type Settings = LocalSettings | SlackSettings;

export type ReadSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Names of the settings, so that a test can hold `.env.example` and the README against them. */
export const settingNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_API_URL',
  'PORT',
  'LOG_LEVEL',
] as const;

// Messages never quote what was set: it could be a secret pasted into the wrong line.
const environment = z.object({
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^(xoxe\.)?xoxb-[\w.-]+$/, 'is not a bot token: those begin with xoxb-')
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[\w.-]{8,}$/, 'is not a signing secret: those are one word of 32 letters and digits')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-[\w.-]+$/, 'is not an app-level token: those begin with xapp-')
    .optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: `is not a web address like ${slackWebApi}` })
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'is not a port number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is not a port number from 0 to 65535')
    .optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'is none of fatal, error, warn, info, debug, trace, silent',
    })
    .optional(),
});

/**
 * The settings that an environment holds, or every fault in it, one line each. Blank counts as not set.
 * With no token and no secret the app is local; with an app-level token it uses Socket Mode, otherwise HTTP.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): ReadSettings {
  const set: Record<string, string> = {};
  for (const name of settingNames) {
    const value = env[name]?.trim();
    if (value !== undefined && value !== '') set[name] = value;
  }
  const read = environment.safeParse(set);
  if (!read.success) {
    return {
      ok: false,
      faults: read.error.issues.map((fault) => `${fault.path.join('.')} ${fault.message}`),
    };
  }
  const { SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_APP_TOKEN, SLACK_API_URL, PORT, LOG_LEVEL } =
    read.data;
  const logLevel = LOG_LEVEL ?? 'info';
  if (SLACK_BOT_TOKEN === undefined && SLACK_SIGNING_SECRET === undefined && SLACK_APP_TOKEN === undefined) {
    return { ok: true, settings: { mode: 'local', port: PORT ?? null, logLevel } };
  }
  const apiUrl = (SLACK_API_URL ?? slackWebApi).replace(/\/*$/, '/');
  const faults: string[] = [];
  if (SLACK_BOT_TOKEN === undefined) {
    faults.push('SLACK_BOT_TOKEN is missing: OAuth & Permissions → Bot User OAuth Token (xoxb-…)');
  }
  if (SLACK_APP_TOKEN !== undefined && SLACK_BOT_TOKEN !== undefined) {
    return {
      ok: true,
      settings: {
        mode: 'socket',
        botToken: SLACK_BOT_TOKEN,
        appToken: SLACK_APP_TOKEN,
        apiUrl,
        port: PORT ?? null,
        logLevel,
      },
    };
  }
  if (SLACK_APP_TOKEN === undefined && SLACK_SIGNING_SECRET === undefined) {
    faults.push(
      'SLACK_APP_TOKEN (Socket Mode: Basic Information → App-Level Tokens, xapp-…) ' +
        'or SLACK_SIGNING_SECRET (HTTP: Basic Information → Signing Secret) is missing: set one of the two',
    );
  }
  if (SLACK_BOT_TOKEN !== undefined && SLACK_SIGNING_SECRET !== undefined) {
    return {
      ok: true,
      settings: {
        mode: 'http',
        botToken: SLACK_BOT_TOKEN,
        signingSecret: SLACK_SIGNING_SECRET,
        apiUrl,
        port: PORT ?? defaultPort,
        logLevel,
      },
    };
  }
  return { ok: false, faults };
}
