import type { Answer } from './answer/answer.ts';
import type { Dataset } from './domain/dataset.ts';
import type { PngRenderer } from './picture/png-renderer.ts';
import { chartOfAnswer } from './present/chart-of-answer.ts';
import { chartOf, type Chart } from './present/chart/chart-svg.ts';

/** A picture of an answer, or why there is none. */
export type AnswerPicture =
  | { readonly state: 'drawn'; readonly chart: Chart; readonly png: Uint8Array }
  /** The answer has nothing to draw. */
  | { readonly state: 'none' }
  /** It could not be drawn; what it would have shown is in the chart's words. */
  | { readonly state: 'failed'; readonly chart: Chart; readonly detail: string };

/** Draws an answer. Never rejects. */
export async function answerPicture(
  answer: Answer,
  dataset: Dataset,
  renderer: PngRenderer,
): Promise<AnswerPicture> {
  const spec = chartOfAnswer(answer, dataset);
  if (spec === null) return { state: 'none' };
  const chart = chartOf(spec);
  const result = await renderer.render(chart.svg);
  return result.state === 'png'
    ? { state: 'drawn', chart, png: result.png }
    : { state: 'failed', chart, detail: `${result.why}: ${result.detail}` };
}
