import { describe, expect, test } from 'vitest';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { pageOf } from '../../src/present/answer-page.ts';
import { plainText } from '../../src/present/text.ts';

const answerer = loadAnswerer();
const answered = (text: string) => answerer.answer(text, '2026-11-22');
const lines = (text: string): string[] => plainText(pageOf(answered(text)), { steps: 'none' }).split('\n');

describe('the measures held', () => {
  test('are told by what they are about, every one of the catalogue', () => {
    const { answer } = answered('list measures');
    expect(answer).toMatchObject({ kind: 'coverage', whole: true });
    const told = answer.kind === 'coverage' ? answer.families.flatMap(({ metrics }) => metrics) : [];
    expect(told).toHaveLength(answerer.dataset.parts.metrics.length);
  });

  test('about one thing stand with their years, those named first', () => {
    const said = lines('list care-leavers-suitable-home-pct');
    expect(said[0]).toMatch(/^Safeguard holds \d+ measures under “Care leavers and adoption”\.$/);
    expect(said[2]).toMatch(/^Care leavers aged 19 to 21 in suitable accommodation +2015\/16 +2024\/25$/);
  });
});

describe('the places of a group', () => {
  test('are the ten neighbours, nearest first, without the place itself', () => {
    expect(lines('neighbours of leeds')[0]).toMatch(
      /^Leeds has 10 statistical neighbours \(2025 model\), the nearest first: Portsmouth; /,
    );
  });

  test('of the other model lead back to it', () => {
    const page = pageOf(answered('neighbours of leeds 2021 model'));
    const back = page.steps.find(({ label }) => label === 'By the 2025 model');
    expect(answered(back?.query ?? '').answer).toMatchObject({ kind: 'members', scope: { model: '2025' } });
  });

  test('are told region by region where they are many', () => {
    const said = lines('which councils do you cover');
    expect(said[0]).toBe('There are 153 authorities in England.');
    expect(said.slice(1).filter((line) => /^[A-Z].* \(\d+\): /.test(line))).toHaveLength(9);
  });

  test('lead on to their figures', () => {
    const [step] = pageOf(answered('which councils are in the North West')).steps;
    expect(answered(step?.query ?? '').answer).toMatchObject({ kind: 'ranking' });
  });
});

test('a word of replies is explained, also in a conversation about something else', () => {
  const before = answered('leeds cpp rate').query;
  const { answer } = answerer.answer("what is Byar's method", '2026-11-22', { before });
  expect(answer).toMatchObject({ kind: 'term', term: { id: 'term-byar' } });
});

test('subscriptions are none of this', () => {
  expect(answered('my subscriptions').answer).toEqual({ kind: 'not-here', what: 'list' });
});

describe('where the figures come from', () => {
  test('is told by publication, with what is due when', () => {
    const reply = answered('when is the next data out');
    expect(reply.answer.kind).toBe('editions');
    expect(lines('how up to date is this')[0]).toMatch(
      /^Safeguard’s figures are from .*the Department for Education.* The next due is .*, by 30 November 2026\.$/,
    );
    expect(lines('who publishes this').at(-1)).toMatch(
      /^Take care: Newer editions were due by now .*Children in need/,
    );
  });

  test('names each publication once', () => {
    const { answer } = answered('where does your data come from');
    const names = answer.kind === 'editions' ? answer.editions.map(({ release }) => release.publication) : [];
    expect(names.length).toBeGreaterThan(4);
    expect(new Set(names).size).toBe(names.length);
  });

  test('of a figure talked about is that figure’s source', () => {
    const before = answered('leeds cpp rate').query;
    expect(answerer.answer('where does this data come from', '2026-11-22', { before }).answer).toMatchObject({
      kind: 'definition',
      metric: { id: 'cpp-rate' },
    });
  });
});
