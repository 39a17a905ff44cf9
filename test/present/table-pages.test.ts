import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer-question.ts';
import type { Answered } from '../../src/answer/answer.ts';
import { pageOf } from '../../src/present/answer-page.ts';
import { figureRows } from '../../src/present/figure-rows.ts';
import { formatCell } from '../../src/present/number.ts';
import { slackReply } from '../../src/present/reply.ts';
import { slackLimits } from '../../src/present/slack-limits.ts';
import { plainText } from '../../src/present/text.ts';
import type { AskedGroup, Question } from '../../src/query/question.ts';
import { dataset, inYear, question, TODAY } from '../answer/asked.ts';

function answered(asked: Question): Answered {
  return answerQuestion(dataset, asked, { today: TODAY, examples: [] });
}

function textOf(asked: Question): string {
  return plainText(pageOf(answered(asked)), { steps: 'none' });
}

function lines(asked: Question): string[] {
  return textOf(asked).split('\n');
}

describe('the first line', () => {
  it.each([
    [
      'of a trend has the figure, the change and both dates',
      question('trend', ['838'], ['cpp-at-31-march']),
      'Dorset: 278 children were on a child protection plan on 31 March 2025, up 2 (0.7%) from 276 on 31 March 2020.',
    ],
    [
      'of two places has both and England',
      question('compare', ['383', '380'], ['cpp-at-31-march']),
      'Leeds: 634 children were on a child protection plan on 31 March 2025 (36.0 per 10,000); Bradford 468 (32.8); England 40.6.',
    ],
    [
      'of a place among its neighbours says where it stands and by which model',
      question('compare', ['838'], ['cpp-rate'], { group: { kind: 'neighbours', model: '2021' } }),
      'Dorset: 41.4 per 10,000 children aged 0 to 17 were on a child protection plan on 31 March 2025, 3rd highest of 11 (itself and its statistical neighbours, 2021 model); England 40.6.',
    ],
    [
      'of a place in a ranking says of how many, and ties',
      question('rank', ['838'], ['cpp-repeat-pct'], { ranking: { end: 'place', count: null } }),
      'Dorset: 27.5% of child protection plans started were for a child who had been on a plan before in 2024/25, 42nd highest of 151 authorities, level with 2 others; England 24.5%.',
    ],
    [
      'of a list has the first three',
      question('rank', [], ['cla-rate'], { ranking: { end: 'top', count: 10 } }),
      'Highest of 151 authorities for “Children looked after, rate” (per 10,000 children) on 31 March 2025: Blackpool 184, Stoke-on-Trent 170 and Hartlepool 157; England 67.',
    ],
    [
      'of a withheld newest year says so',
      question('trend', ['420'], ['cpp-at-31-march']),
      'Isles of Scilly: no figure is shown for “Children on a child protection plan” on 31 March 2025. The publisher hides it to protect children (“c”): a small number, or one that would give another away. It is not nought.',
    ],
  ])('%s', (_, asked, expected) => {
    expect(lines(asked)[0]).toBe(expected);
  });
});

describe('the body', () => {
  it('of a trend explains the boundary once and refuses a change across it', () => {
    const found = lines(question('trend', ['838'], ['cpp-at-31-march'])).filter((line) =>
      line.includes('1 April 2019'),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('No change is computed across that day.');
  });

  it('of a ranking of counts says what it is worth', () => {
    expect(textOf(question('rank', [], ['cla-at-31-march']))).toContain('it mostly ranks the size of places');
  });

  it('warns of noughts in spending', () => {
    const asked = question('rank', [], ['agency-staff-spend'], { ranking: { end: 'bottom', count: 5 } });
    expect(textOf(asked)).toContain('24 of the 148 authorities show exactly £0');
  });

  it('tells mean and median apart where the area lies between them', () => {
    const between = dataset
      .authorities()
      .filter((area) => area.closed === null)
      .map((area) => textOf(question('compare', [area.code], ['cpp-rate'])))
      .filter((text) => text.includes('so say which you use'));
    expect(between.length).toBeGreaterThan(0);
  });
});

describe('any comparison, ranking or trend', () => {
  const areas = dataset.parts.areas.filter((area) => area.kind !== 'joint');
  const metrics = dataset.parts.metrics.filter((metric) => metric.unit !== 'grade');
  const groups = fc.constantFrom<AskedGroup | null>(
    null,
    { kind: 'all' },
    { kind: 'region', region: 'E12000007' },
    { kind: 'neighbours', model: null },
  );

  it('fits Slack, and its text and blocks carry the figures of its table', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<'compare' | 'rank' | 'trend'>('compare', 'rank', 'trend'),
        fc.uniqueArray(fc.constantFrom(...areas), { minLength: 1, maxLength: 3 }),
        fc.uniqueArray(fc.constantFrom(...metrics), { minLength: 1, maxLength: 3 }),
        groups,
        fc.option(fc.integer({ min: 2013, max: 2025 }), { nil: null }),
        (intent, places, asked, group, year) => {
          const reply = answered(
            question(
              intent,
              places.map((area) => area.code),
              asked.map((metric) => metric.id),
              { ...(group ? { group } : {}), ...(year === null ? {} : { period: inYear(year) }) },
            ),
          );
          const { answer } = reply;
          const page = pageOf(reply);
          const text = plainText(page, { steps: 'listed' });
          expect(text).not.toMatch(/undefined|NaN|\[object/);
          const { blocks } = slackReply(reply, dataset);
          expect(blocks.length).toBeLessThanOrEqual(slackLimits.message.blocks);
          const tables = blocks.flatMap((block) => (block.type === 'table' ? [block] : []));
          expect(tables.length).toBeLessThanOrEqual(1);
          for (const { rows } of tables) {
            expect(rows.length).toBeLessThanOrEqual(slackLimits.table.rows);
            expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(slackLimits.table.columns);
          }
          if (answer.kind !== 'comparison' && answer.kind !== 'ranking') return;
          const names = {
            area: (code: string) => dataset.area(code),
            metric: (id: string) => dataset.metric(id),
          };
          const exported = figureRows(answer, names).map((row) => `${row.metric} ${row.value}`);
          const drawn = JSON.stringify(blocks);
          const figures =
            answer.kind === 'ranking'
              ? answer.rows.map((row) => row.stand.figure)
              : answer.shown.flatMap((row) => row.cells.flatMap(({ figure }) => figure ?? []));
          for (const figure of figures) {
            const metric = dataset.metric(figure.metric);
            if (figure.state !== 'value' || !metric) continue;
            expect(exported).toContain(`${figure.metric} ${figure.value}`);
            expect(text).toContain(formatCell(figure.value, metric));
            expect(drawn).toContain(formatCell(figure.value, metric));
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
