import { newsAnswer, type NamedChange } from '../answer/news-answer.ts';
import type { Area } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Inspection } from '../domain/figure.ts';
import type { Metric, MetricId } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Revision, Veiling } from '../domain/release-diff.ts';
import type { Release } from '../domain/release.ts';
import { changedCells, isQuiet, isShownAlike, movesOf, quotedOf, type AreaNews } from './area-news.ts';
import type { PageParts } from './digest-pages.ts';
import { movedApart } from './moved-apart.ts';

/** What releases brought for one area, and those of them that brought it. */
export interface ReleaseNews {
  readonly news: AreaNews;
  readonly from: readonly Release[];
}

/**
 * What releases brought for an area and metrics: figures that they were the first to have, and what they changed
 * beside the editions that they follow. Metrics that they do not hold have no part in it; a newer inspection has,
 * whatever was asked for. A figure that several changed is told of the one that was published last. Null where there
 * is nothing to tell.
 */
export function newsOfReleases(
  parts: PageParts,
  releases: readonly Release[],
  area: Area,
  wanted: readonly Metric[],
): ReleaseNews | null {
  const { dataset } = parts;
  const brought = releases
    .toSorted((a, b) => (a.published > b.published ? -1 : 1))
    .map((release) => broughtBy(parts, release, area, wanted));
  const fresh = wanted.filter((metric) => brought.some((one) => one.fresh.includes(metric)));
  const changes = onceEach(brought);
  const { revised, withheldNow } = changes;
  const news: AreaNews = {
    area,
    fresh,
    ...changes,
    corrected: [],
    inspection: brought.find(({ inspection }) => inspection !== null)?.inspection ?? null,
    regraded: [],
    quoted: quotedOf(dataset, changedCells(revised, withheldNow)),
    moves: movesOf(dataset, area, fresh),
    apart: movedApart(dataset, area, fresh),
  };
  const from = brought.filter((one) => !isEmpty(one)).map(({ release }) => release);
  return isQuiet(news) ? null : { news, from: releases.filter((release) => from.includes(release)) };
}

type Changes = Pick<AreaNews, 'revised' | 'withheldNow' | 'shownNow'>;

interface Brought extends Changes, Pick<AreaNews, 'fresh' | 'inspection'> {
  readonly release: Release;
}

function isEmpty({ fresh, revised, withheldNow, shownNow, inspection }: Brought): boolean {
  return inspection === null && [fresh, revised, withheldNow, shownNow].every((list) => list.length === 0);
}

/** The changes of all, each cell once: as the first of them has it. */
function onceEach(brought: readonly Brought[]): Changes {
  const told = new Set<string>();
  const nameOf = ({ metric, year }: { readonly metric: MetricId; readonly year: Year }): string =>
    `${metric} ${year}`;
  const untold = brought.map(({ revised, withheldNow, shownNow }): Changes => {
    const isNew = ({ cell }: NamedChange<Revision | Veiling>): boolean => !told.has(nameOf(cell));
    const own: Changes = {
      revised: revised.filter(isNew),
      withheldNow: withheldNow.filter(isNew),
      shownNow: shownNow.filter(isNew),
    };
    for (const { cell } of [...revised, ...withheldNow, ...shownNow]) told.add(nameOf(cell));
    return own;
  });
  return {
    revised: untold.flatMap((one) => one.revised),
    withheldNow: untold.flatMap((one) => one.withheldNow),
    shownNow: untold.flatMap((one) => one.shownNow),
  };
}

function broughtBy(
  { dataset, today }: PageParts,
  release: Release,
  area: Area,
  wanted: readonly Metric[],
): Brought {
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
  return {
    release,
    fresh: metrics.filter(({ id }) => isFirstWith(dataset, release, id, area)),
    revised: (edition?.revised ?? []).filter(({ metric, cell }) => !isShownAlike(metric, cell.was, cell.is)),
    withheldNow: edition?.withheldNow ?? [],
    shownNow: edition?.shownNow ?? [],
    inspection: inspectionOf(dataset, release, area),
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
