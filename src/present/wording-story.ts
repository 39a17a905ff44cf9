import type { BreakdownPart } from '../answer/breakdown-answer.ts';
import type { Clause } from '../answer/story-clauses.ts';
import type { Area } from '../domain/authority.ts';
import type { Figure, SourceCell, Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Release } from '../domain/release.ts';
import { bare, formatDifference, formatNumber, formatValue, periodLabel, periodPhrase } from './number.ts';
import { absentHeadline, headlineOf, nearestSentence, withheldWords } from './wording-figure.ts';
import { capital, listWords, lower, stated } from './wording-phrases.ts';
import { columnWords } from './wording-source.ts';
import { levelWords, nthHighest } from './wording-standing.ts';
import { partName } from './wording-table.ts';

// The sentences of a story draft, one for each kind of statement.

export const STORY = {
  headline: (places: readonly string[]): string =>
    `A draft to start from${places.length > 0 ? `, on ${listWords(places)}` : ''}: every statement is tied to its figures by number. Read the sources before you publish.`,
  requestsOnly: (places: readonly string[]): string =>
    `There is no figure to write from${places.length > 0 ? ` for ${listWords(places)}` : ''}; this is what to ask for.`,
  none: 'No story can be drafted from this answer: ask about one place and one measure, or a breakdown.',
  notShown: 'What the figures do not show',
  asks: (area: Area | undefined): string =>
    area === undefined || area.kind === 'authority' || area.kind === 'joint'
      ? 'To put to the council before publication'
      : 'To put to those responsible before publication',
  requests: 'To the press office, or as a request under the Freedom of Information Act 2000',
  sources: 'Figures and sources',
} as const;

/** One sentence; the one that opens the draft says who publishes. */
export function clauseSentence(clause: Clause, context: { readonly publisher: string }): string {
  switch (clause.kind) {
    case 'level': {
      const { area, metric, figure } = clause;
      return `In ${inside(area)}, ${said(metric, figure)}, ${attribution(context.publisher)}.`;
    }
    case 'further': {
      const { metric, figure, change } = clause;
      if (!change) return `${capital(said(metric, figure))}.`;
      const way = change.difference > 0 ? 'up' : 'down';
      return `${capital(said(metric, figure))}, ${way} from ${bare(change.from.value, metric)} a year before.`;
    }
    case 'changed':
      return changedSentence(clause, context.publisher);
    case 'change':
      return changeSentence(clause);
    case 'record':
      return recordSentence(clause);
    case 'england':
      return englandSentence(clause);
    case 'neighbours': {
      const { area, metric, neighbours } = clause;
      const councils =
        neighbours.counted === neighbours.of
          ? `the ${neighbours.of} authorities most like ${area.name}`
          : `${neighbours.counted} of the ${neighbours.of} authorities most like ${area.name}`;
      return `The middle figure (median) of ${councils}, its statistical neighbours by the ${neighbours.model} model, was ${formatValue(neighbours.median, metric)}.`;
    }
    case 'rank': {
      const { area, rank, quarter } = clause;
      const band =
        quarter === 4
          ? ', in the quarter that does worst'
          : quarter === 1
            ? ', in the quarter that does best'
            : '';
      return `${capital(area.name)} had the ${nthHighest(rank, rank.of)} figure of the ${rank.of} authorities that have one${levelWords(rank.tied)}${band}.`;
    }
    case 'largest-part':
      return largestSentence(clause, context.publisher);
    case 'next-parts':
      return clause.someWithheld
        ? `Among the other categories with a figure were ${listWords(clause.parts.map(partWords))}.`
        : `Next came ${listWords(clause.parts.map(partWords))}.`;
    case 'share-beside': {
      const { part, share, england } = clause;
      return `${partName(part.metric)}: ${formatValue(share.value, part.shareMetric)}, against ${formatValue(england.value, part.shareMetric)} in England.`;
    }
    case 'withheld':
      return headlineOf(clause.area, clause.metric, clause.figure);
    case 'absent':
      return absentHeadline(clause.area, clause.metric, clause.year, clause.absent, null);
    case 'nearest':
      return nearestSentence(clause.metric, clause.figures);
  }
}

/** A place after "in": regions that are named by the compass take an article. */
const inside = ({ kind, name }: Area): string =>
  kind === 'region' && /^(?:North|South|East|West)/.test(name) ? `the ${name}` : name;

const attribution = (publisher: string): string => `${publisher} figures show`;

/** "278 children were on a child protection plan on 31 March 2025". */
const said = (metric: Metric, figure: Value): string =>
  `${stated(formatValue(figure.value, metric), metric)} ${periodPhrase(metric.periodKind, figure.year)}`;

type ClauseOf<K extends Clause['kind']> = Extract<Clause, { kind: K }>;

/** Names that read on after "the number of" as they are. */
const PLAIN_NAME = /^[^:,(]+$/;

function changedSentence({ area, metric, change }: ClauseOf<'changed'>, publisher: string): string {
  const { from, to, difference, percent } = change;
  const kind = metric.periodKind;
  const by =
    percent === null ? formatDifference(difference, metric) : `${formatNumber(Math.abs(percent), 1)}%`;
  if (metric.unit === 'count' && PLAIN_NAME.test(metric.name)) {
    const verb = difference > 0 ? 'rose' : 'fell';
    return `The number of ${lower(metric.name)} in ${inside(area)} ${verb} by ${by} in a year, from ${formatValue(from.value, metric)} ${periodPhrase(kind, from.year)} to ${formatValue(to.value, metric)} ${periodPhrase(kind, to.year)}, ${attribution(publisher)}.`;
  }
  const way = difference > 0 ? 'up' : 'down';
  return `In ${inside(area)}, ${stated(formatValue(to.value, metric), metric)} ${periodPhrase(kind, to.year)}, ${way} ${by} in a year from ${formatValue(from.value, metric)} ${periodPhrase(kind, from.year)}, ${attribution(publisher)}.`;
}

function changeSentence({ metric, change, byChance }: ClauseOf<'change'>): string {
  const { from, difference, percent } = change;
  const then = `the ${bare(from.value, metric)} of ${periodLabel(metric.periodKind, from.year)}`;
  const chance = byChance ? ', a change no larger than chance could bring in numbers of this size' : '';
  if (metric.unit === 'count' || metric.unit === 'fte') {
    const than = difference > 0 ? 'more' : 'fewer';
    const relative = percent === null ? '' : ` (${formatNumber(Math.abs(percent), 1)}%)`;
    return `That was ${formatNumber(Math.abs(difference), metric.decimals)} ${than}${relative} than ${then}${chance}.`;
  }
  const way = difference > 0 ? 'up' : 'down';
  const relative = percent === null ? '' : ` (${formatNumber(Math.abs(percent), 1)}%)`;
  return `That was ${way} ${formatDifference(difference, metric)}${relative} from ${then}${chance}.`;
}

function recordSentence({ metric, record }: ClauseOf<'record'>): string {
  const { end, since, first, of, edition } = record;
  const kind = metric.periodKind;
  const it =
    edition === null ? 'It' : `In another edition that has the years before, ${edition.publication}, it`;
  return since
    ? `${it} was the ${end} figure since ${periodLabel(kind, since.year)}, when it was ${bare(since.value, metric)}.`
    : `${it} was the ${end} of the ${of} comparable figures, which begin with ${bare(first.value, metric)} ${periodPhrase(kind, first.year)}.`;
}

function englandSentence({ metric, own, england, restated, likeness }: ClauseOf<'england'>): string {
  const value = formatValue(england.value, metric);
  const chance =
    likeness === null
      ? ''
      : likeness.verdict === 'similar'
        ? ', a gap that chance alone could explain'
        : `; it is ${likeness.verdict} even with chance allowed for`;
  return restated
    ? `Put in proportion, ${stated(formatValue(own.value, metric), metric)}, compared with ${value} in England${chance}.`
    : `For England it was ${value}${chance}.`;
}

function largestSentence({ answer, part }: ClauseOf<'largest-part'>, publisher: string): string {
  const { area, total } = answer;
  const { metric, figure, share, shareMetric } = part;
  if (figure.state !== 'value') return '';
  const of =
    metric.id !== shareMetric.id && share?.state === 'value' && total.figure?.state === 'value'
      ? `, ${formatValue(share.value, shareMetric)} of the ${formatValue(total.figure.value, total.metric)} in all`
      : '';
  return `In ${inside(area)}, ${said(metric, figure)}${of}, ${attribution(publisher)}.`;
}

/** "emotional abuse 76 (17.6%)". */
function partWords({ metric, figure, share, shareMetric }: BreakdownPart): string {
  const number = figure.state === 'value' ? formatValue(figure.value, metric) : '';
  const aside =
    metric.id !== shareMetric.id && share?.state === 'value'
      ? ` (${formatValue(share.value, shareMetric)})`
      : '';
  return `${lower(partName(metric))} ${number}${aside}`;
}

/** A figure as a footnote: place, measure, period, number, source. */
export function footnote(area: string, metric: Metric, figure: Figure, source: string): string {
  const number = figure.state === 'value' ? formatValue(figure.value, metric) : withheldWords(figure.reason);
  const inputs =
    figure.state === 'value' && figure.inputs
      ? ` (worked out: ${figure.inputs.map((input) => formatNumber(input.value, 0)).join(metric.derived?.kind === 'difference' ? ' − ' : ' ÷ ')})`
      : '';
  return `${area}, ${metric.name}, ${periodLabel(metric.periodKind, figure.year)}: ${number}${inputs}. ${source}`;
}

export function neighboursNote(
  metric: Metric,
  model: string,
  figures: readonly string[],
  source: string,
): string {
  return `${metric.name}, median of ${listWords(figures)} (${model} model). ${source}`;
}

/** "Department for Education, Children in need, reporting year 2025: d5_….csv, column CPP_At31 and …", one release after another. */
export function footnoteSource(
  cells: readonly { readonly release: Release | undefined; readonly source: SourceCell }[],
): string {
  return [...Map.groupBy(cells, ({ release }) => release)]
    .map(([release, same]) => {
      const columns = listWords([...new Set(same.map(({ source }) => columnWords(source)))]);
      return release
        ? `${release.publisher}, ${release.publication}, ${release.edition}: ${columns}.`
        : `${columns}.`;
    })
    .join(' ');
}
