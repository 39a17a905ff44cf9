import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { slackReply } from '../../src/present/reply.ts';
import { readGoldenQuestions } from '../golden/read-golden-questions.ts';
import { elementsOf, isJson } from '../slack/use-message.ts';

const { answer, dataset } = loadAnswerer();
const golden = readGoldenQuestions(
  readFileSync(new URL('../golden/questions.json', import.meta.url), 'utf8'),
);

// Whoever speaks to a machine says what stands on the button (WCAG 2.5.3, label in name).
test('what is read out of a button begins with what stands on it', () => {
  const named = golden.flatMap(({ ask }) =>
    elementsOf(slackReply(answer(ask, '2026-11-21'), dataset, 'one').blocks.map((block) => ({ ...block }))),
  );
  const said = named.flatMap(({ element: { text, accessibility_label: hint } }) =>
    isJson(text) && typeof hint === 'string' ? [{ label: String(text['text']), hint }] : [],
  );
  expect(new Set(said.map(({ label }) => label)).size).toBeGreaterThan(3);
  expect(said.filter(({ label, hint }) => !hint.startsWith(label))).toEqual([]);
});

test('no row of a table is read out as a name with nothing but gaps', () => {
  const tables = golden.flatMap(({ ask }) =>
    slackReply(answer(ask, '2026-11-21'), dataset, 'one').blocks.flatMap((block) =>
      block.type === 'table' ? [{ ask, rows: block.rows }] : [],
    ),
  );
  expect(tables.length).toBeGreaterThan(20);
  const gaps = tables.flatMap(({ ask, rows }) =>
    rows
      .filter(([, ...cells]) => cells.every((cell) => cell.type === 'raw_text' && cell.text === '–'))
      .map((row) => ({ ask, row })),
  );
  expect(gaps).toEqual([]);
});
