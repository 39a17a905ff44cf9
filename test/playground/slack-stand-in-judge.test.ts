import { describe, expect, test } from 'vitest';
import { judgeBlocks, judgeMessage, judgeView } from '../../src/playground/slack-stand-in-judge.ts';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const markup = (length: number) => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const button = { type: 'button', action_id: 'a', text: plain(3), value: 'v' };
const cell = { type: 'raw_text', text: '1' };
const option = { text: plain(3), value: 'v' };

/** One part grown from what Slack takes to one more than it takes. */
const grown: readonly (readonly [string, (size: number) => unknown, number])[] = [
  ['characters of a section', (size) => ({ type: 'section', text: markup(size) }), 3000],
  ['fields of a section', (size) => ({ type: 'section', fields: many(size, markup(3)) }), 10],
  ['characters of a field', (size) => ({ type: 'section', fields: [markup(size)] }), 2000],
  ['characters of a header', (size) => ({ type: 'header', text: plain(size) }), 150],
  ['parts of a context', (size) => ({ type: 'context', elements: many(size, markup(3)) }), 10],
  ['buttons of a row', (size) => ({ type: 'actions', elements: many(size, button) }), 25],
  [
    'characters on a button',
    (size) => ({ type: 'actions', elements: [{ ...button, text: plain(size) }] }),
    75,
  ],
  [
    'characters of a button value',
    (size) => ({ type: 'actions', elements: [{ ...button, value: 'x'.repeat(size) }] }),
    2000,
  ],
  ['characters of a block id', (size) => ({ type: 'divider', block_id: 'x'.repeat(size) }), 255],
  ['rows of a table', (size) => ({ type: 'table', rows: many(size, [cell]) }), 100],
  ['columns of a table', (size) => ({ type: 'table', rows: [many(size, cell)] }), 20],
  [
    'characters of a table',
    (size) => ({ type: 'table', rows: [[{ ...cell, text: 'x'.repeat(size) }]] }),
    10_000,
  ],
  [
    'options of a select',
    (size) => ({ type: 'actions', elements: [{ type: 'static_select', options: many(size, option) }] }),
    100,
  ],
  [
    'options of an overflow menu',
    (size) => ({ type: 'actions', elements: [{ type: 'overflow', options: many(size, option) }] }),
    5,
  ],
];

describe('blocks', () => {
  test.each(grown)('%s are limited', (_, block, most) => {
    expect(judgeBlocks([block(most)], 'message')).toBeNull();
    expect(judgeBlocks([block(most + 1)], 'message')?.error).toBe('invalid_blocks');
  });

  test.each([
    ['an empty text', { type: 'section', text: plain(0) }],
    ['a section without words', { type: 'section' }],
    ['an empty row of buttons', { type: 'actions', elements: [] }],
    ['an empty cell', { type: 'table', rows: [[{ type: 'raw_text', text: '' }]] }],
    ['an image without an address', { type: 'image', alt_text: 'x' }],
    ['an invented block', { type: 'speech' }],
    ['an invented property', { type: 'divider', colour: 'red' }],
    ['an input outside a form', { type: 'input', label: plain(3), element: { type: 'plain_text_input' } }],
    ['markup in a header', { type: 'header', text: markup(3) }],
  ])('refuses %s', (_, block) => {
    expect(judgeBlocks([block], 'message')?.error).toBe('invalid_blocks');
  });

  test('refuses one id twice, a second table and too many blocks', () => {
    const named = { type: 'divider', block_id: 'same' };
    const table = { type: 'table', rows: [[cell]] };
    expect(judgeBlocks([named, named], 'message')?.error).toBe('invalid_blocks');
    expect(judgeBlocks([table, table], 'message')?.error).toBe('only_one_table_allowed');
    expect(judgeBlocks(many(50, { type: 'divider' }), 'message')).toBeNull();
    expect(judgeBlocks(many(51, { type: 'divider' }), 'message')?.error).toBe('invalid_blocks');
    expect(judgeBlocks(many(100, { type: 'divider' }), 'home')).toBeNull();
  });
});

test('a message needs text, also beside blocks', () => {
  expect(judgeMessage({ text: 'x', blocks: [{ type: 'divider' }] })).toBeNull();
  expect(judgeMessage({ blocks: [{ type: 'divider' }] })?.error).toBe('no_text');
  expect(judgeMessage({ text: 'x'.repeat(4001) })?.error).toBe('msg_too_long');
});

test('a form needs a short title, and a way to send what it asks for', () => {
  const input = { type: 'input', label: plain(3), element: { type: 'plain_text_input', action_id: 'a' } };
  const form = { type: 'modal', title: plain(24), submit: plain(24), blocks: [input] };
  expect(judgeView(form)).toBeNull();
  expect(judgeView({ ...form, title: plain(25) })?.error).toBe('invalid_arguments');
  expect(judgeView({ ...form, title: undefined })?.error).toBe('invalid_arguments');
  expect(judgeView({ ...form, submit: undefined })?.error).toBe('invalid_arguments');
  expect(judgeView({ type: 'home', blocks: [input] })?.error).toBe('invalid_blocks');
});
