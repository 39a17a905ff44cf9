import { expect, it } from 'vitest';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { chartOfAnswer } from '../../src/present/chart-of-answer.ts';

const { answer, dataset } = loadAnswerer();
const chartOf = (text: string) => chartOfAnswer(answer(text, '2026-11-22').answer, dataset);

it('bars of both ends of a group are set apart where the middle is left out', () => {
  const spec = chartOf('compare unitary authorities cla rate');
  const gaps = spec?.kind === 'bars' ? spec.rows.map(({ gap }) => gap === true) : [];
  expect(gaps).toHaveLength(10);
  expect(gaps.indexOf(true)).toBe(5);
  expect(gaps.lastIndexOf(true)).toBe(5);
});

it('bars of places picked one by one are not', () => {
  const spec = chartOf('compare leeds and bradford cpp rate');
  expect(spec?.kind === 'bars' && spec.rows.some(({ gap }) => gap)).toBe(false);
});

it('a picture of all nine regions does not call them the nine largest', () => {
  expect(chartOf('which region rose most in section 47 enquiries since 2019')?.title).toBe(
    'Section 47 enquiries started: changes of the nine regions, the largest rise first',
  );
  expect(chartOf('biggest rises in section 47 enquiries since 2019')?.title).toContain(
    'the 10 largest rises',
  );
});
