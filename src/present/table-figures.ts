import type { ChangeRankingAnswer } from '../answer/change-ranking-answer.ts';
import type { ComparisonAnswer } from '../answer/comparison-answer.ts';
import type { RankingAnswer } from '../answer/ranking-answer.ts';
import type { TrendAnswer } from '../answer/trend-answer.ts';
import type { Figure } from '../domain/figure.ts';
import { figuresOf } from '../domain/series.ts';

/** The figures of a comparison: the places asked for first, then the rest of the table, row by row. */
export function comparisonFigures({ shown, measures }: ComparisonAnswer): Figure[] {
  const rows = shown.toSorted((a, b) => Number(b.role === 'asked') - Number(a.role === 'asked'));
  const cells = rows.flatMap((row) => row.cells.flatMap(({ figure, count }) => [figure, count]));
  const neighbours = measures.flatMap((measure) => measure.neighbours?.figures ?? []);
  return distinct([...cells, ...neighbours]);
}

/** The figures of a ranking: the places asked for first, then the rows shown, each with what stands beside it. */
export function rankingFigures({ places, rows, england }: RankingAnswer): Figure[] {
  const asked = places.flatMap(({ figure }) => (figure.state === 'absent' ? [] : [figure]));
  return distinct([...asked, ...rows.flatMap(({ stand, beside }) => [stand.figure, beside]), england]);
}

/** The figures of a ranking by change, the later of each pair first: the places asked for, the rows shown, England. */
export function changeRankingFigures({
  places,
  rows,
  otherEnd,
  twofold,
  england,
}: ChangeRankingAnswer): Figure[] {
  const asked = places.flatMap(({ row }) => row ?? []);
  const changes = [...asked, ...rows, ...otherEnd, ...(twofold?.rows ?? [])].map(({ mover }) => mover.change);
  return distinct([...changes, ...(england ? [england] : [])].flatMap(({ to, from }) => [to, from]));
}

/** The figures of a trend: the newest first, then line by line, oldest first, and what stands beside them. */
export function trendFigures({ newest, series, places, around, twin }: TrendAnswer): Figure[] {
  return distinct([
    newest?.figure ?? null,
    ...[...series.lines, ...places].flatMap(figuresOf),
    ...around.flatMap(({ lines }) => lines.flatMap(figuresOf)),
    ...(twin?.lines ?? []).flatMap(figuresOf),
  ]);
}

function distinct(figures: readonly (Figure | null)[]): Figure[] {
  const keys = new Set<string>();
  return figures.flatMap((figure) => {
    if (!figure) return [];
    const { source, metric, area, year } = figure;
    const key = [source.release, metric, figure.joint ?? area, year].join(' ');
    if (keys.has(key)) return [];
    keys.add(key);
    return [figure];
  });
}
