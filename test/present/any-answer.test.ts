import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer-question.ts';
import type { Answer, Answered } from '../../src/answer/answer.ts';
import type { Figure } from '../../src/domain/figure.ts';
import type { AskedPeriod } from '../../src/domain/period.ts';
import { judgeMessage } from '../../src/playground/slack-stand-in-judge.ts';
import { pageOf } from '../../src/present/answer-page.ts';
import { csvText } from '../../src/present/csv.ts';
import { bare, formatCell } from '../../src/present/number.ts';
import { slackReply } from '../../src/present/reply.ts';
import { slackLimits } from '../../src/present/slack-limits.ts';
import { plainText } from '../../src/present/text.ts';
import type { AskedGroup, Intent, Question } from '../../src/query/question.ts';
import { fitMessage } from '../../src/slack/fit-message.ts';
import { dataset, question, TODAY } from '../answer/asked.ts';

const INTENTS: readonly Intent[] = [
  'lookup',
  'compare',
  'rank',
  'trend',
  'profile',
  'breakdown',
  'whats-new',
  'define',
];
const year = fc.integer({ min: 2009, max: 2027 });
const periods: fc.Arbitrary<AskedPeriod | null> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  fc.constantFrom<AskedPeriod>(
    { kind: 'latest' },
    { kind: 'previous' },
    { kind: 'next' },
    { kind: 'all' },
    { kind: 'last', count: 5 },
    { kind: 'month', year: 2017, month: 12 },
  ),
  fc.uniqueArray(year, { minLength: 1, maxLength: 3 }).map((years) => ({ kind: 'years' as const, years })),
  fc.tuple(year, year).map(([a, b]) => ({
    kind: 'range' as const,
    from: Math.min(a, b),
    to: Math.max(a, b),
  })),
);
const groups = fc.constantFrom<AskedGroup | null>(
  null,
  null,
  { kind: 'all' },
  { kind: 'region', region: 'E12000007' },
  { kind: 'neighbours', model: null },
  { kind: 'neighbours', model: '2021' },
  { kind: 'type', types: ['inner-london', 'outer-london'], words: 'London boroughs' },
);
const measures = [
  ...dataset.parts.metrics.map(({ id }) => ({ kind: 'metric' as const, id, words: '', readings: [] })),
  ...dataset.parts.unheld.map(({ id }) => ({ kind: 'unheld' as const, id, words: '' })),
];
const places = dataset.parts.areas.map(({ code }) => code);

/** Any question that the resolver could hand over, and some that it never would. */
const questions: fc.Arbitrary<Question> = fc
  .record({
    intent: fc.constantFrom(...INTENTS),
    areas: fc.uniqueArray(fc.constantFrom(...places), { maxLength: 3 }),
    metrics: fc.uniqueArray(fc.constantFrom(...measures), { maxLength: 3, selector: ({ id }) => id }),
    period: periods,
    group: groups,
    ranking: fc.record({
      end: fc.constantFrom('top', 'bottom', 'place'),
      count: fc.integer({ min: 1, max: 200 }),
      by: fc.constantFrom('level', 'change', 'percent'),
    }),
  })
  .map(({ intent, areas, metrics, period, group, ranking: { by, ...ranking } }) => ({
    ...question(intent, areas, []),
    metrics,
    period,
    group: intent === 'compare' || intent === 'rank' ? group : null,
    ranking: intent === 'rank' ? { ...ranking, ...(by === 'level' ? {} : { by }) } : null,
  }));

function answered(asked: Question): Answered {
  return answerQuestion(dataset, asked, { today: TODAY, examples: ['dorset neglect'] });
}

describe('any answer of any kind for any place, measure and period', () => {
  it('is a message that Slack takes, with nothing cut, and its blocks say every number that its text says', () => {
    fc.assert(
      fc.property(questions, (asked) => {
        const reply = answered(asked);
        fc.pre(reply.answer.kind !== 'help');
        const whole = plainText(pageOf(reply), { steps: 'none' });
        expect(whole).not.toMatch(/undefined|NaN|Infinity|\[object/);
        const message = slackReply(reply, dataset);
        const { shortened } = fitMessage(message);
        expect([judgeMessage(message), shortened]).toEqual([null, []]);
        const drawn = message.blocks.flatMap(textsIn).join('\n');
        if (!drawn.includes('…') && message.blocks.length < slackLimits.message.blocks - 3) {
          const said = new Set(numbersIn(drawn));
          expect(numbersIn(whole).filter((number) => !said.has(number))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has the figures that it is about in its text, its blocks and its CSV alike', () => {
    let figures = 0;
    fc.assert(
      fc.property(questions, (asked) => {
        const reply = answered(asked);
        const shown = shownIn(reply.answer);
        fc.pre(shown.length > 0);
        const text = plainText(pageOf(reply), { steps: 'none' });
        const { blocks } = slackReply(reply, dataset);
        const drawn = blocks.flatMap(textsIn).join('\n');
        const exported = csvRows(csvText(reply, dataset));
        for (const figure of shown) {
          const metric = dataset.metric(figure.metric);
          if (!metric) continue;
          if (figure.state === 'value') {
            const printed = [formatCell(figure.value, metric), bare(figure.value, metric)];
            const isIn = (words: string): boolean => printed.some((number) => words.includes(number));
            expect([isIn(text), isIn(drawn)], `${figure.metric} ${figure.value}`).toEqual([true, true]);
          }
          expect(exported).toContain(
            [
              dataset.area(figure.joint ?? figure.area)?.name,
              figure.metric,
              figure.year,
              valueOrMark(figure),
            ].join(' '),
          );
          figures += 1;
        }
      }),
      { numRuns: 200 },
    );
    expect(figures).toBeGreaterThan(1000);
  });
});

/** The figures that an answer of one page cannot leave unsaid, whatever else it says. */
function shownIn(answer: Answer): readonly Figure[] {
  switch (answer.kind) {
    case 'figure': {
      const { headline, comparison, change } = answer;
      if (headline.state === 'absent') return [];
      const compared =
        comparison.state === 'compared' && comparison.own.state === 'value'
          ? [comparison.own, comparison.england, comparison.region].flatMap((part) =>
              'figure' in part && part.state === 'given' ? [part.figure] : 'metric' in part ? [part] : [],
            )
          : [];
      return [headline, ...(change.state === 'stated' ? [change.from] : []), ...compared];
    }
    case 'trend': {
      // Beside further places only the first one's own line is a column; what came before it is told in a sentence.
      const own = answer.series.lines.filter(({ role }) => answer.places.length === 0 || role === 'asked');
      const points = [...own, ...answer.places].flatMap(({ segments }) =>
        segments.flatMap((segment) => segment.points),
      );
      return points.flatMap(({ figure }) => (figure.state === 'value' ? [figure] : []));
    }
    case 'news':
      return answer.editions.flatMap(({ fresh }) => fresh.flatMap(({ figure }) => figure ?? []));
    case 'definition':
      return answer.example ? [answer.example] : [];
    case 'comparison':
      return answer.shown.flatMap(({ cells }) => cells.flatMap(({ figure }) => figure ?? []));
    case 'ranking':
      return answer.rows.map(({ stand }) => stand.figure);
    case 'change-ranking':
      return answer.rows.flatMap(({ mover: { change } }) => [change.to, change.from]);
    default:
      return [];
  }
}

const valueOrMark = (figure: Figure): string =>
  figure.state === 'value' ? String(figure.value) : figure.reason;

/** "Dorset cpp-rate 2025 41.4" for each row, led by all who made the return; the reason where there is no value. */
function csvRows(text: string): string[] {
  const rows: Record<string, string>[] = parse(text, {
    columns: true,
    comment: '#',
    comment_no_infix: true,
    record_delimiter: '\r\n',
  });
  return rows.map((row) =>
    [
      row['joint_return_of'] || row['authority'],
      row['measure_id'],
      row['reporting_year'],
      row['value'] || row['withheld'],
    ].join(' '),
  );
}

/** The words of a block, wherever they stand. */
function textsIn(block: unknown): string[] {
  if (Array.isArray(block)) return block.flatMap(textsIn);
  if (typeof block !== 'object' || block === null) return [];
  return Object.entries(block).flatMap(([key, value]: [string, unknown]) =>
    key === 'text' && typeof value === 'string' ? [value] : textsIn(value),
  );
}

function numbersIn(text: string): string[] {
  return [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([number]) => number.replace(/,$/, ''));
}
