import type { Dataset } from '../domain/dataset.ts';
import type { Figure } from '../domain/figure.ts';
import { periodPhrase } from '../present/number.ts';
import { questionWords } from '../present/question-words.ts';
import { shownWords } from '../present/wording-check.ts';
import { reportWords } from '../present/wording-forms.ts';
import type { Report } from '../store/reports.ts';
import { columnWords } from '../present/wording-source.ts';

/**
 * A report for whoever looks after the data: what was asked and shown, what is held now and where the claimed number
 * stands, and a line for `data/corrections.csv` where the claim is about one published cell.
 */
export function reportLines(report: Report, dataset: Dataset): string[] {
  const { id, workspace, category, query, figure, expected, note, status } = report;
  const day = new Date(report.reportedAt).toISOString().slice(0, 10);
  const lines = [
    `${id}  ${day}  ${workspace}  ${status}  ${reportWords.categories[category]}`,
    `  asked: ${questionWords(query, dataset)} (${query})`,
  ];
  if (expected !== null) lines.push(`  should be: ${expected}`);
  if (note !== null) lines.push(`  note: ${note.replaceAll(/\s+/g, ' ')}`);
  if (figure === null) return lines;
  const area = dataset.areaOfEither(figure.area);
  const cell = dataset.figureIn(figure.release, figure.metric, area?.code ?? figure.area, figure.year);
  const metric = dataset.metric(figure.metric);
  const place = area?.name ?? figure.area;
  const when = metric ? periodPhrase(metric.periodKind, figure.year) : String(figure.year);
  lines.push(
    `  shown: ${place}, ${metric?.name ?? figure.metric} ${when}: ${figure.shown} (${figure.release})`,
  );
  // Grades stand in lists of inspections and not in tables.
  if (metric?.unit === 'grade') return lines;
  if (!cell) return [...lines, '  that edition has no such figure now'];
  const held = textOf(cell);
  lines.push(`  held: ${metric ? shownWords(metric, held) : held}, ${columnWords(cell.source)}`);
  if (expected === null) return lines;
  const claimed = plainNumber(expected);
  const elsewhere = claimed === null ? [] : whereItStands(claimed, cell, dataset);
  return [
    ...lines,
    ...elsewhere.map((words) => `  ${expected} is ${words}`),
    ...draft(report, cell, claimed ?? expected),
  ];
}

/** The line that would correct the published cell; none for what is worked out here or says the same already. */
function draft({ id, reportedAt }: Report, cell: Figure, claimed: number | string): string[] {
  if (cell.state === 'value' && cell.inputs) {
    const inputs = cell.inputs.map(({ source }) => columnWords(source)).join(' and ');
    return [`  no draft: worked out here from ${inputs}`];
  }
  const held = textOf(cell);
  if (held === String(claimed)) return ['  no draft: that is what is held now'];
  const { release, file, column } = cell.source;
  const day = new Date(reportedAt).toISOString().slice(0, 10);
  const why = `Report ${id} of ${day}: to be shown against the published table before this line is used.`;
  const row = `${cell.year},${cell.area}`;
  return [`  draft: ${[release, file, row, column, held, String(claimed), why].map(csvCell).join(',')}`];
}

/** Other editions and other measures of the same place and year that have the claimed number. */
function whereItStands(claimed: number, cell: Figure, dataset: Dataset): string[] {
  const { area, year, metric } = cell;
  const editions = dataset
    .releasesOf(metric)
    .filter((release) => release !== cell.source.release)
    .flatMap((release) => dataset.figureIn(release, metric, area, year) ?? [])
    .filter((figure) => figure.state === 'value' && figure.value === claimed)
    .map(
      (figure) => `the figure of ${dataset.release(figure.source.release)?.edition ?? figure.source.release}`,
    );
  const years = dataset
    .years(metric, area)
    .filter((other) => other !== year && isValue(dataset.figure(metric, area, other), claimed))
    .map((other) => `the figure of ${other}`);
  const measures = dataset.parts.metrics
    .filter(({ id }) => id !== metric && isValue(dataset.figure(id, area, year), claimed))
    .map(({ name }) => `“${name}” of the same year`);
  // Small numbers stand in many places by chance.
  return claimed < 10 ? editions : [...editions, ...years, ...measures].slice(0, 5);
}

function isValue(figure: ReturnType<Dataset['figure']>, claimed: number): boolean {
  return figure.state === 'value' && figure.value === claimed;
}

function textOf(figure: Figure): string {
  return figure.state === 'value' ? String(figure.value) : figure.symbol;
}

/** A number as people write it: "1,234", "61.5%"; null for anything else. */
function plainNumber(text: string): number | null {
  const digits = text
    .trim()
    .replace(/[%£]/g, '')
    .replaceAll(/,(?=\d{3}\b)/g, '')
    .trim();
  return /^-?\d+(\.\d+)?$/.test(digits) ? Number(digits) : null;
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
