import { newsAnswer } from '../answer/news-answer.ts';
import type { Area } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';
import type { Release } from '../domain/release.ts';
import { blocksOf, cut, escapeMrkdwn } from '../present/blocks.ts';
import type { Page } from '../present/page.ts';
import { slackLimits } from '../present/slack-limits.ts';
import { plainText } from '../present/text.ts';
import type { Subscription, SubscriptionContent } from '../store/subscriptions.ts';
import { isQuiet, movesOf, newsSince, type AreaNews } from './area-news.ts';
import type { ComposeBrief, DigestContent } from './digest-message.ts';
import { movedApart } from './moved-apart.ts';
import {
  editionsDue,
  messagePage,
  newsPage,
  spotlightPage,
  standingPage,
  type PageParts,
} from './digest-pages.ts';
import { readSnapshot, seriesKey, takeSnapshot, type Snapshot } from './snapshot.ts';
import * as say from './wording.ts';

/** Editions due within so many days are named. */
const foresight = 42;

export interface ComposeParts {
  readonly dataset: Dataset;
  /** The day in London, ISO. */
  readonly today: () => string;
}

/**
 * Composes digests: where the areas stand first; after that what is new since the last digest that arrived; in a
 * quiet period a short word with one figure in the spotlight, or nothing where that was asked.
 */
export function composeDigests({
  dataset,
  today,
}: ComposeParts): (
  wanted: Pick<Subscription, 'content' | 'schedule'>,
  seenText: string | null,
) => DigestContent | 'nothing-new' {
  return (subscription, seenText) => {
    const { content, schedule } = subscription;
    const parts: PageParts = { dataset, today: today() };
    const areas = areasOf(dataset, content);
    const metrics = metricsOf(dataset, content.measures);
    const seen = readSnapshot(seenText);
    const now = takeSnapshot(dataset, areas, metrics, parts.today);
    const due = say.editionsDue(editionsDue(parts, metrics, foresight));
    if (!seen) {
      const pages = areas.flatMap((area) => {
        const page = standingPage(parts, area, content.measures);
        return page ? [{ area, page }] : [];
      });
      const page = messagePage(pages, say.standingHeadline, [say.firstDigest(schedule), due]);
      return page ? contentOf(page, now, areas) : 'nothing-new';
    }
    const since = say.newSince(seen.on);
    const pages = areas.flatMap((area): NewsPage[] => {
      const news = newsSince(dataset, seen, area, metrics);
      // An area that was added since has its baseline among the news of the others.
      const page = news ? newsPage(parts, news, since) : standingPage(parts, area, content.measures);
      return page ? [{ area, page, news, quiet: news !== null && isQuiet(news) }] : [];
    });
    if (pages.some(({ quiet }) => !quiet)) {
      const newsFirst = pages.toSorted((a, b) => Number(a.quiet) - Number(b.quiet));
      const page = messagePage(newsFirst, (named) => say.severalHeadline(named, since), [due]);
      return page
        ? contentOf(page, { ...now, spotlight: seen.spotlight }, areas, chartOfMove(newsFirst))
        : 'nothing-new';
    }
    return content.onlyWhenChanged ? 'nothing-new' : quietDigest(parts, { areas, metrics, seen, now, due });
  };
}

/** Composes the brief about one release: what it brought for the areas and measures that a channel subscribed to. */
export function composeBriefs({ dataset, today }: ComposeParts): ComposeBrief {
  return (subscriptions, releaseId) => {
    const parts: PageParts = { dataset, today: today() };
    const release = dataset.release(releaseId);
    if (!release) return 'nothing-new';
    const areas = [...new Set(subscriptions.flatMap(({ content }) => areasOf(dataset, content)))];
    const metrics = [
      ...new Set(subscriptions.flatMap(({ content }) => metricsOf(dataset, content.measures))),
    ].filter((metric) => dataset.releasesOf(metric.id).includes(release.id));
    if (metrics.length === 0) return 'nothing-new';
    const pages = areas.flatMap((area) => {
      const news = newsOfRelease(parts, release, area, metrics);
      return isQuiet(news) ? [] : [{ area, news, page: newsPage(parts, news, say.inRelease(release)) }];
    });
    const page = messagePage(pages, (named) => say.severalHeadline(named, say.inRelease(release)), []);
    const seen = takeSnapshot(dataset, [], [], parts.today);
    return page ? contentOf(page, seen, areas, chartOfMove(pages)) : 'nothing-new';
  };
}

interface NewsPage {
  readonly area: Area;
  readonly page: Page;
  /** Null for an area that the last digest did not have. */
  readonly news: AreaNews | null;
  readonly quiet: boolean;
}

/** The next figure in turn, so that each has the spotlight once before one has it again. */
function quietDigest(
  parts: PageParts,
  about: {
    readonly areas: readonly Area[];
    readonly metrics: readonly Metric[];
    readonly seen: Snapshot;
    readonly now: Snapshot;
    readonly due: string | null;
  },
): DigestContent | 'nothing-new' {
  const { areas, metrics, seen, now, due } = about;
  const turns = metrics.flatMap((metric) => areas.map((area) => ({ area, metric })));
  const last = turns.findIndex(({ area, metric }) => seriesKey(area, metric) === seen.spotlight);
  for (let step = 1; step <= turns.length; step += 1) {
    const turn = turns[(last + step) % turns.length];
    const page = turn ? spotlightPage(parts, turn.area, turn.metric) : null;
    if (!turn || !page) continue;
    const headline = say.quietHeadline(areas, seen.on, page.headline);
    const spotlight = seriesKey(turn.area, turn.metric);
    const quiet = messagePage([{ area: turn.area, page: { ...page, headline } }], say.standingHeadline, [
      due,
    ]);
    const chart = turn.metric.unit === 'grade' ? null : trendOf(turn.area, turn.metric);
    return quiet ? contentOf(quiet, { ...now, spotlight }, areas, chart) : 'nothing-new';
  }
  return 'nothing-new';
}

/** What one release brought for an area, beside the edition that it follows; all its figures where it follows none. */
function newsOfRelease(
  { dataset, today }: PageParts,
  release: Release,
  area: Area,
  metrics: readonly Metric[],
): AreaNews {
  const answer = newsAnswer(
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
  );
  const edition = answer.editions.find(({ newer }) => newer.id === release.id);
  const fresh = edition
    ? edition.fresh.map(({ metric }) => metric)
    : metrics.filter(({ id }) => {
        const year = dataset.years(id, area.code).at(-1);
        return year !== undefined && dataset.figureIn(release.id, id, area.code, year) !== undefined;
      });
  return {
    area,
    fresh,
    revised: edition?.revised ?? [],
    corrected: [],
    withheldNow: edition?.withheldNow ?? [],
    shownNow: edition?.shownNow ?? [],
    inspection: null,
    quoted: [],
    moves: movesOf(dataset, area, fresh),
    apart: movedApart(dataset, area, fresh),
  };
}

/** The years of what moved first, of all that moved. */
function chartOfMove(
  pages: readonly { readonly area: Area; readonly news: AreaNews | null }[],
): string | null {
  const [first] = pages.flatMap(({ area, news }) =>
    [...(news?.moves ?? []), ...(news?.apart ?? [])].map(({ metric }) => trendOf(area, metric)),
  );
  return first ?? null;
}

function trendOf(area: Area, metric: Metric): string {
  return say.steps.trend(area, metric).query;
}

function contentOf(
  page: Page,
  seen: Snapshot,
  areas: readonly Area[],
  chart: string | null = null,
): DigestContent {
  const [only, ...others] = areas;
  return {
    text: cut(escapeMrkdwn(plainText(page, { steps: 'none' })), slackLimits.message.text),
    blocks: blocksOf(page),
    query: only && others.length === 0 ? `profile ${only.code}` : null,
    ...(chart === null ? {} : { chart }),
    seen: JSON.stringify(seen),
  };
}

function areasOf(dataset: Dataset, { authorities }: SubscriptionContent): readonly Area[] {
  return authorities.flatMap((code) => dataset.area(code) ?? []);
}

function metricsOf(dataset: Dataset, measures: SubscriptionContent['measures']): readonly Metric[] {
  const ids =
    measures.kind === 'metrics'
      ? measures.metrics
      : (dataset.parts.baskets.find(({ id }) => id === measures.basket)?.metrics ?? []);
  return ids.flatMap((id) => dataset.metric(id) ?? []);
}
