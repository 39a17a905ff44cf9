import { z } from 'zod';
import { defaultStoreFile, type StoreSettings } from './store/open-store.ts';
import { readKeys } from './store/seal.ts';

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

/** For every workspace that installed the app from our page by OAuth. */
export interface WorkspacesSettings extends Common {
  readonly mode: 'workspaces';
  readonly clientId: string;
  readonly clientSecret: string;
  /** Signs what comes back from Slack's page of consent. */
  readonly stateSecret: string;
  /** How Slack delivers. The page is served at the port either way. */
  readonly by:
    | { readonly kind: 'http'; readonly signingSecret: string }
    | { readonly kind: 'socket'; readonly appToken: string };
  readonly apiUrl: string;
  readonly port: number;
  readonly host?: string;
}

export type SlackSettings = SocketSettings | HttpSettings | WorkspacesSettings;
export type Settings = LocalSettings | SlackSettings;

export type ReadSettings =
  | { readonly ok: true; readonly settings: Settings; readonly storage: StoreSettings }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Names of the settings, so that a test can hold `.env.example` and the README against them. */
export const settingNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'SAFEGUARD_ENCRYPTION_KEY',
  'SAFEGUARD_DB',
  'SLACK_API_URL',
  'PORT',
  'LOG_LEVEL',
] as const;

type Name = (typeof settingNames)[number];

/** Where each secret is found; said when it is missing. */
const whereToFind = {
  SLACK_BOT_TOKEN: 'OAuth & Permissions → Bot User OAuth Token (xoxb-…)',
  SLACK_CLIENT_ID: 'Basic Information → Client ID',
  SLACK_CLIENT_SECRET: 'Basic Information → Client Secret',
  SLACK_STATE_SECRET: 'any 32 random characters, the same in every process',
  SAFEGUARD_ENCRYPTION_KEY:
    '32 random bytes, as `openssl rand -hex 32` prints them; tokens are stored sealed with it',
} as const satisfies Partial<Record<Name, string>>;

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
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^\d+\.\d+$/, 'is not a client id: those are two numbers with a full stop between them')
    .optional(),
  SLACK_CLIENT_SECRET: z
    .string()
    .regex(/^[\w.-]{8,}$/, 'is not a client secret: those are one word of 32 letters and digits')
    .optional(),
  SLACK_STATE_SECRET: z
    .string()
    .min(16, 'is too easy to guess: take 16 random characters or more')
    .optional(),
  SAFEGUARD_ENCRYPTION_KEY: z
    .string()
    .refine(
      (keys) => readKeys(keys) !== null,
      'is not 32 bytes in base64 or hexadecimal, nor several such keys with commas between them',
    )
    .optional(),
  SAFEGUARD_DB: z.string().optional(),
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
 * With nothing of Slack's the app is local; with a client id and secret workspaces install it by OAuth; with a bot
 * token it serves one workspace. Either goes over Socket Mode where there is an app-level token, else over HTTP.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): ReadSettings {
  const set: Partial<Record<Name, string>> = {};
  for (const name of settingNames) {
    const value = env[name]?.trim();
    if (value !== undefined && value !== '') set[name] = value;
  }
  const read = environment.safeParse(set);
  const faults = [
    ...(read.error?.issues ?? []).map((fault) => `${fault.path.join('.')} ${fault.message}`),
    ...faultsTogether(set),
  ];
  if (!read.success || faults.length > 0) return { ok: false, faults };
  const value = read.data;
  const logLevel = value.LOG_LEVEL ?? 'info';
  const apiUrl = (value.SLACK_API_URL ?? slackWebApi).replace(/\/*$/, '/');
  const keys = value.SAFEGUARD_ENCRYPTION_KEY;
  const storage: StoreSettings = {
    file: value.SAFEGUARD_DB ?? defaultStoreFile,
    keys: keys === undefined ? null : readKeys(keys),
  };
  const port = value.PORT ?? null;
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = value;
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = value;
  const as = (settings: Settings): ReadSettings => ({ ok: true, settings, storage });
  if (botToken !== undefined && appToken !== undefined) {
    return as({ mode: 'socket', botToken, appToken, apiUrl, port, logLevel });
  }
  const http = { apiUrl, port: port ?? defaultPort, logLevel };
  if (botToken !== undefined && signingSecret !== undefined) {
    return as({ mode: 'http', botToken, signingSecret, ...http });
  }
  const by =
    appToken !== undefined
      ? ({ kind: 'socket', appToken } as const)
      : signingSecret !== undefined
        ? ({ kind: 'http', signingSecret } as const)
        : null;
  if (clientId !== undefined && clientSecret !== undefined && stateSecret !== undefined && by !== null) {
    return as({ mode: 'workspaces', clientId, clientSecret, stateSecret, by, ...http });
  }
  return as({ mode: 'local', port, logLevel });
}

/** What is missing for what is there, and what does not go together. */
function faultsTogether(set: Readonly<Partial<Record<Name, string>>>): string[] {
  const has = (name: Name): boolean => set[name] !== undefined;
  const missing = (names: readonly (keyof typeof whereToFind)[]): string[] =>
    names.filter((name) => !has(name)).map((name) => `${name} is missing: ${whereToFind[name]}`);

  const wayIn =
    has('SLACK_APP_TOKEN') || has('SLACK_SIGNING_SECRET')
      ? []
      : [
          'SLACK_APP_TOKEN (Socket Mode: Basic Information → App-Level Tokens, xapp-…) ' +
            'or SLACK_SIGNING_SECRET (HTTP: Basic Information → Signing Secret) is missing: set one of the two',
        ];
  if (has('SLACK_CLIENT_ID') || has('SLACK_CLIENT_SECRET') || has('SLACK_STATE_SECRET')) {
    return [
      ...missing([
        'SLACK_CLIENT_ID',
        'SLACK_CLIENT_SECRET',
        'SLACK_STATE_SECRET',
        'SAFEGUARD_ENCRYPTION_KEY',
      ]),
      ...wayIn,
      ...(has('SLACK_BOT_TOKEN')
        ? ['SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for many: unset one of the two']
        : []),
    ];
  }
  if (!has('SLACK_BOT_TOKEN') && !has('SLACK_SIGNING_SECRET') && !has('SLACK_APP_TOKEN')) return [];
  return [...missing(['SLACK_BOT_TOKEN']), ...wayIn];
}
