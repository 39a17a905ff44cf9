import type { BreakdownAnswer, BreakdownPart } from '../../answer/breakdown-answer.ts';
import type { BreakdownRow, BreakdownSpec } from '../chart/chart-spec.ts';
import { formatCell, formatValue } from '../number.ts';
import { CHART, chartSource, chartTitle, sharesSubtitle } from '../wording-chart.ts';
import { extentSentence, partName } from '../wording-table.ts';
import { chartNotes, shownOf } from './chart-parts.ts';

/** The categories of a total as shares of it, beside England's. Null where no category has a cell. */
export function breakdownChart(answer: BreakdownAnswer): BreakdownSpec | null {
  const { area, breakdown, parts, total, year, releases } = answer;
  if (parts.length === 0) return null;
  const names = withoutSharedEnding(parts.map(({ metric }) => partName(metric)));
  const size = total.figure?.state === 'value' ? formatValue(total.figure.value, total.metric) : null;
  const withheld = parts.filter(({ figure }) => figure.state === 'withheld').length;
  return {
    kind: 'breakdown',
    title: chartTitle(breakdown.name, area.name),
    subtitle: sharesSubtitle(total.metric, year, size),
    notes: [
      extentSentence(breakdown, answer.sum, withheld, parts.length),
      ...chartNotes(
        parts[0]?.shareMetric ?? total.metric,
        parts.flatMap((part) => part.cautions),
        parts.flatMap(({ share }) => share ?? []),
      ),
    ],
    source: chartSource(releases),
    place: area.name,
    beside: parts.some(({ england }) => england !== null) ? CHART.england : null,
    order: 'largest-first',
    rows: parts.map((part, index) => rowOf(part, names[index] ?? '')),
  };
}

function rowOf({ metric, figure, share, shareMetric, england }: BreakdownPart, name: string): BreakdownRow {
  const isCounted = metric.id !== shareMetric.id && figure.state === 'value';
  return {
    name,
    share: share ? shownOf(shareMetric, share) : { value: null, why: CHART.noShare },
    count: isCounted && share?.state === 'value' ? formatCell(figure.value, metric) : null,
    beside: england && shownOf(shareMetric, england),
  };
}

/** Names without the last words that most of them share, which the title says once for all. */
function withoutSharedEnding(names: readonly string[]): readonly string[] {
  for (const words of [4, 3, 2]) {
    const endings = Map.groupBy(names, (name) => name.split(' ').slice(-words).join(' '));
    for (const [ending, some] of endings) {
      const isShared = some.length > 2 && some.length * 2 >= names.length;
      const leavesNames = some.every((name) => name.length > ending.length);
      if (isShared && leavesNames) {
        return names.map((name) => (some.includes(name) ? name.slice(0, -ending.length).trimEnd() : name));
      }
    }
  }
  return names;
}
