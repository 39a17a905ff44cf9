import type { Answered } from '../answer/answer.ts';
import type { Dataset } from '../domain/dataset.ts';
import { pageOf } from './answer-page.ts';
import { citationLines } from './citation.ts';
import { exportedRows, type FigureRow } from './figure-rows.ts';
import { periodLabel } from './number.ts';
import type { Page } from './page.ts';
import { CSV } from './wording-citation.ts';

/**
 * Every figure of an answer as CSV by RFC 4180 (lines end in CR LF, quotes doubled), one row a figure. Lines that
 * begin with "#" come first: what was asked, how to cite it, what to take care of. No cell can be taken for a formula.
 */
export function csvText(answered: Answered, dataset: Dataset): string {
  const page = pageOf(answered);
  const comments = [
    CSV.title,
    ...(answered.query === '' ? [] : [`${CSV.question}: ${answered.query}`]),
    ...citationLines(answered, dataset).map((line) => `${CSV.source}: ${line}`),
    ...cautionLines(page).map((line) => `${CSV.care}: ${line}`),
    CSV.blank,
  ];
  const rows = exportedRows(answered.answer, dataset).map((row) => cells(row, dataset));
  return [...comments.map(comment), ...[COLUMNS, ...rows].map((row) => row.map(cell).join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
}

const COLUMNS = [
  'authority_code',
  'authority',
  'joint_return_of',
  'measure_id',
  'measure',
  'period',
  'reporting_year',
  'value',
  'unit',
  'withheld',
  'symbol',
  'published_or_worked_out',
  'publisher',
  'publication',
  'edition',
  'table',
  'column',
] as const;

type CsvCell = string | number | null;

function cells(row: FigureRow, dataset: Dataset): readonly CsvCell[] {
  const metric = dataset.metric(row.metric);
  const release = row.release === null ? undefined : dataset.release(row.release);
  const year = /^\d{4}$/.test(row.period) ? Number(row.period) : null;
  return [
    row.authority,
    dataset.areaOfEither(row.authority)?.name ?? null,
    row.joint === null ? null : (dataset.areaOfEither(row.joint)?.name ?? row.joint),
    row.metric,
    metric?.name ?? null,
    metric && year !== null ? periodLabel(metric.periodKind, year) : row.period,
    year,
    row.value,
    row.unit,
    row.withheld,
    row.symbol,
    release ? (isPublished(dataset, row) ? 'published' : 'worked out') : null,
    release?.publisher ?? null,
    release?.publication ?? null,
    release?.edition ?? null,
    row.file,
    row.column,
  ];
}

/** Whether the row's release has a column of its own for the metric; else the figure was worked out from others. */
function isPublished(dataset: Dataset, row: FigureRow): boolean {
  return row.unit === 'grade' || dataset.columns(row.metric).some((column) => column.release === row.release);
}

function cautionLines(page: Page): string[] {
  return [page, ...page.more].flatMap((part) =>
    part.sections
      .filter((section) => section.role === 'caution' || section.role === 'remark')
      .flatMap((section) =>
        section.lines.map((line) =>
          line.map((span) => (typeof span === 'string' ? span : span.text)).join(''),
        ),
      ),
  );
}

/** A comment holds no comma, quote or line break, so that a reader without comments still sees one field. */
function comment(text: string): string {
  return `# ${text
    .replaceAll(/[\r\n]+/g, ' ')
    .replaceAll(/,(?=\d{3}\b)/g, '')
    .replaceAll(',', ';')
    .replaceAll('"', '’')}`;
}

/** Quoted where RFC 4180 asks for it; text that a spreadsheet would run as a formula is set off by an apostrophe. */
function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]./s.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
