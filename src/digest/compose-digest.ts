import type { KnownBlock } from '@slack/types';
import type { Area } from '../domain/authority.ts';
import { comparingMetric } from '../domain/comparator.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';
import { blocksOf } from '../present/blocks.ts';
import { section, simplePage, type Page } from '../present/page.ts';
import { slackLimits } from '../present/slack-limits.ts';
import { overdueSentence } from '../present/wording-source.ts';
import type { Subscription, SubscriptionContent } from '../store/subscription.ts';
import { isQuiet, newsSince, type AreaNews } from './area-news.ts';
import { areasMessage, mostPages, withLast, type AreaPage } from './areas-message.ts';
import type { ComposeBrief, DigestContent } from './digest-message.ts';
import { newsOfReleases } from './release-news.ts';
import {
  editionsDue,
  editionsOverdue,
  spotlightPage,
  standingPage,
  type AnswerPage,
  type PageParts,
} from './digest-pages.ts';
import { digestText } from './digest-text.ts';
import { newsPage } from './news-page.ts';
import { readSnapshot, seriesKey, takeSnapshot, type Snapshot } from './snapshot.ts';
import * as say from './wording.ts';

/** As many places as a comparison shows. */
const mostFollowed = 10;
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
  return ({ content, schedule }, seenText) => {
    const parts: PageParts = { dataset, today: today() };
    const areas = areasOf(dataset, content);
    const metrics = metricsOf(dataset, content.measures);
    const asked: Asked = {
      content,
      schedule,
      areas,
      metrics,
      now: takeSnapshot(dataset, areas, metrics, parts.today),
      due: say.editionsDue(editionsDue(parts, metrics, foresight)),
    };
    const seen = readSnapshot(seenText);
    if (!seen) return firstDigest(parts, asked);
    const told = toldSince(parts, asked, seen);
    if (told.some(({ quiet }) => !quiet)) return newsDigest(parts, asked, seen, told);
    return content.onlyWhenChanged ? 'nothing-new' : quietDigest(parts, asked, seen);
  };
}

/** Composes the brief about releases: what they brought for the areas and measures that a channel subscribed to. */
export function composeBriefs({ dataset, today }: ComposeParts): ComposeBrief {
  return (subscriptions, ids) => {
    const parts: PageParts = { dataset, today: today() };
    const releases = ids.flatMap((id) => dataset.release(id) ?? []);
    const areas = [...new Set(subscriptions.flatMap(({ content }) => areasOf(dataset, content)))];
    const pages = areas.flatMap((area) => {
      const wanted = subscriptions.filter(({ content }) => content.authorities.includes(area.code));
      const metrics = new Set(wanted.flatMap(({ content }) => metricsOf(dataset, content.measures)));
      const brought = newsOfReleases(parts, releases, area, [...metrics]);
      return brought ? [{ ...newsPage(parts, brought.news, say.newIn(brought.from)), ...brought }] : [];
    });
    const told = releases.filter((release) => pages.some(({ from }) => from.includes(release)));
    const page = areasMessage(pages, (named) => say.briefHeadline(told, named), []);
    const seen = takeSnapshot(dataset, [], [], parts.today);
    return page
      ? contentOf(parts, page, seen, {
          query: followed(
            pages.map(({ area }) => area),
            pages.flatMap(({ news }) => news.fresh),
          ),
          chart: chartOfMove(pages),
        })
      : 'nothing-new';
  };
}

/** What a digest is about. */
interface Asked extends Pick<Subscription, 'content' | 'schedule'> {
  readonly areas: readonly Area[];
  readonly metrics: readonly Metric[];
  /** The figures at present. */
  readonly now: Snapshot;
  /** Which editions come next, in a sentence. */
  readonly due: string | null;
}

/** Where each area stands. */
function firstDigest(parts: PageParts, asked: Asked): DigestContent | 'nothing-new' {
  const { areas, metrics, schedule, now, due } = asked;
  const pages = areas.flatMap((area) => standing(parts, area, asked) ?? []);
  const page = areasMessage(pages, say.standingHeadline, [say.firstDigest(schedule), due]);
  const [only, ...others] = pages;
  const buttons = only && others.length === 0 ? only.buttons : null;
  return page
    ? contentOf(parts, page, now, { query: followed(areas, metrics), chart: null, buttons })
    : 'nothing-new';
}

interface Told extends AreaPage {
  /** Null for an area that the last digest did not have. */
  readonly news: AreaNews | null;
  readonly quiet: boolean;
}

/** What there is to tell of each area. One that was added since has its baseline among the news of the others. */
function toldSince(parts: PageParts, asked: Asked, seen: Snapshot): readonly Told[] {
  return asked.areas.flatMap((area): Told[] => {
    const news = newsSince(parts.dataset, seen, area, asked.metrics);
    if (news) {
      return [{ ...newsPage(parts, news, say.newSince(seen.on)), news, quiet: isQuiet(news) }];
    }
    const stands = standing(parts, area, asked);
    return stands ? [{ ...stands, news, quiet: false }] : [];
  });
}

/** The news, with a word on the areas that have none. */
function newsDigest(
  parts: PageParts,
  { metrics, now, due }: Asked,
  seen: Snapshot,
  all: readonly Told[],
): DigestContent | 'nothing-new' {
  const told = all.filter(({ quiet }) => !quiet);
  const areas = told.map(({ area }) => area);
  const quiet = all.filter((one) => one.quiet).map(({ area }) => area);
  const since = say.newSince(seen.on);
  const page = areasMessage(told, (named) => say.severalHeadline(named, since), [
    say.quietBeside(quiet),
    due,
  ]);
  const next = { ...now, spotlight: seen.spotlight };
  return page
    ? contentOf(parts, page, next, { query: followed(areas, metrics), chart: chartOfMove(told) })
    : 'nothing-new';
}

/** The next figure in turn, so that each has the spotlight once before one has it again, and none twice running. */
function quietDigest(parts: PageParts, asked: Asked, seen: Snapshot): DigestContent {
  const { areas, metrics, now, due } = asked;
  const turns = inTurn(parts.dataset, metrics).flatMap((metric) => areas.map((area) => ({ area, metric })));
  const last = turns.findIndex(({ area, metric }) => seriesKey(area, metric) === seen.spotlight);
  // All but the last one: where there is only one figure, it is not shown again.
  for (const { area, metric } of [...turns.slice(last + 1), ...turns.slice(0, Math.max(last, 0))]) {
    const spotlight = spotlightPage(parts, area, metric);
    if (!spotlight) continue;
    const { page, buttons } = spotlight;
    const headline = say.quietHeadline(areas, seen.on, page.headline);
    return contentOf(
      parts,
      withLast({ ...page, headline }, [due]),
      { ...now, spotlight: seriesKey(area, metric) },
      {
        query: `${area.code} ${metric.id}`,
        chart: metric.unit === 'grade' ? null : trendOf(area, metric),
        buttons,
      },
    );
  }
  const page = {
    ...simplePage(say.quietHeadline(areas, seen.on, null), [
      section('body', [due]),
      section('caution', [...new Set(editionsOverdue(parts, metrics).map(overdueSentence))]),
    ]),
    steps: areas.slice(0, mostPages).map((area) => say.steps.profile(area)),
  };
  return contentOf(
    parts,
    page,
    { ...now, spotlight: seen.spotlight },
    { query: followed(areas, metrics), chart: null },
  );
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

/** What a reply in the thread goes on from: the place, or the places side by side; null where they are too many. */
function followed(areas: readonly Area[], metrics: readonly Metric[]): string | null {
  const codes = areas.map(({ code }) => code);
  const [only, ...others] = codes;
  if (only === undefined || codes.length > mostFollowed) return null;
  const measured = metrics.find(({ unit }) => unit !== 'grade');
  if (others.length === 0) return `profile ${only}`;
  return measured ? `compare ${codes.join(' ')} ${measured.id}` : null;
}

/** Where an area stands: of many areas each has its first figure alone. Null where nothing of it is held. */
function standing(
  parts: PageParts,
  area: Area,
  { content, metrics }: Pick<Asked, 'content' | 'metrics'>,
): (AreaPage & Pick<AnswerPage, 'buttons'>) | null {
  const whole = (): AnswerPage | null => standingPage(parts, area, content.measures);
  const first = content.authorities.length > mostPages ? firstFigure(parts, area, metrics) : undefined;
  const stands = first === undefined ? whole() : null;
  if (first === undefined && !stands) return null;
  const line = first ?? stands?.page.headline ?? area.name;
  return {
    area,
    page: () => (stands ?? whole())?.page ?? simplePage(line, []),
    line,
    alone: line,
    buttons: stands?.buttons ?? null,
  };
}

/** The first measure in turn that the area has a figure of, in a sentence. */
function firstFigure(parts: PageParts, area: Area, metrics: readonly Metric[]): string | undefined {
  for (const metric of inTurn(parts.dataset, metrics)) {
    const found = spotlightPage(parts, area, metric);
    if (found) return found.page.headline;
  }
  return undefined;
}

/** Those that places are compared by first: a population tells less than any other figure. */
function inTurn(dataset: Dataset, metrics: readonly Metric[]): readonly Metric[] {
  const isCompared = (metric: Metric): boolean => comparingMetric(dataset, metric) !== undefined;
  return metrics.toSorted((a, b) => Number(isCompared(b)) - Number(isCompared(a)));
}

/** The message of a page; `query` is what replies in its thread follow up, `chart` what its picture shows. */
function contentOf(
  { dataset }: PageParts,
  page: Page,
  seen: Snapshot,
  about: {
    readonly query: string | null;
    readonly chart: string | null;
    /** In place of the steps of the page: those of the answer that it shows. */
    readonly buttons?: KnownBlock | null;
  },
): DigestContent {
  const { query, chart, buttons = null } = about;
  return {
    text: digestText(page, slackLimits.message.text, dataset.parts.releases),
    blocks: buttons ? [...blocksOf(page, 'left out'), buttons] : blocksOf(page),
    query,
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
