import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeMessage } from '../../src/playground/slack-stand-in-judge.ts';
import type { KnownBlock } from '../../src/slack/ask.ts';
import { fitMessage } from '../../src/slack/fit-message.ts';

const nasty = [
  '<!channel>', '<!here|here>', '<@U0REPORTER>', '<#C0NEWSROOM|x>', '<!subteam^S1>', '<https://evil.example|bank>',
  '<mailto:a@b|c>', '<javascript:alert(1)|x>', '&amp;', '&lt;', '&', '<', '>', '&&lt;<', '*', '_', '`', '```', '~',
  '\u0000', '\u0007', '\r\n', '\n', '\t', '\u202e', '\u2066', '\u200f', '\u200b', '\ufeff', '\u2028', '\ud800',
  '\udc00', '😀', 'é', ' ', '@channel', 'http://evil.example', '<<!channel>>', '<!channel', '|', '>>>',
]; // prettier-ignore
const text = (most: number) =>
  fc
    .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary' }), fc.string({ maxLength: 60 })), {
      maxLength: 400,
    })
    .map((parts) => parts.join('').repeat(3).slice(0, most));

const plain = text(10_000).map((words) => ({ type: 'plain_text' as const, text: words }));
const markup = text(10_000).map((words) => ({ type: 'mrkdwn' as const, text: words }));
const either = fc.oneof(plain, markup);
const short = text(200).map((words) => ({ type: 'plain_text' as const, text: words }));
const button = fc.record({
  type: fc.constant('button' as const),
  action_id: fc.constantFrom('ask:0', 'a'.repeat(300)),
  text: short,
  value: fc.constantFrom('838 cpp', 'v'.repeat(2001)),
});
const block: fc.Arbitrary<KnownBlock> = fc.oneof(
  either.map((words) => ({ type: 'section' as const, text: words })),
  fc
    .record({ fields: fc.array(either, { maxLength: 12 }), accessory: button })
    .map((parts) => ({ type: 'section' as const, ...parts })),
  plain.map((words) => ({ type: 'header' as const, text: words })),
  fc.array(either, { maxLength: 12 }).map((elements) => ({ type: 'context' as const, elements })),
  fc.array(button, { maxLength: 30 }).map((elements) => ({ type: 'actions' as const, elements })),
  text(3000).map((words) => ({
    type: 'rich_text' as const,
    elements: [{ type: 'rich_text_section' as const, elements: [{ type: 'text' as const, text: words }] }],
  })),
  fc
    .array(
      fc.array(
        text(300).map((words) => ({ type: 'raw_text' as const, text: words })),
        { minLength: 2, maxLength: 22 },
      ),
      {
        minLength: 1,
        maxLength: 110,
      },
    )
    .map((rows) => ({ type: 'table' as const, rows })),
  fc.constant({ type: 'divider' as const, block_id: 'same' }),
);

/** Everything in angle brackets that Slack would act on. */
function active(markupText: string): string[] {
  return [...markupText.matchAll(/<[^<>]*>/g)].map(([found]) => found);
}

describe('any message', () => {
  test('comes out within every limit, with nothing that rings, links elsewhere or cannot be seen', () => {
    fc.assert(
      fc.property(text(10_000), fc.array(block, { maxLength: 60 }), (words, blocks) => {
        const { message } = fitMessage({ text: words, blocks });
        const fault = judgeMessage({ text: `x${message.text}`.slice(0, 4000), blocks: message.blocks });
        expect(fault).toBeNull();
        const all = JSON.stringify(message);
        expect(all.isWellFormed()).toBe(true);
        expect(JSON.parse(all)).toSatisfy((m: typeof message) => !/(?![\t\n])[\p{Cc}\p{Cf}]/u.test(flat(m)));
        for (const one of [message.text, ...markupTexts(message.blocks)]) {
          for (const found of active(one)) expect(found).toMatch(/^<https?:\/\//);
          // Nothing half is left of a link or an entity.
          expect(one.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!(amp|lt|gt);)/);
        }
      }),
      { numRuns: 60 },
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
