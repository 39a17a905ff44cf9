import type { Answered } from '../answer/answer.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { SourceCell } from '../domain/figure.ts';
import { exportedRows, type FigureRow } from './figure-rows.ts';
import { section, simplePage, type Page } from './page.ts';
import { citationSentence, CITE } from './wording-citation.ts';
import { columnsOf } from './wording-source.ts';

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
  const sources = exportedRows(answered.answer, dataset).flatMap((row) => sourcesOf(row, dataset));
  return [...Map.groupBy(sources, (source) => source.release)].flatMap(([id, cells]) => {
    const release = dataset.release(id);
    return release ? [citationSentence(release, columnsOf(cells))] : [];
  });
}

function sourcesOf(row: FigureRow, dataset: Dataset): SourceCell[] {
  if (row.release === null || row.file === null || row.column === null) return [];
  const area = dataset.areaOfEither(row.authority);
  const figure = area && dataset.figureIn(row.release, row.metric, area.code, Number(row.period));
  if (figure?.state === 'value' && figure.inputs) return figure.inputs.map((input) => input.source);
  return [figure?.source ?? { release: row.release, file: row.file, column: row.column, filter: null }];
}
