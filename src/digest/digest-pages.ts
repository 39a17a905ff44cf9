import type { Answer } from '../answer/answer.ts';
import { figureAnswers } from '../answer/figure-answer.ts';
import { inspectionAnswer } from '../answer/inspection-answer.ts';
import { profileAnswers } from '../answer/profile-answer.ts';
import type { NamedChange } from '../answer/news-answer.ts';
import type { Area } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Release } from '../domain/release.ts';
import { pageOf } from '../present/answer-page.ts';
import { section, sections, type Page, type Section, type Span } from '../present/page.ts';
import * as news from '../present/wording-news.ts';
import type { AskedMetric, Question } from '../query/question.ts';
import type { SubscriptionContent } from '../store/subscriptions.ts';
import type { AreaNews } from './area-news.ts';
import * as say from './wording.ts';
import { inspectionHeadline } from '../present/wording-inspection.ts';
import { WORDS } from '../present/wording-phrases.ts';
import { claimSentence, publisherSentence } from '../present/wording-source.ts';

/** What pages are drawn from. */
export interface PageParts {
  readonly dataset: Dataset;
  /** The day in London, ISO. */
  readonly today: string;
}

/** Pages about single areas that one message carries at most; the others have a line each. */
const mostPages = 4;

/** Where an area stands in the measures subscribed to, as the answer to a question would show it. */
export function standingPage(
  parts: PageParts,
  area: Area,
  measures: SubscriptionContent['measures'],
): Page | null {
  const asked: AskedMetric[] =
    measures.kind === 'basket'
      ? [{ kind: 'unheld', id: measures.basket, words: '' }]
      : measures.metrics.map((id) => ({ kind: 'metric', id, words: '', readings: [] }));
  return tablePage(parts, area, asked);
}

/** What is new about one area: what moved, what was revised, hidden or shown, and its later figures as a table. */
export function newsPage(parts: PageParts, areaNews: AreaNews, since: string): Page {
  const { area, fresh, revised, corrected, withheldNow, shownNow, inspection, quoted, moves, apart } =
    areaNews;
  const asked = fresh.map((metric): AskedMetric => ({
    kind: 'metric',
    id: metric.id,
    words: '',
    readings: [],
  }));
  const later = asked.length === 0 ? null : tablePage(parts, area, asked);
  const kept = later?.sections.filter(({ role }) => role === 'caution' || role === 'source') ?? [];
  const inspected = inspection && gradeOf(parts.dataset, inspection.grades);
  const touched = [...revised, ...corrected, ...withheldNow, ...shownNow];
  return {
    headline: say.newsHeadline(areaNews, since),
    sections: sections([
      section('body', [
        ...(later && !later.table ? [later.headline] : []),
        ...moves.map(say.moveSentence),
        ...apart.map(say.apartSentence),
        news.revisionsSentence(revised, true),
        news.listed(say.correctedLead, corrected.map(say.correctionWords)),
        news.listed(
          news.NEWS.withheld,
          withheldNow.map((change) => news.veilingWords(change, true)),
        ),
        news.listed(
          news.NEWS.shown,
          shownNow.map((change) => news.veilingWords(change, true)),
        ),
        inspection && inspected
          ? inspectionHeadline(area, inspected.metric, inspected.grade, inspection.inspected)
          : null,
      ]),
      section(
        'claim',
        quoted.map((claim) => `${say.quotedLead} ${claimSentence(claim)}`),
      ),
      ...kept,
      revisionSources(parts.dataset, touched),
      inspection ? { role: 'source', lines: [[{ link: inspection.report, text: WORDS.report }]] } : null,
    ]),
    table: later?.table ?? null,
    steps: [
      say.steps.profile(area),
      ...[
        ...new Set([
          ...[...moves, ...apart].map(({ metric }) => metric),
          ...touched.map(({ metric }) => metric),
          ...fresh,
        ]),
      ]
        .filter((metric) => metric.unit !== 'grade')
        .slice(0, 3)
        .map((metric) => say.steps.trend(area, metric)),
    ],
    more: [],
    shareable: true,
  };
}

/** One metric of one area by itself, as its answer shows it; null where there is no figure. */
export function spotlightPage({ dataset, today }: PageParts, area: Area, metric: Metric): Page | null {
  const [answer] = figureAnswers(dataset, { area, via: null, metric, readings: [], period: null }, today);
  return answer?.headline.state === 'value' ? pageOfAnswer(answer) : null;
}

/**
 * One message of the pages of several areas: a line each first, then as many pages as one message carries. A single
 * page stands by itself. `last` is said after what is new.
 */
export function messagePage(
  pages: readonly { readonly area: Area; readonly page: Page }[],
  several: (areas: readonly Area[]) => string,
  last: readonly (string | null)[],
): Page | null {
  const [first, ...others] = pages;
  if (!first) return null;
  if (others.length === 0) return withLast(first.page, last);
  const rest = pages.slice(mostPages).map(({ area }) => area);
  return withLast(
    {
      headline: several(pages.map(({ area }) => area)),
      sections: sections([
        section(
          'body',
          pages.map(({ page }) => page.headline),
        ),
      ]),
      table: null,
      steps: pages.slice(0, 5).map(({ area }) => say.steps.profile(area)),
      more: pages.slice(0, mostPages).map(({ page }) => ({ ...page, steps: [] })),
      shareable: true,
    },
    [rest.length > 0 ? say.moreAreas(rest) : null, ...last],
  );
}

/** Releases that answer for these metrics and whose next edition is due within so many days, soonest first. */
export function editionsDue(
  { dataset, today }: PageParts,
  metrics: readonly Metric[],
  within: number,
): readonly Release[] {
  const until = new Date(Date.parse(today) + within * 24 * 60 * 60_000).toISOString().slice(0, 10);
  const ids = new Set(metrics.flatMap((metric) => dataset.releasesOf(metric.id).slice(0, 1)));
  return [...ids]
    .flatMap((id) => dataset.release(id) ?? [])
    .filter(({ nextDue }) => nextDue !== null && nextDue >= today && nextDue <= until)
    .toSorted((a, b) => ((a.nextDue ?? '') < (b.nextDue ?? '') ? -1 : 1));
}

/** After what is new and before what goes with it, so that no message is too long to show it. */
function withLast(page: Page, lines: readonly (string | null)[]): Page {
  const after = page.sections.findLastIndex(({ role }) => role === 'body') + 1;
  return { ...page, sections: sections(page.sections.toSpliced(after, 0, section('body', lines))) };
}

function tablePage({ dataset, today }: PageParts, area: Area, metrics: readonly AskedMetric[]): Page | null {
  const question: Question = {
    kind: 'question',
    intent: 'lookup',
    areas: [{ code: area.code, words: '', via: null }],
    group: null,
    metrics,
    period: null,
    ranking: null,
    unresolved: [],
  };
  const [profile] = profileAnswers(dataset, question, today);
  if (profile) return pageOfAnswer(profile);
  const [only] = metrics;
  const metric = only?.kind === 'metric' ? dataset.metric(only.id) : undefined;
  if (!metric) return null;
  if (metric.unit === 'grade') return pageOfAnswer(inspectionAnswer(dataset, { area, via: null, metric }));
  const [figure] = figureAnswers(dataset, { area, via: null, metric, readings: [], period: null }, today);
  return figure ? pageOfAnswer(figure) : null;
}

function pageOfAnswer(answer: Answer): Page {
  return pageOf({ answer, unresolved: [], query: '', period: null });
}

function gradeOf(
  dataset: Dataset,
  grades: Readonly<Record<string, string | null>>,
): { metric: Metric; grade: string | null } | null {
  const graded = dataset.parts.metrics.filter((metric) => metric.unit === 'grade');
  const given = graded.find((metric) => (grades[metric.id] ?? null) !== null) ?? graded[0];
  return given ? { metric: given, grade: grades[given.id] ?? null } : null;
}

/** The releases that the changed cells stand in at present. */
function revisionSources(
  dataset: Dataset,
  changes: readonly NamedChange<{ readonly year: Year }>[],
): Section {
  const releases = new Set(
    changes.flatMap(({ area, metric, cell }) => {
      const figure = dataset.figure(metric.id, area.code, cell.year);
      return figure.state === 'absent' ? [] : figure.source.release;
    }),
  );
  return {
    role: 'source',
    lines: [...releases]
      .flatMap((id) => dataset.release(id) ?? [])
      .map((release): Span[] => [
        `${publisherSentence(release)} `,
        { link: release.page, text: WORDS.source },
      ]),
  };
}
