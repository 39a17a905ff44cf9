import type { Answer } from '../answer/answer.ts';
import type { Dataset } from '../domain/dataset.ts';
import { comparisonChart } from './answer-charts/bars-chart.ts';
import { breakdownChart } from './answer-charts/breakdown-chart.ts';
import { changesChart } from './answer-charts/changes-chart.ts';
import { figureStrip, rankingChart } from './answer-charts/strip-chart.ts';
import { trendChart } from './answer-charts/trend-chart.ts';
import type { ChartSpec } from './chart/chart-spec.ts';
import { hasChart } from './has-chart.ts';

/**
 * The picture of an answer: a figure among all authorities, a trend, places side by side, a ranking, changes or a breakdown;
 * of several answers the first that has one. Null where there is nothing to draw.
 */
export function chartOfAnswer(answer: Answer, dataset: Dataset): ChartSpec | null {
  if (!hasChart(answer)) return null;
  switch (answer.kind) {
    case 'trend':
      return trendChart(answer, dataset);
    case 'ranking':
      return rankingChart(answer, dataset);
    case 'change-ranking':
      return changesChart(answer);
    case 'comparison':
      return comparisonChart(answer);
    case 'breakdown':
      return breakdownChart(answer);
    case 'figure':
      return figureStrip(answer, dataset);
    case 'several': {
      const first = answer.answers.find(hasChart);
      return first ? chartOfAnswer(first, dataset) : null;
    }
    default:
      return null;
  }
}
