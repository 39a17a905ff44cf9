import type { Answered } from '../answer/answer.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { SourceCell } from '../domain/figure.ts';
import type { Release } from '../domain/release.ts';
import { figureRows, type FigureRow } from './figure-rows.ts';
import { section, simplePage, type Page } from './page.ts';
import { citationSentence, CITE } from './wording-story.ts';

/** The citations of an answer as a page of lines to paste. */
export function citationPage(answered: Answered, dataset: Dataset): Page {
  const lines = citationLines(answered, dataset);
  return lines.length === 0
    ? simplePage(CITE.nothing, [])
    : simplePage(CITE.headline, [section('body', lines)]);
}

/**
 * One citation a release, in the order of the figures: publisher, publication, edition, tables with their columns,
 * page, day of the copy, licence. Both inputs of a worked-out figure are cited.
 */
export function citationLines(answered: Answered, dataset: Dataset): string[] {
  const cited = new Map<string, { release: Release; columns: Map<string, Set<string>> }>();
  for (const source of figureRows(answered.answer, dataset).flatMap((row) => sourcesOf(row, dataset))) {
    const release = dataset.release(source.release);
    if (!release) continue;
    const entry = cited.get(release.id) ?? { release, columns: new Map<string, Set<string>>() };
    const columns = entry.columns.get(source.file) ?? new Set<string>();
    columns.add(columnName(source));
    entry.columns.set(source.file, columns);
    cited.set(release.id, entry);
  }
  return [...cited.values()].map(({ release, columns }) =>
    citationSentence(
      release,
      [...columns].map(([file, names]) => ({ file, columns: [...names] })),
    ),
  );
}

function sourcesOf(row: FigureRow, dataset: Dataset): SourceCell[] {
  if (row.release === null || row.file === null || row.column === null) return [];
  const area = dataset.parts.areas.find((candidate) => candidate.gss === row.authority);
  const figure = area && dataset.figureIn(row.release, row.metric, area.code, Number(row.period));
  if (figure?.state === 'value' && figure.inputs) return figure.inputs.map((input) => input.source);
  return [figure?.source ?? { release: row.release, file: row.file, column: row.column, filter: null }];
}

/** A column that holds several measures is named by its rows as well. */
function columnName(source: SourceCell): string {
  return source.filter ? `${source.column} (${Object.values(source.filter).join(', ')})` : source.column;
}
