import type { Answer } from '../answer/answer.ts';
import type { Metric } from '../domain/metric.ts';

/** Whether there is a picture of an answer: asked of every reply, and so apart from what makes the picture. */
export function hasChart(answer: Answer): boolean {
  switch (answer.kind) {
    case 'trend':
    case 'ranking':
      return isDrawable(answer.metric);
    case 'change-ranking':
      return isDrawable(answer.metric) && answer.rows.length > 0;
    case 'comparison':
      return answer.measures.slice(0, 1).some(({ metric }) => isDrawable(metric));
    case 'breakdown':
      return answer.parts.length > 0;
    case 'figure':
      return answer.comparison.state === 'compared' && isDrawable(answer.comparison.metric);
    case 'several':
      return answer.answers.some(hasChart);
    default:
      return false;
  }
}

/** Whether values of a metric can be drawn as lengths and heights: grades and ranks cannot. */
function isDrawable(metric: Metric): boolean {
  return metric.unit !== 'grade' && metric.unit !== 'rank';
}
