import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answer-question.ts';
import type { Answered } from '../../src/answer/answer.ts';
import { pageOf } from '../../src/present/answer-page.ts';
import { citationLines, citationPage } from '../../src/present/citation.ts';
import { csvText } from '../../src/present/csv.ts';
import { exportedRows, figureRows } from '../../src/present/figure-rows.ts';
import { formatCell } from '../../src/present/number.ts';
import { slackReply } from '../../src/present/reply.ts';
import { slackLimits } from '../../src/present/slack-limits.ts';
import { plainText } from '../../src/present/text.ts';
import type { Intent, Question } from '../../src/query/question.ts';
import { dataset, inYear, question, TODAY } from '../answer/asked.ts';

function answered(asked: Question): Answered {
  return answerQuestion(dataset, asked, { today: TODAY, examples: [] });
}

/** The rows of a CSV text by a strict reader that skips comments. */
function rowsOf(text: string): Record<string, string>[] {
  const rows: unknown = parse(text, {
    columns: true,
    comment: '#',
    comment_no_infix: true,
    record_delimiter: '\r\n',
  });
  if (!Array.isArray(rows)) throw new Error('no rows');
  return rows.map((row: unknown) =>
    Object.fromEntries(Object.entries(row ?? {}).map(([key, value]) => [key, String(value)])),
  );
}

const neglect = answered(question('lookup', ['838'], ['cpp-started-neglect'], { period: inYear(2022) }));

describe('the CSV of an answer', () => {
  const text = csvText(neglect, dataset);

  it('begins with the question, how to cite it and what to take care of', () => {
    const comments = text.split('\r\n').filter((line) => line.startsWith('#'));
    expect(comments[1]).toBe('# Question: 838 cpp-started-neglect 2022');
    expect(
      comments.some((line) => line.startsWith('# Cite as: Department for Education (27 October 2022).')),
    ).toBe(true);
    expect(comments.some((line) => line.startsWith('# Take care: '))).toBe(true);
    for (const line of comments) expect(line).not.toMatch(/[",]/);
  });

  it('has one row a figure, the headline first', () => {
    const rows = rowsOf(text);
    expect(rows).toHaveLength(figureRows(neglect.answer, dataset).length);
    expect(rows[0]).toMatchObject({
      authority_code: 'E06000059',
      authority: 'Dorset',
      measure_id: 'cpp-started-neglect',
      period: '2021/22',
      reporting_year: '2022',
      value: '265',
      withheld: '',
      published_or_worked_out: 'published',
      table: 'd2_cpps_starting_by_category_of_abuse_2013_to_2022.csv',
      column: 'Neglect_Initial',
    });
    expect(rows.find((row) => row['measure_id'] === 'cpp-started-neglect-pct')).toMatchObject({
      value: '61.5',
      published_or_worked_out: 'worked out',
    });
  });

  it('has a reason and the mark where there is no value', () => {
    const [row] = rowsOf(
      csvText(answered(question('lookup', ['850'], ['cpp-at-31-march'], { period: inYear(2024) })), dataset),
    );
    expect(row).toMatchObject({ value: '', withheld: 'unreliable', symbol: 'u' });
  });

  it('ends every line as RFC 4180 says', () => {
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

describe('a citation', () => {
  it('names publisher, edition, table, columns, page, day and licence, of both inputs of a worked-out figure', () => {
    const [citation] = citationLines(neglect, dataset);
    const page = dataset.release('dfe-cin-2022')?.page ?? '';
    expect(citation).toBe(
      `Department for Education (27 October 2022). Characteristics of children in need, reporting year 2022. Tables, with columns: d2_cpps_starting_by_category_of_abuse_2013_to_2022.csv (Neglect_Initial); d1_child_protection_plans_2013_to_2022.csv (CPP_start). ${page}. Accessed 21 November 2026. Contains public sector information licensed under the Open Government Licence v3.0.`,
    );
  });

  it('of an answer without figures says so', () => {
    expect(citationPage(answered(question('help', [], [])), dataset).sections).toEqual([]);
  });
});

describe('any profile, breakdown or news', () => {
  const areas = dataset.parts.areas.filter((area) => area.kind !== 'joint');
  const metrics = dataset.parts.metrics.filter((metric) => metric.unit !== 'grade');

  it('fits Slack; text, blocks and CSV carry the same figures; no cell is a formula', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Intent>('profile', 'breakdown', 'whats-new', 'lookup', 'define'),
        fc.constantFrom(...areas),
        fc.uniqueArray(fc.constantFrom(...metrics), { maxLength: 4 }),
        fc.option(fc.integer({ min: 2013, max: 2025 }), { nil: null }),
        (intent, area, asked, year) => {
          const reply = answered(
            question(
              intent,
              [area.code],
              asked.map((metric) => metric.id),
              year === null ? {} : { period: inYear(year) },
            ),
          );
          const { answer } = reply;
          const text = plainText(pageOf(reply), { steps: 'listed' });
          expect(text).not.toMatch(/undefined|NaN|\[object/);
          const { blocks } = slackReply(reply, dataset);
          expect(blocks.length).toBeLessThanOrEqual(slackLimits.message.blocks);
          for (const block of blocks) {
            if (block.type !== 'table') continue;
            expect(block.rows.length).toBeLessThanOrEqual(slackLimits.table.rows);
            const size = JSON.stringify(block.rows).length;
            expect(size).toBeLessThan(4 * slackLimits.table.characters);
          }
          const csv = csvText(reply, dataset);
          const rows = rowsOf(csv);
          expect(rows.map((row) => row['value'])).toEqual(
            exportedRows(answer, dataset).map((row) => (row.value === null ? '' : String(row.value))),
          );
          for (const row of rows) {
            for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+@\t]|^-(?!\d|$)/);
          }
          if (answer.kind !== 'profile' && answer.kind !== 'breakdown') return;
          const drawn = JSON.stringify(blocks);
          const figures =
            answer.kind === 'breakdown'
              ? answer.parts.map((part) => part.figure)
              : answer.themes.flatMap((theme) =>
                  theme.rows.flatMap(({ part }) =>
                    part.kind === 'figure' && part.headline.state !== 'absent' ? [part.headline] : [],
                  ),
                );
          for (const figure of figures) {
            const metric = dataset.metric(figure.metric);
            if (figure.state !== 'value' || !metric) continue;
            expect(text).toContain(formatCell(figure.value, metric));
            expect(drawn).toContain(formatCell(figure.value, metric));
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
