import { expect, test } from 'vitest';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { pageOf } from '../../src/present/answer-page.ts';
import { plainText } from '../../src/present/text.ts';

const answerer = loadAnswerer();
const page = (text: string, before?: string) =>
  pageOf(answerer.answer(text, '2026-11-22', before === undefined ? {} : { before }));
const lines = (text: string): string[] => plainText(page(text), { steps: 'none' }).split('\n');

test('the source of a figure is told first, with the figure of the place that is asked about', () => {
  const said = lines('source for looked after children in Kent');
  expect(said[0]).toMatch(
    /^“Children looked after”: published by Department for Education in .*reporting year 2025; next edition due by 30 November 2026\.$/,
  );
  expect(said).toContain('For Kent: 1,896 children were looked after in council care on 31 March 2025.');
});

test('a definition shows England’s figure where no place is named, and that of the place talked about', () => {
  expect(lines('what does CIN mean').join('\n')).toContain('\nFor England: 402,400 children were in need');
  const { query } = answerer.answer('hackney children in need', '2026-11-22');
  const [step] = page('what does that mean', query).steps;
  expect(step).toMatchObject({ label: 'Hackney’s figure in full', query: '204 cin-at-31-march' });
});

test('a place without a figure of it leaves England’s', () => {
  expect(lines('source for ehcp in South West and for Bournemouth').join('\n')).not.toContain('undefined');
  expect(lines('what does spending on agency staff mean in Slough').join('\n')).not.toMatch(/^For Slough/m);
});
