import { expect, test } from 'vitest';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { pageOf } from '../../src/present/answer-page.ts';
import { plainText } from '../../src/present/text.ts';

const answerer = loadAnswerer();
const answered = (text: string) => answerer.answer(text, '2026-11-22');

test('of several measures over years, one that has no line says that it is not held', () => {
  const reply = answered('cpp, vacancy rate and agency spend in Wakefield 2022, 2023 and 2024');
  expect(reply.answer).toMatchObject({
    kind: 'several',
    answers: [
      { kind: 'trend', metric: { id: 'cpp-at-31-march' } },
      { kind: 'trend', metric: { id: 'sw-vacancy-rate' } },
      {
        kind: 'figure',
        metric: { id: 'agency-staff-spend' },
        headline: { state: 'absent', why: 'not-held' },
      },
    ],
  });
  expect(plainText(pageOf(reply), { steps: 'none' })).toContain('for Wakefield: it has 2024/25 only.');
});
