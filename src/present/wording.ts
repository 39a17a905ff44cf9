import type { Area } from '../domain/authority.ts';
import type { Caution } from '../domain/caution.ts';
import type { Change } from '../domain/change.ts';
import type { PressClaim, Verdict } from '../domain/claim.ts';
import type { Comparison, LeftOut, NoComparison, Part } from '../domain/comparator.ts';
import type { Absent, Figure, SourceCell, Value, WithheldReason } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Release } from '../domain/release.ts';
import type { FigureAnswer, StandsFor } from '../answer/answer.ts';
import type { AskedArea, Refusal } from '../query/question.ts';
import {
  bare,
  dateWords,
  formatDifference,
  formatNumber,
  formatValue,
  monthWords,
  ordinal,
  periodLabel,
  periodPhrase,
} from './number.ts';
import { ordinaryChangeSentence } from './wording-chance.ts';

// Every sentence that a user reads. Functions take data and give whole sentences; nothing here looks anything up.

/** "Dorset: 265 child protection plans started …, 2021/22." — complete by itself. */
export function headlineOf(area: Pick<Area, 'name'>, metric: Metric, figure: Figure): string {
  const period = periodPhrase(metric.periodKind, figure.year);
  if (figure.state === 'withheld') {
    return `${area.name}: no figure is shown for “${metric.name}” ${period}. ${withheldSentence(figure.reason, figure.symbol)}`;
  }
  return `${area.name}: ${formatValue(figure.value, metric)} ${metric.phrase} ${period}.`;
}

/** A place as the headline of its figure has it: of a joint return both, so that nobody quotes it for one alone. */
export function returnedBy(area: Area, cautions: readonly Caution[]): Pick<Area, 'name'> {
  const joint = cautions.find((caution) => caution.kind === 'joint');
  return joint ? { name: `${listWords(joint.members)} together` } : area;
}

/** Why there is no figure at all, as a sentence about the place, the metric and the year. */
export function absentHeadline(
  area: Area,
  metric: Metric,
  year: Year,
  absent: Absent,
  latest: Year | null,
): string {
  const period = periodPhrase(metric.periodKind, year);
  const about = `“${metric.name}” ${period}`;
  switch (absent.why) {
    case 'outside-life':
      return `${area.name} did not exist as an authority ${period}, so it has no figure for “${metric.name}”.`;
    case 'not-held':
      return `Safeguard doesn’t hold ${about} for ${area.name}: its copies run from ${periodLabel(metric.periodKind, absent.first)} to ${periodLabel(metric.periodKind, absent.last)}. The publisher may have other years.`;
    case 'not-published':
      return `No figure was published for ${about}: the series has a gap there.`;
    case 'not-for-this-area':
      return latest === null
        ? `“${metric.name}” is not published for ${area.name}.`
        : `There is no figure for ${about} for ${area.name} in the published table.`;
    case 'dropped':
      return `Safeguard shows no figure for ${about} for ${area.name}. ${absent.note}`;
  }
}

/** A reason for a gap, in a sentence of its own. */
export function withheldSentence(reason: WithheldReason, symbol: string): string {
  switch (reason) {
    case 'suppressed':
      return `The publisher hides it to protect children (“${symbol}”): a small number, or one that would give another away. It is not nought.`;
    case 'rounds-to-nought':
      return `It is not nought but rounds to it (“${symbol}”).`;
    case 'unreliable':
      return `The publisher judged the figure unreliable and withheld it (“${symbol}”).`;
    case 'not-available':
      return `It is marked as not available (“${symbol}”).`;
    case 'not-applicable':
      return `It is marked as not applicable (“${symbol}”).`;
    case 'not-returned':
      return `The authority made no return for that year (“${symbol}”). That is not nought, and nothing was hidden.`;
    case 'unexplained':
      return `The source marks it “${symbol}” without saying why: it may be suppressed, missing or not applicable.`;
  }
}

/** A reason for a gap in a table or a list. */
export function withheldWords(reason: WithheldReason): string {
  switch (reason) {
    case 'suppressed':
      return 'suppressed (small number)';
    case 'rounds-to-nought':
      return 'rounds to nought';
    case 'unreliable':
      return 'unreliable, withheld';
    case 'not-available':
      return 'not available';
    case 'not-applicable':
      return 'not applicable';
    case 'not-returned':
      return 'no return made';
    case 'unexplained':
      return 'no figure given';
  }
}

export function besideSentence(metric: Metric, figure: Figure): string | null {
  return figure.state === 'value' ? `${metric.name}: ${formatValue(figure.value, metric)}.` : null;
}

export function changeSentence(metric: Metric, change: Change): string | null {
  if (change.state === 'stated') {
    const then = `${bare(change.from.value, metric)} ${periodPhrase(metric.periodKind, change.from.year)}`;
    if (change.difference === 0) return `The same as the year before (${then}).`;
    const direction = change.difference > 0 ? 'Up' : 'Down';
    const relative = change.percent === null ? '' : ` (${formatNumber(Math.abs(change.percent), 1)}%)`;
    return `${direction} ${formatDifference(change.difference, metric)}${relative} from ${then}.`;
  }
  const { why } = change;
  switch (why.kind) {
    case 'no-figure':
      return null;
    case 'earlier-withheld':
      return `No change on the year can be stated: the figure for ${periodLabel(metric.periodKind, why.year)} is ${withheldWords(why.reason)}.`;
    case 'authority-began':
      return `No change on the year can be stated: the authority did not exist ${periodPhrase(metric.periodKind, why.year)}.`;
    case 'no-earlier-year':
      return 'No change on the year can be stated: this edition has no figure for the year before.';
    case 'other-edition':
      return `No change on the year is stated: ${periodLabel(metric.periodKind, why.year)} is in another edition only, and editions are not mixed.`;
    case 'break':
      return `No change on the year is stated, because the series breaks here. ${why.note}`;
    case 'joint-changed':
      return 'No change on the year can be stated: one of the two figures is a joint return.';
  }
}

/** The comparison as one or two sentences; parts that cannot be had are named with their reason. */
export function comparisonSentences(
  headline: Metric,
  comparison: Comparison | NoComparison,
  names: { readonly region: string | null },
): string[] {
  if (comparison.state === 'not-compared') {
    switch (comparison.why) {
      case 'no-figure':
        return [];
      case 'no-twin':
        return [
          'Not compared: a count follows the size of the place, and no rate or share is published for it.',
        ];
      case 'twin-not-in-release':
        return ['Not compared: this edition has no rate or share to compare by.'];
    }
  }
  const { metric, own, england, region, neighbours, rank } = comparison;
  const sentences: string[] = [];
  if (metric.id !== headline.id) {
    sentences.push(
      own.state === 'value'
        ? `As a rate or share, to compare places of different size: ${formatValue(own.value, metric)} (${quoted(metric.name)}${sumWords(own)}).`
        : `No rate or share to compare by (${quoted(metric.name)}): ${withheldWords(own.reason)}.`,
    );
  }
  if (own.state !== 'value') return sentences;
  const given: string[] = [];
  if (england.state === 'given') given.push(`England ${formatValue(england.figure.value, metric)}`);
  if (region.state === 'given')
    given.push(`${names.region ?? 'region'} ${formatValue(region.figure.value, metric)}`);
  if (neighbours.state === 'given') {
    const both = meanMatters(own, neighbours)
      ? `, mean ${formatValue(round(neighbours.mean, metric.decimals), metric)}`
      : '';
    given.push(
      `statistical neighbours ${formatValue(round(neighbours.median, metric.decimals), metric)} (median of ${neighbours.counted === neighbours.of ? neighbours.of : `${neighbours.counted} of ${neighbours.of} with a figure`}${both}, ${neighbours.model} model)`,
    );
  }
  if (given.length > 0) sentences.push(`${given.join('; ')}.`);
  const own_ = rankSentence(rank);
  if (own_) sentences.push(own_);
  const reasons = [
    leftOutWords('England', england),
    leftOutWords(names.region ?? 'The region', region),
    leftOutWords('Statistical neighbours', neighbours),
    own.state === 'value' ? leftOutWords('Rank', rank) : null,
  ].filter((reason) => reason !== null);
  if (reasons.length > 0) sentences.push(`Left out: ${reasons.join('; ')}.`);
  return sentences;
}

/** The sum of a figure that this edition does not publish: ", worked out here: 265 ÷ 431". */
function sumWords({ inputs }: Value): string {
  return inputs
    ? `, worked out here: ${inputs.map((input) => formatNumber(input.value, Number.isInteger(input.value) ? 0 : 1)).join(' ÷ ')}`
    : '';
}

/** A rate or share that only another edition has for the area, with that edition's England beside it. */
export function elsewhereSentence(elsewhere: NonNullable<FigureAnswer['elsewhere']>): string {
  const { metric, own, england, release } = elsewhere;
  const beside = england ? `, beside ${formatValue(england.value, metric)} for England there` : '';
  return `Another edition (${release.publication}, ${release.edition}) gives ${quoted(metric.name)} as ${formatValue(own.value, metric)}${beside}; it may stand on another population base.`;
}

function rankSentence(rank: Comparison['rank']): string | null {
  if (rank.state !== 'given') return null;
  const tied = rank.tied > 0 ? `, level with ${rank.tied} other${rank.tied === 1 ? '' : 's'}` : '';
  return `${capital(ordinal(rank.place))} highest of ${rank.of} authorities with a figure${tied}.`;
}

/** Median and mean are both told when they fall on different sides of the authority. */
function meanMatters(own: Figure, neighbours: { readonly median: number; readonly mean: number }): boolean {
  return own.state === 'value' && own.value > neighbours.median !== own.value > neighbours.mean;
}

function leftOutWords(name: string, part: Part<object>): string | null {
  if (part.state === 'given') return null;
  const why = LEFT_OUT[part.why];
  return why === null ? null : `${name} (${part.figure ? withheldWords(part.figure.reason) : why})`;
}

const LEFT_OUT: Readonly<Record<LeftOut, string | null>> = {
  'is-itself': null,
  'no-region': null,
  'not-an-authority': null,
  withheld: 'withheld',
  'not-in-this-release': 'not in this edition’s table',
  'no-neighbour-list': 'the model has no list for this authority',
  'too-few-neighbours': 'too few of them have a figure',
  'no-own-figure': 'no figure of its own',
  'left-out-of-rankings': 'too small to be ranked with the others',
};

export function cautionSentence(caution: Caution): string {
  switch (caution.kind) {
    case 'small-count':
      return 'A small number: a few children either way move it a lot, so be careful with percentages and trends.';
    case 'small-base':
      return `A share of only ${formatNumber(caution.base, 0)}: a few children either way move it a lot.`;
    case 'ordinary-change':
      return ordinaryChangeSentence(caution.unit, ['year']) ?? '';
    case 'rounded':
      return 'Figures for England and regions are rounded to the nearest 10, so authorities do not add up to them.';
    case 'joint':
      return `One joint return: the figure is for ${listWords(caution.members)} together, not for either alone.`;
    case 'worked-out': {
      const { figure, metric } = caution;
      if (figure.state !== 'value' || !figure.inputs) return '';
      const [head, base] = figure.inputs;
      const sign = metric.derived?.kind === 'difference' ? '−' : '÷';
      return `Worked out by Safeguard from published figures: ${formatNumber(head.value, 0)} ${sign} ${formatNumber(base.value, 0)} (${columnWords(head.source)} and ${columnWords(base.source)}).`;
    }
    case 'england-estimated':
      return `About England’s figure: ${caution.note}`;
    case 'estimated':
    case 'note':
      return caution.note;
    case 'unofficial':
      return `From an unofficial list (${caution.release.publication}, ${caution.release.publisher}): check it before you quote it.`;
    case 'older-edition':
      return caution.reason === 'unexplained'
        ? `From ${caution.release.publication}, ${caution.release.edition}, because ${caution.newer.publication}, ${caution.newer.edition}, shows no figure here and does not say why.`
        : `From an older edition (${caution.release.publication}, ${caution.release.edition}): the newer one (${caution.newer.publication}, ${caution.newer.edition}) shows none here (${withheldWords(caution.reason)}).`;
  }
}

/** "d5_….csv, column CPP_At31". */
export function columnWords(source: SourceCell): string {
  const rows = source.filter ? ` (${Object.values(source.filter).join(', ')})` : '';
  return `${source.file}, column ${source.column}${rows}`;
}

export function claimSentence(claim: PressClaim): string {
  return reported(claim, VERDICTS[claim.verdict]);
}

/** The same of a measure that nobody publishes: a sum can be right, but no published figure bears it out. */
export function localClaimSentence(claim: PressClaim): string {
  return reported(claim, claim.verdict === 'reproduced' ? OWN_SUM : VERDICTS[claim.verdict]);
}

function reported(claim: PressClaim, verdict: string): string {
  const who = claim.sourceKind === 'council' ? `${claim.publisher} said` : `${claim.publisher} reported`;
  return `${who} (${claim.date}): ${claim.wording} — ${verdict}. ${claim.finding}`;
}

export const OWN_SUM = 'right by the claim’s own numbers';

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  reproduced: 'the published figures reproduce it',
  'other-base': 'right on another base',
  differs: 'the published figures differ',
  'not-published': 'no official figure to check it by',
  'cannot-tell': 'can’t be told from the published figures',
};

/** "Source: Department for Education, Children in need, reporting year 2025 — d5_….csv, column CPP_At31." */
export function sourceSentence(release: Release | null, source: SourceCell): string {
  if (!release) return `Source: ${columnWords(source)}.`;
  return `Source: ${release.publisher}, ${release.publication}, ${release.edition} — ${columnWords(source)}. ${release.licence}.`;
}

export function seriesStopsSentence(metric: Metric, last: Year): string {
  return `Safeguard holds this series to ${periodLabel(metric.periodKind, last)} only; the publisher may have later years on its page.`;
}

export function overdueSentence(release: Release): string {
  return `A newer edition of ${release.publication} was due by ${dateWords(release.nextDue ?? '')} and is not loaded here yet: check the publisher’s page before you quote this as the latest.`;
}

export function viaSentence(via: NonNullable<AskedArea['via']>, area: Area): string {
  switch (via.kind) {
    case 'district':
      return `${via.name} is a district without children’s services of its own; ${area.name} runs them there, and the figure is for all of ${area.name}.`;
    case 'town':
      return `${via.name} lies in ${area.name}; figures are published for the whole authority, not for the town.`;
    case 'trust':
      return `${via.name} runs children’s services for ${area.name}.`;
    case 'former':
      return `${via.name} is now covered by ${area.name}.`;
  }
}

export function standsForSentence(standsFor: StandsFor, area: Area): string | null {
  switch (standsFor.kind) {
    case 'itself':
      return null;
    case 'predecessor': {
      const others =
        standsFor.others.length > 0
          ? ` So did ${listWords(standsFor.others.map((other) => other.officialName))}.`
          : '';
      return `${standsFor.asked.officialName} did not exist then; ${area.officialName} came before it.${others} ${standsFor.note}`;
    }
    case 'successor':
      return `${standsFor.asked.officialName} no longer existed then; ${area.officialName} came after it. ${standsFor.note}`;
  }
}

export function endedSentence(area: Area, successors: readonly Area[]): string {
  return `${area.name} ended on ${dateWords(area.closed ?? '')}; ${listWords(successors.map((successor) => successor.name))} came after it.`;
}

export function monthSentence(metric: Metric, month: { year: number; month: number }, year: Year): string {
  return `No national figure is taken for ${monthWords(month.year, month.month)}; this is the one for ${periodLabel(metric.periodKind, year)}.`;
}

export function nearestSentence(metric: Metric, figures: readonly Figure[]): string {
  const words = figures.flatMap((figure) =>
    figure.state === 'value'
      ? [`${formatValue(figure.value, metric)} ${periodPhrase(metric.periodKind, figure.year)}`]
      : [],
  );
  return `Nearest figures with a value: ${listWords(words)}.`;
}

export const readingsLead = 'The same words can mean other statistics:';
export const unresolvedSentence = (words: readonly string[]): string =>
  `Not understood, and left out of the answer: ${words.map((word) => `“${word}”`).join(', ')}.`;

export const WORDS = {
  definition: 'Meaning',
  care: 'Take care',
  claims: 'What was reported',
  ask: 'Ask',
  source: 'Source page',
  methodology: 'Methodology',
  report: 'Inspection report',
  share: 'Share to channel',
} as const;

// Inspections

export function inspectionHeadline(
  area: Area,
  metric: Metric,
  grade: string | null,
  inspected: string,
): string {
  const what = metric.name;
  return grade === null
    ? `${area.name}: the inspection of ${dateWords(inspected)} gave no grade for “${what}”.`
    : `${area.name}: ${grade} — ${what}, inspected ${dateWords(inspected)}.`;
}
export const noInspection = (area: Area): string =>
  `${area.name}: Safeguard holds no inspection under the present framework.`;
export const inspectionLine = (grade: string | null, inspected: string, published: string): string =>
  `${grade ?? 'No grade'}, inspected ${dateWords(inspected)}, report published ${dateWords(published)}`;
export const listWordsOf = (release: Release): string =>
  release.status === 'unofficial'
    ? `From ${release.publication} (${release.publisher}), an unofficial list: check the report itself.`
    : `From ${release.publication}, ${release.edition} (${release.publisher}).`;
export const officialBeside = (line: string): string => `In the official list: ${line}.`;
export const earlierInspections = (lines: readonly string[]): string => `Earlier: ${lines.join('; ')}.`;

// Definitions

export const definitionHeadline = (metric: Metric): string => `${metric.name}. ${metric.definition}`;
export const stockOrFlow = (metric: Metric): string =>
  metric.measures === 'stock'
    ? 'A snapshot: it counts what stands on one day, and must not be added up over time or mixed with counts of a year.'
    : 'A flow: it counts what happened during the period, and must not be mixed with counts of one day.';
export const polaritySentence = (metric: Metric): string | null =>
  metric.polarity === 'neutral'
    ? 'No agreed good or bad direction: a rise may mean more harm or better detection.'
    : metric.polarity === 'higher-is-worse'
      ? 'Higher is read as worse.'
      : 'Higher is read as better.';
export const heldSentence = (metric: Metric, span: { first: Year; last: Year }): string =>
  `Held here from ${periodLabel(metric.periodKind, span.first)} to ${periodLabel(metric.periodKind, span.last)}.`;
export const publisherSentence = (release: Release): string =>
  `Published by ${release.publisher} in ${release.publication}, ${release.edition}${release.nextDue ? `; next edition due by ${dateWords(release.nextDue)}` : ''}.`;

// Not held, questions back, refusals

export const unheldHeadline = (name: string): string => `Safeguard holds no figures of “${name}”.`;
export const nearestMetrics = (metrics: readonly Metric[]): string =>
  `Nearest published: ${listWords(metrics.map((metric) => quoted(metric.name)))}.`;

export function clarificationHeadline(about: 'area' | 'metric', words: string): string {
  if (about === 'area') {
    return words === ''
      ? 'Which authority? Name a council, a region or England.'
      : `Which place do you mean by “${words}”?`;
  }
  return words === '' ? 'Which measure would you like?' : `Which measure do you mean by “${words}”?`;
}
export const clarificationTail = 'Pick one, or ask again in other words.';
/** A choice that stands for something else: "Newcastle-under-Lyme (Staffordshire)". */
export const choiceLabel = (name: string, via: string | null): string =>
  via === null || via === name ? name : `${via} (${name})`;
export const noChoices = 'Try the full name of a council, or a measure such as “child protection plans”.';

const RISK =
  'If a child is in danger now, call 999. If you are worried about a child, call the NSPCC on 0808 800 5000 or the children’s services of the council where the child lives.';

export function refusalLines(why: Refusal['why']): readonly [string, ...string[]] {
  switch (why.kind) {
    case 'empty':
    case 'nothing-understood':
      return [
        'That could not be read as a question about children’s safeguarding statistics.',
        'Name a place and a measure, such as “dorset neglect”, or ask for help.',
      ];
    case 'other-nation':
      return [
        why.place.toLowerCase() === why.nation.toLowerCase()
          ? `Safeguard covers England only, not ${why.nation}.`
          : `${why.place} is in ${why.nation}, and Safeguard covers England only.`,
        OTHER_NATIONS[why.nation],
      ];
    case 'elsewhere':
      return [`${why.place} is outside England; Safeguard covers English authorities only.`];
    case 'unknown-place':
      return [
        `“${why.words}” is not an English authority that Safeguard knows.`,
        'Try the name of the county, borough or city council that runs children’s services there.',
      ];
    case 'unknown-measure':
      return [
        `“${why.words}” is not a measure that Safeguard knows.`,
        'Ask for “help” to see what it covers, such as child protection plans, children in care, referrals or social workers.',
      ];
    case 'reasons':
      return [
        'Published figures say how many, and not why.',
        'What can move a figure without any child’s life being different stands under “Take care”; the story draft of an answer ends with questions to put to the council, which can say why.',
      ];
    case 'individual':
      return [
        'Safeguard has statistics about areas only, and nothing about any child, family or worker.',
        RISK,
      ];
    case 'child-at-risk':
      return [RISK, 'Safeguard only answers questions about statistics and nobody reads what is typed here.'];
    case 'off-topic':
      return [
        'That is not something Safeguard covers: it answers questions about children’s safeguarding statistics in England.',
      ];
    case 'instruction':
      return [
        'Safeguard only answers questions about children’s safeguarding statistics in England; it takes no other instructions.',
      ];
  }
}

const OTHER_NATIONS: Readonly<Record<'Wales' | 'Scotland' | 'Northern Ireland', string>> = {
  Wales: 'The Welsh Government publishes figures for Wales on StatsWales (statswales.gov.wales).',
  Scotland: 'The Scottish Government publishes Children’s Social Work Statistics (gov.scot).',
  'Northern Ireland':
    'The Department of Health publishes Children’s Social Care Statistics for Northern Ireland (health-ni.gov.uk).',
};

// Help

export const help = {
  headline:
    'Ask Safeguard about children’s safeguarding statistics in England: a place and a measure, in your own words.',
  examplesLead: 'Try:',
  covers:
    'It covers child protection plans, referrals and assessments, children in need and in care, care leavers, social workers, spending and Ofsted grades, for every English authority, with the source of every figure.',
  risk: RISK,
} as const;

export const notHere = (what: 'subscribe' | 'unsubscribe' | 'list'): string =>
  what === 'list'
    ? 'Subscriptions are kept for Slack channels; there are none here.'
    : 'Subscriptions belong to Slack channels and can’t be set up from here.';

export const severalHeadline = (count: number, dropped: number): string =>
  dropped > 0
    ? `${count} answers; ${dropped} more were asked for and left out. Ask for them by themselves.`
    : `${count} answers.`;

// Words and lists

export function listWords(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined) return '';
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function quoted(name: string): string {
  return `“${name}”`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}

export const TERMINAL = {
  usage: [
    'npm run ask -- <words>          ask about a place and a measure',
    'npm run ask -- --json <words>   the whole answer as JSON',
    'npm run ask -- --csv <words>    every figure of the answer as CSV, with its citation',
    'npm run ask -- --cite <words>   the citation of the answer, ready to paste',
    'npm run ask -- --chart out.png <words>  the answer and its chart as a picture (or out.svg)',
    'npm run ask -- --story <words>  a story draft, its figures in footnotes, and what to ask the council',
    'npm run ask -- --explain <words>  how the words were read, step by step',
    'npm run --silent ask -- --jsonl   questions as JSON lines in, predictions with figures out',
    'npm run ask                     a prompt, until Ctrl-D',
  ].join('\n'),
  welcome:
    'Safeguard: ask about children’s safeguarding statistics in England. A number takes a choice; Ctrl-D ends.',
  prompt: '> ',
  badLine: 'each line must be a JSON object with a "query"',
} as const;
