import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { respondWith } from '../../src/compose.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import type { Respond } from '../../src/slack/ask.ts';
import { readAsk } from '../../src/present/button-state.ts';
import { nastyText } from './nasty-text.ts';
import { runningApp } from './running-app.ts';

let respond: Respond;
beforeAll(() => {
  respond = respondWith(loadAnswerer());
});
const asker = { today: '2026-11-21', surface: 'command', background: {} } as const;

describe('help', () => {
  test.each(['', '   ', 'help'])('for %j has three examples that work', (text) => {
    const examples = asks(respond(text, asker).blocks);
    expect(examples).toHaveLength(3);
    for (const example of examples) {
      expect(['figure', 'trend', 'comparison', 'ranking']).toContain(respond(example, asker).logged['kind']);
    }
  });
});

describe('what a reply leads on to', () => {
  test.each(['dorset neglect', 'neglect', 'newcastle', 'sutton child protection plans', 'help'])(
    'by the buttons of %j is read by every button',
    (text) => {
      for (const value of asks(respond(text, asker).blocks)) {
        expect(readAsk(value)).toBe(value);
        expect(respond(value, asker).logged['kind']).not.toBe('refusal');
      }
    },
  );

  test('and what is shared answers the same question', () => {
    const first = respond('dorset neglect 2017', asker);
    const { query, words } = first.question ?? { query: '', words: '' };
    expect(words).toMatch(/^Dorset “.*neglect.*” 2017$/);
    expect(readAsk(query)).toBe(query);
    expect(respond(query, asker).blocks[0]).toEqual(first.blocks[0]);
  });
});

test('any text is answered once, within every limit, with nothing of it ringing, linking or hidden', async () => {
  const running = await runningApp({ respond });
  await fc.assert(
    fc.asyncProperty(nastyText(10_000), async (text) => {
      const before = running.slack.transcript.calls.length;
      expect((await running.slack.command(text)).status).toBe(200);
      await running.app.settled();
      const [call, ...more] = running.slack.transcript.calls.slice(before);
      expect(more).toEqual([]);
      expect(call?.took).toBe(true);
      const said = flat(call?.body);
      expect(said).not.toMatch(/<[!@#]|<[a-z]+:(?!\/\/)|<https?:\/\/evil/);
      expect(said).not.toMatch(/(?![\t\n])[\p{Cc}\p{Cf}]/u);
      expect(links(call?.body).filter((url) => url.includes('evil'))).toEqual([]);
    }),
    { numRuns: 50 },
  );
  // The presenter keeps to the limits by itself: outbound never had to cut.
  expect(running.logged.filter((line) => line.includes('shorten') || line.includes('refused'))).toEqual([]);
}, 30_000);

/** The queries of the buttons and lists that ask. */
function asks(value: unknown): string[] {
  return objects(value)
    .filter((one) => String(one['action_id']).startsWith('ask:'))
    .flatMap((one) => ('options' in one ? objects(one['options']) : [one]))
    .flatMap((one) => (typeof one['value'] === 'string' ? [one['value']] : []));
}

/** Where the links of a payload lead. */
function links(value: unknown): string[] {
  return objects(value).flatMap((one) => (one['type'] === 'link' ? [String(one['url'])] : []));
}

function objects(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : [Object.fromEntries(Object.entries(value))];
  return [...own, ...Object.values(value).flatMap(objects)];
}

function flat(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? Object.values(value).map(flat).join(' ') : '';
}
