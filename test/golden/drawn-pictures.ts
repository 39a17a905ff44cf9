import { answerPicture } from '../../src/answer-picture.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { pngRenderer } from '../../src/picture/png-renderer.ts';

/** The questions whose charts are kept as pictures, by the name of their file. */
const PICTURES = {
  trend: 'trend dorset child protection plans since 2013',
  strip: 'gloucestershire child protection plan rate',
  bars: 'compare BCP with its neighbours repeat plans',
  changes: 'did the rate of children in care rise most in gloucestershire among its neighbours',
  breakdown: 'breakdown 838 cpp-started-neglect 2021',
} as const;

/** The day that the pictures are of. */
const TODAY = '2026-11-21';

/** A picture with where it is kept and its words for those who cannot see it. */
interface DrawnPicture {
  readonly file: URL;
  readonly png: Uint8Array;
  readonly alt: string;
}

/** The pictures of this folder as the program draws them now. */
export async function drawnPictures(): Promise<DrawnPicture[]> {
  const { answer, dataset } = loadAnswerer();
  const renderer = pngRenderer();
  const drawn = [];
  for (const [name, ask] of Object.entries(PICTURES)) {
    const picture = await answerPicture(answer(ask, TODAY).answer, dataset, renderer);
    if (picture.state !== 'drawn') throw new Error(`${ask}: ${picture.state}`);
    drawn.push({ file: new URL(`pictures/${name}.png`, import.meta.url), png: picture.png, alt: picture.chart.alt });
  }
  await renderer.close();
  return drawn;
}
