import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeMessage } from '../../src/playground/slack-stand-in-judge.ts';
import type { KnownBlock } from '../../src/slack/ask.ts';
import { fitMessage } from '../../src/slack/fit-message.ts';
import { nastyText } from './nasty-text.ts';

/** A list of up to so many: few are made up, and repeated to any length. */
const many = <T>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> =>
  fc
    .tuple(fc.array(one, { minLength: 1, maxLength: 3 }), fc.nat(most))
    .map(([made, count]) => Array.from({ length: count }, (_, index) => made[index % made.length]))
    .map((list) => list.filter((item) => item !== undefined));

const plain = (most: number) => nastyText(most).map((text) => ({ type: 'plain_text' as const, text }));
const markup = (most: number) => nastyText(most).map((text) => ({ type: 'mrkdwn' as const, text }));
const either = fc.oneof(plain(10_000), markup(10_000));
const button = fc.record({
  type: fc.constant('button' as const),
  action_id: fc.constantFrom('ask:0', 'ask:0', 'a'.repeat(256)),
  text: plain(200),
  value: fc.constantFrom('838 cpp', '838 cpp', 'v'.repeat(2001)),
});
const option = fc.record({ text: plain(100), value: fc.constantFrom('a', 'b', 'v'.repeat(200)) });
const block: fc.Arbitrary<KnownBlock> = fc.oneof(
  either.map((text) => ({ type: 'section' as const, text })),
  fc.record({ type: fc.constant('section' as const), fields: many(either, 12), accessory: button }),
  plain(200).map((text) => ({ type: 'header' as const, text })),
  many(either, 12).map((elements) => ({ type: 'context' as const, elements })),
  many(button, 30).map((elements) => ({ type: 'actions' as const, elements })),
  many(option, 8).map((options) => ({
    type: 'actions' as const,
    elements: [{ type: 'overflow' as const, options }],
  })),
  many(nastyText(300), 5).map((texts) => ({
    type: 'rich_text' as const,
    elements: texts.map((text) => ({
      type: 'rich_text_section' as const,
      elements: [{ type: 'text' as const, text }],
    })),
  })),
  many(many(nastyText(40), 22), 110)
    .filter((rows) => rows.length > 0 && rows.every((row) => row.length > 0))
    .map((rows) => ({
      type: 'table' as const,
      rows: rows.map((row) => row.map((text) => ({ type: 'raw_text' as const, text }))),
    })),
  nastyText(3000).map((text) => ({
    type: 'image' as const,
    alt_text: text,
    image_url: 'https://gov.uk/a.png',
  })),
  fc.constant({ type: 'divider' as const, block_id: 'same' }),
);

/** Everything in angle brackets that Slack would act on. */
function active(markupText: string): string[] {
  return [...markupText.matchAll(/<[^<>]*>/g)].map(([found]) => found);
}

describe('any message', () => {
  test('comes out within every limit, with nothing that rings, links elsewhere or cannot be seen', () => {
    fc.assert(
      fc.property(nastyText(10_000), many(block, 60), (words, blocks) => {
        const { message } = fitMessage({ text: words, blocks });
        const fault = judgeMessage({ text: `x${message.text}`.slice(0, 4000), blocks: message.blocks });
        expect(fault).toBeNull();
        const all = flat(message);
        expect(all.isWellFormed()).toBe(true);
        expect(all).not.toMatch(/(?![\t\n])[\p{Cc}\p{Cf}]/u);
        for (const one of [message.text, ...markupTexts(message.blocks)]) {
          for (const found of active(one)) expect(found).toMatch(/^<https?:\/\//);
          // Nothing half is left of a link or an entity.
          expect(one.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('that fits already is left as it is', () => {
    const message = {
      text: 'Dorset: 265 &amp; <https://gov.uk|source>',
      blocks: [
        { type: 'section', block_id: 'a', text: { type: 'mrkdwn', text: '*265*', verbatim: true } },
        { type: 'divider' },
      ] satisfies KnownBlock[],
    };
    expect(fitMessage(message)).toEqual({ message, shortened: [] });
  });

  test('keeps as many whole rows of a table as fit', () => {
    const row = [{ type: 'raw_text' as const, text: '1' }];
    const { message } = fitMessage({
      text: 'x',
      blocks: [{ type: 'table', rows: Array.from({ length: 101 }, () => row) }],
    });
    expect(message.blocks).toEqual([{ type: 'table', rows: Array.from({ length: 100 }, () => row) }]);
  });

  test('keeps the first table and says what was left out', () => {
    const table: KnownBlock = { type: 'table', rows: [[{ type: 'raw_text', text: '1' }]] };
    const { message, shortened } = fitMessage({ text: 'x', blocks: [table, table] });
    expect(message.blocks).toHaveLength(1);
    expect(shortened).toEqual(['tables']);
  });
});

function flat(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? Object.values(value).map(flat).join(' ') : '';
}

function markupTexts(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value && typeof value.text === 'string';
  return own ? [String(value.text)] : Object.values(value).flatMap(markupTexts);
}
