import { newsAnswer } from '../answer/news-answer.ts';
import type { Area } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Inspection } from '../domain/figure.ts';
import type { Metric, MetricId } from '../domain/metric.ts';
import type { Release } from '../domain/release.ts';
import { changedCells, isShownAlike, movesOf, quotedOf, type AreaNews } from './area-news.ts';
import type { PageParts } from './digest-pages.ts';
import { movedApart } from './moved-apart.ts';

/**
 * What one release brought for an area and metrics: figures that it was the first to have, and what it changed beside
 * the edition that it follows. Metrics that it does not hold have no part in it; a newer inspection has, whatever was
 * asked for.
 */
export function newsOfRelease(
  { dataset, today }: PageParts,
  release: Release,
  area: Area,
  wanted: readonly Metric[],
): AreaNews {
  const metrics = wanted.filter(({ id }) => dataset.releasesOf(id).includes(release.id));
  const edition =
    metrics.length === 0
      ? undefined
      : newsAnswer(
          dataset,
          {
            kind: 'question',
            intent: 'whats-new',
            areas: [{ code: area.code, words: '', via: null }],
            group: null,
            metrics: metrics.map(({ id }) => ({ kind: 'metric', id, words: '', readings: [] })),
            period: null,
            ranking: null,
            unresolved: [],
          },
          today,
        ).editions.find(({ newer }) => newer.id === release.id);
  const fresh = metrics.filter(({ id }) => isFirstWith(dataset, release, id, area));
  const revised = (edition?.revised ?? []).filter(
    ({ metric, cell }) => !isShownAlike(metric, cell.was, cell.is),
  );
  const withheldNow = edition?.withheldNow ?? [];
  return {
    area,
    fresh,
    revised,
    corrected: [],
    withheldNow,
    shownNow: edition?.shownNow ?? [],
    inspection: inspectionOf(dataset, release, area),
    regraded: [],
    quoted: quotedOf(dataset, changedCells(revised, withheldNow)),
    moves: movesOf(dataset, area, fresh),
    apart: movedApart(dataset, area, fresh),
  };
}

/** Whether the release has the metric's newest year for an area, and none that was published before it has. */
function isFirstWith(dataset: Dataset, release: Release, metric: MetricId, area: Area): boolean {
  const year = dataset.lastYear(metric, area.code);
  if (year === undefined || !dataset.figureIn(release.id, metric, area.code, year)) return false;
  return !dataset
    .releasesOf(metric)
    .flatMap((id) => dataset.release(id) ?? [])
    .some(
      (other) =>
        other.published < release.published &&
        dataset.figureIn(other.id, metric, area.code, year) !== undefined,
    );
}

/** The area's newest inspection, where no other release has it. */
function inspectionOf(dataset: Dataset, release: Release, area: Area): Inspection | null {
  const all = dataset.inspections(area.code);
  const [newest] = all;
  const known = all.some((one) => one.release !== release.id && one.inspected === newest?.inspected);
  return newest?.release === release.id && !known ? newest : null;
}
