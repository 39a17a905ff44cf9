import { LogLevel, type Logger as BoltLogger } from '@slack/bolt';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel as Level } from '../config.ts';

export type Log = Logger;

const secret = /\bx(?:ox[a-z]|app|oxe\.xox[a-z])[-.][\w.-]+|\bticket=[^&\s]+|\bBearer\s+\S+/gi;

/** JSON logs on standard output (or another stream), without secrets and without what people type. */
export function openLog(level: Level, stream?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    redact: {
      paths: [
        'token',
        'secret',
        'authorization',
        'headers',
        'body',
        'text',
        '*.token',
        '*.text',
        '*.headers',
        '*.body',
      ],
      censor: '[removed]',
    },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  };
  return stream === undefined ? pino(options) : pino(options, stream);
}

/**
 * What may be logged of an error: its name, its code and where it came from. Its message stays out, since it can
 * quote a payload and with it what somebody typed.
 */
export function errorForLog(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { error: error.name, ...code, at: frames.slice(0, 5).join('\n') };
}

/**
 * Bolt's own log lines, without those that carry payloads: debug lines are dropped, and the others are cut at the
 * first quotation mark or bracket, which is where library messages begin to quote.
 */
export function boltLog(log: Log): BoltLogger {
  const say =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]): void => {
      const words = parts
        .map((part) => (part instanceof Error ? part.name : typeof part === 'string' ? part : ''))
        .join(' ')
        .replaceAll(secret, '[removed]');
      log[level]({ by: 'bolt' }, words.split(/["'`{[<]/, 1)[0]?.trim());
    };
  return {
    debug: () => undefined,
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
