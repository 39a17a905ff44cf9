import type { NamedChange } from '../answer/news-answer.ts';
import { comparingMetric } from '../domain/comparator.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Inspection } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import { section, sections, type Page, type Section, type Span, type Step } from '../present/page.ts';
import * as news from '../present/wording-news.ts';
import { WORDS } from '../present/wording-phrases.ts';
import { publisherSentence } from '../present/wording-source.ts';
import type { AskedMetric } from '../query/question.ts';
import type { AreaNews } from './area-news.ts';
import type { AreaPage } from './areas-message.ts';
import { tablePage, type PageParts } from './digest-pages.ts';
import * as say from './wording.ts';

/**
 * What is new about one area: its later figures as a table, then what was revised, hidden or shown, what moved, the
 * inspectorate's judgement, and who quoted a figure that changed.
 */
export function newsPage(parts: PageParts, areaNews: AreaNews, since: string): AreaPage {
  const { area, moves } = areaNews;
  const line = say.newsLine(areaNews, freshCounts(parts.dataset, areaNews));
  const [first] = moves;
  return {
    area,
    page: () => composed(parts, areaNews, since),
    line,
    alone: first ? `${line} ${say.firstMove(first)}` : line,
  };
}

function composed(parts: PageParts, areaNews: AreaNews, since: string): Page {
  const { dataset } = parts;
  const { area, fresh, revised, corrected, withheldNow, shownNow, inspection, regraded, quoted } = areaNews;
  const later = fresh.length === 0 ? null : (tablePage(parts, area, fresh.map(asked))?.page ?? null);
  const kept = later?.sections.filter(({ role }) => role === 'caution' || role === 'source') ?? [];
  const touched = [...revised, ...corrected, ...withheldNow, ...shownNow];
  const isCompared = ({ metric }: NamedChange<unknown>): boolean =>
    comparingMetric(dataset, metric) !== undefined;
  return {
    headline: say.newsHeadline(areaNews, since, freshCounts(dataset, areaNews)),
    sections: sections([
      section('body', [
        ...(later && !later.table ? [say.withoutPlace(later.headline, area)] : []),
        news.revisionsSentence(revised.filter(isCompared), true),
        say.populationSentence(revised.filter((change) => !isCompared(change))),
        news.listed(
          news.NEWS.withheld,
          withheldNow.map((change) => news.veilingWords(change, true)),
        ),
        news.listed(
          news.NEWS.shown,
          shownNow.map((change) => news.veilingWords(change, true)),
        ),
        ...movements(dataset, areaNews),
        inspection && judgementSentence(dataset, inspection),
        say.regradedSentence(regraded),
        ...quoted.map(say.quotedSentence),
        news.listed(say.correctedLead, corrected.map(say.correctionWords)),
      ]),
      ...kept,
      changeSources(dataset, touched, linksOf(kept)),
      reports([...(inspection ? [inspection] : []), ...regraded.map((one) => one.inspection)]),
    ]),
    table: later?.table ?? null,
    steps: stepsOf(areaNews, touched),
    more: [],
    shareable: true,
  };
}

function asked(metric: Metric): AskedMetric {
  return { kind: 'metric', id: metric.id, words: '', readings: [] };
}

/**
 * How many measures have a later figure, and how many a later year that is withheld. A rate that stands beside its
 * count in the same row is no measure of its own.
 */
function freshCounts(dataset: Dataset, { area, fresh }: AreaNews): say.FreshCounts {
  const twins = new Set(fresh.flatMap(({ compareAs }) => compareAs ?? []));
  const rows = fresh.filter(({ id }) => !twins.has(id));
  const shown = rows.filter(({ id }) => {
    const year = dataset.lastYear(id, area.code);
    return year !== undefined && dataset.figure(id, area.code, year).state === 'value';
  });
  return { shown: shown.length, withheld: rows.length - shown.length };
}

/** Each measure that moved once: a move that is unlike the neighbours' says so in the same breath. */
function movements(dataset: Dataset, { moves, apart }: AreaNews): readonly string[] {
  const beside = moves.map((move) => {
    const through = comparingMetric(dataset, move.metric);
    return { move, apart: apart.find(({ metric }) => metric.id === through?.id) ?? null };
  });
  const told = new Set(beside.flatMap((one) => one.apart ?? []));
  return [
    ...beside.map((one) => say.moveSentence(one.move, one.apart)),
    ...apart.filter((one) => !told.has(one)).map(say.apartSentence),
  ];
}

function judgementSentence(dataset: Dataset, inspection: Inspection): string {
  const before = dataset
    .inspections(inspection.area)
    .find(({ inspected }) => inspected < inspection.inspected);
  const graded = dataset.parts.metrics.filter(({ unit }) => unit === 'grade');
  return say.judgementSentence(
    inspection,
    graded.flatMap((metric) => {
      const grade = inspection.grades[metric.id] ?? null;
      return grade === null ? [] : [{ metric, grade, before: before?.grades[metric.id] ?? null }];
    }),
  );
}

function stepsOf(
  { area, fresh, moves, apart }: AreaNews,
  touched: readonly { readonly metric: Metric }[],
): readonly Step[] {
  const metrics = new Set([...[...moves, ...apart, ...touched].map(({ metric }) => metric), ...fresh]);
  return [
    say.steps.profile(area),
    ...[...metrics]
      .filter(({ unit }) => unit !== 'grade')
      .slice(0, 3)
      .map((metric) => say.steps.trend(area, metric)),
  ];
}

/** The releases that the changed cells stand in at present, but for those that are named already. */
function changeSources(
  dataset: Dataset,
  changes: readonly NamedChange<{ readonly year: Year }>[],
  named: ReadonlySet<string>,
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
      .filter(({ page }) => !named.has(page))
      .map((release): Span[] => [
        `${publisherSentence(release)} `,
        { link: release.page, text: WORDS.source },
      ]),
  };
}

function reports(inspections: readonly Inspection[]): Section {
  const links = [...new Set(inspections.map(({ report }) => report))];
  return { role: 'source', lines: links.map((link) => [{ link, text: WORDS.report }]) };
}

function linksOf(parts: readonly Section[]): ReadonlySet<string> {
  const spans = parts.flatMap(({ lines }) => lines.flat());
  return new Set(spans.flatMap((span) => (typeof span === 'string' ? [] : span.link)));
}
