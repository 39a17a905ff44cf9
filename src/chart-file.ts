import { answerPicture } from './answer-picture.ts';
import type { Answered } from './answer/answer.ts';
import type { Dataset } from './domain/dataset.ts';
import { pngRenderer } from './picture/png-renderer.ts';
import { chartOfAnswer } from './present/chart-of-answer.ts';
import { chartOf } from './present/chart/chart-svg.ts';
import { chartFile } from './present/wording-chart.ts';

/** A chart as the content of a file with what to say about it, or why there is none. */
export type ChartFile =
  | { readonly state: 'made'; readonly content: Uint8Array; readonly words: string }
  | { readonly state: 'none'; readonly words: string };

/** The chart of an answer for a file of that name: SVG where it ends in .svg, else PNG. */
export async function chartFileOf(answered: Answered, dataset: Dataset, name: string): Promise<ChartFile> {
  if (name.toLowerCase().endsWith('.svg')) {
    const spec = chartOfAnswer(answered.answer, dataset);
    if (spec === null) return { state: 'none', words: chartFile.none };
    const { svg, alt } = chartOf(spec);
    return { state: 'made', content: Buffer.from(svg), words: chartFile.made(name, alt) };
  }
  const renderer = pngRenderer();
  const picture = await answerPicture(answered.answer, dataset, renderer);
  await renderer.close();
  switch (picture.state) {
    case 'drawn':
      return { state: 'made', content: picture.png, words: chartFile.made(name, picture.chart.alt) };
    case 'none':
      return { state: 'none', words: chartFile.none };
    case 'failed':
      return { state: 'none', words: chartFile.failed(picture.detail) };
  }
}
