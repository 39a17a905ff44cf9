import type { BreakdownAnswer, BreakdownPart } from '../answer/breakdown-answer.ts';
import { cautionLines } from './caution-lines.ts';
import { formatCell, formatValue, periodLabel } from './number.ts';
import { section, sections, type Page } from './page.ts';
import { cautionSentence } from './wording-caution.ts';
import { readingsLead } from './wording-definition.ts';
import { absentHeadline, withheldSentence, withheldWords } from './wording-figure.ts';
import { WORDS } from './wording-phrases.ts';
import { standsForSentence, viaSentence } from './wording-place.ts';
import { columnsOf, overdueSentence, seriesStopsSentence, sourceOf } from './wording-source.ts';
import * as table from './wording-table.ts';

/** The page of a total by its categories. */
export function breakdownPage(answer: BreakdownAnswer): Page {
  const { area, breakdown, parts, total, year } = answer;
  const period = periodLabel(parts[0]?.metric.periodKind ?? total.metric.periodKind, year);
  const counted = parts.some((part) => part.metric.id !== part.shareMetric.id);
  const [release] = answer.releases;
  const asked = answer.yearAsked ? ` ${year}` : '';
  const withheld = parts.filter((part) => part.figure.state === 'withheld').length;
  const noneHas = commonReason(parts);
  return {
    headline: answer.absent
      ? absentHeadline(
          area,
          { ...total.metric, name: breakdown.name },
          year,
          answer.absent,
          answer.series?.last ?? null,
        )
      : table.breakdownHeadline(
          area.name,
          breakdown.name,
          period,
          noneHas === null ? parts.map(partWords) : [noneHas],
          total.figure?.state === 'value' ? formatValue(total.figure.value, total.metric) : null,
        ),
    sections: sections([
      section('body', [
        standsForSentence(answer.standsFor, area),
        answer.via ? viaSentence(answer.via, area) : null,
        parts.length === 0 || noneHas !== null
          ? null
          : table.extentSentence(breakdown, answer.sum, withheld, parts.length),
        answer.nearest.length > 0 && parts.length === 0
          ? table.nearestPeriods(
              answer.nearest.map((figure) => periodLabel(total.metric.periodKind, figure.year)),
            )
          : null,
      ]),
      section('definition', parts.length === 0 ? [] : [`${total.metric.name}: ${total.metric.definition}`]),
      section('caution', [
        ...cautionLines(
          parts.map((part) => ({
            name: table.partName(part.metric),
            sentences: [
              part.figure.state === 'withheld'
                ? withheldSentence(part.figure.reason, part.figure.symbol)
                : null,
              ...part.cautions.filter((caution) => caution.kind !== 'worked-out').map(cautionSentence),
            ],
          })),
        ),
        answer.series ? seriesStopsSentence(total.metric, answer.series.last) : null,
        answer.overdue ? overdueSentence(answer.overdue) : null,
      ]),
      release
        ? {
            role: 'source',
            lines: [
              [
                `${sourceOf(release, columnsOf(parts.map((part) => part.figure.source)))} `,
                { link: release.page, text: WORDS.source },
              ],
            ],
          }
        : null,
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
    steps: [
      ...(answer.absent
        ? [{ label: total.metric.name, query: `${area.code} ${total.metric.id}${asked}` }]
        : []),
      ...answer.others.map((other) => ({
        label: other.name,
        query: `breakdown ${area.code} ${other.id}${asked}`,
      })),
    ].slice(0, 4),
    more: [],
    shareable: parts.length > 0,
  };
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
  const name = table.partName(metric).toLowerCase();
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
