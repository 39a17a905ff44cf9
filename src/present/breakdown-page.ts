import type { BreakdownAnswer, BreakdownPart } from '../answer/breakdown-answer.ts';
import { cautionLines } from './caution-lines.ts';
import { formatCell, formatValue, periodLabel } from './number.ts';
import { section, sections, type Page, type Section, type Step } from './page.ts';
import { cautionSentence } from './wording-caution.ts';
import { readingsLead } from './wording-definition.ts';
import { absentHeadline, withheldSentence, withheldWords } from './wording-figure.ts';
import { lower, WORDS } from './wording-phrases.ts';
import { ownEndSentence, standsForSentence, viaSentence } from './wording-place.ts';
import { columnsOf, overdueSentence, seriesStopsSentence, sourceOf } from './wording-source.ts';
import * as table from './wording-table.ts';

/** The page of a total by its categories. */
export function breakdownPage(answer: BreakdownAnswer): Page {
  const { parts, total } = answer;
  const counted = parts.some((part) => part.metric.id !== part.shareMetric.id);
  return {
    headline: headline(answer),
    sections: sections([
      section('body', body(answer)),
      section('definition', parts.length === 0 ? [] : [`${total.metric.name}: ${total.metric.definition}`]),
      section('caution', cautions(answer)),
      sourceSection(answer),
      answer.others.length > 0 && !answer.absent ? section('offer', [readingsLead]) : null,
    ]),
    table:
      parts.length === 0
        ? null
        : {
            caption: table.BREAKDOWN.caption,
            header: counted ? table.BREAKDOWN.header : table.BREAKDOWN.sharesHeader,
            rows: [...parts.map((part) => cells(part, counted)), ...(counted ? [totalRow(answer)] : [])],
            emphasis: null,
          },
    steps: steps(answer),
    more: [],
    shareable: parts.length > 0,
  };
}

function headline({ area, breakdown, parts, total, year, absent, series }: BreakdownAnswer): string {
  if (absent) {
    const all = { ...total.metric, name: breakdown.name };
    return absentHeadline(area, all, year, absent, series?.last ?? null);
  }
  const period = periodLabel(parts[0]?.metric.periodKind ?? total.metric.periodKind, year);
  const noneHas = commonReason(parts);
  const words = noneHas === null ? parts.map(partWords) : [noneHas];
  const sum = total.figure?.state === 'value' ? formatValue(total.figure.value, total.metric) : null;
  return table.breakdownHeadline(area.name, breakdown.name, period, words, sum);
}

/** Who answers, whether the parts make up the total, and where else there are figures. */
function body(answer: BreakdownAnswer): (string | null)[] {
  const { area, breakdown, parts, nearest, total } = answer;
  const withheld = parts.filter((part) => part.figure.state === 'withheld').length;
  return [
    standsForSentence(answer.standsFor, area),
    ownEndSentence(answer),
    answer.via ? viaSentence(answer.via, area) : null,
    parts.length === 0 || commonReason(parts) !== null
      ? null
      : table.extentSentence(breakdown, answer.sum, withheld, parts.length),
    nearest.length > 0 && parts.length === 0
      ? table.nearestPeriods(nearest.map(({ year }) => periodLabel(total.metric.periodKind, year)))
      : null,
  ];
}

function cautions({ parts, series, total, overdue }: BreakdownAnswer): (string | null)[] {
  const ofParts = parts.map(({ metric, figure, cautions: own }) => ({
    name: table.partName(metric),
    sentences: [
      figure.state === 'withheld' ? withheldSentence(figure.reason, figure.symbol) : null,
      ...own.filter((caution) => caution.kind !== 'worked-out').map(cautionSentence),
    ],
  }));
  return [
    ...cautionLines(ofParts),
    series ? seriesStopsSentence(total.metric, series.last) : null,
    overdue ? overdueSentence(overdue) : null,
  ];
}

function sourceSection({ parts, releases }: BreakdownAnswer): Section | null {
  const [release] = releases;
  if (!release) return null;
  const columns = columnsOf(parts.map((part) => part.figure.source));
  return {
    role: 'source',
    lines: [[`${sourceOf(release, columns)} `, { link: release.page, text: WORDS.source }]],
  };
}

/** The total where the parts are not held, and other breakdowns that the words may mean. */
function steps({ area, absent, others, total, year, yearAsked }: BreakdownAnswer): Step[] {
  const asked = yearAsked ? ` ${year}` : '';
  const whole = absent
    ? [{ label: total.metric.name, query: `${area.code} ${total.metric.id}${asked}` }]
    : [];
  const instead = others.map(({ id, name }) => ({
    label: name,
    query: `breakdown ${area.code} ${id}${asked}`,
  }));
  return [...whole, ...instead].slice(0, 4);
}

/** Why no part has a figure, where it is one and the same reason; else null. */
function commonReason(parts: readonly BreakdownPart[]): string | null {
  const reasons = new Set(
    parts.map(({ figure }) => (figure.state === 'withheld' ? withheldWords(figure.reason) : null)),
  );
  const [reason = null] = reasons;
  return reasons.size === 1 ? reason : null;
}

/** "neglect 265 (61.5%)", "physical abuse suppressed (small number)". */
function partWords({ metric, figure, share, shareMetric }: BreakdownPart): string {
  const name = lower(table.partName(metric));
  if (figure.state === 'withheld') return `${name} ${withheldWords(figure.reason)}`;
  const own = formatValue(figure.value, metric);
  const apart = share?.state === 'value' && shareMetric.id !== metric.id;
  return apart ? `${name} ${own} (${formatValue(share.value, shareMetric)})` : `${name} ${own}`;
}

function cells(part: BreakdownPart, counted: boolean): string[] {
  const share = [
    table.figureCell(part.shareMetric, part.share),
    part.england?.state === 'value'
      ? formatCell(part.england.value, part.shareMetric)
      : table.figureCell(part.shareMetric, part.england),
    table.changeCell(part.metric, part.change),
  ];
  const name = table.partName(part.metric);
  if (!counted) return [name, ...share];
  return [
    name,
    part.metric.id === part.shareMetric.id ? '' : table.figureCell(part.metric, part.figure),
    ...share,
  ];
}

function totalRow({ total }: BreakdownAnswer): string[] {
  return [table.BREAKDOWN.total, table.figureCell(total.metric, total.figure), '', '', ''];
}
