import type { SeriesRole } from './chart-spec.ts';
import { INK, type DotMark, type LineMark } from './drawing.ts';

/** How a line looks. No two in one picture share both dash and shape of dot, so colour is never needed. */
export interface SeriesStyle {
  readonly stroke: string;
  readonly width: number;
  readonly dash: LineMark['dash'];
  /** Whether every figure has a dot, or only those without a line to be seen by. */
  readonly everyDot: boolean;
  readonly dot: Pick<DotMark, 'shape' | 'radius' | 'fill' | 'stroke' | 'strokeWidth'>;
}

const ASKED: SeriesStyle = {
  stroke: INK.asked,
  width: 3.2,
  dash: null,
  everyDot: true,
  dot: { shape: 'circle', radius: 4, fill: INK.paper, stroke: INK.asked, strokeWidth: 2.4 },
};

const KIN = [
  thin(INK.predecessor, null, 'circle', true),
  thin(INK.predecessor, null, 'square', true),
  thin(INK.predecessor, null, 'triangle', true),
  thin(INK.predecessor, null, 'diamond', true),
] as const;
const COMPARATORS = {
  england: thin('#3d454f', [7, 4], 'circle', false),
  region: thin('#8a5a12', [2, 3], 'circle', false),
  neighbours: thin('#6b4a86', [11, 3, 2, 3], 'circle', false),
} as const;

const PLACES = [
  thin('#3d454f', null, 'square', true),
  thin('#8a5a12', null, 'triangle', true),
  thin('#6b4a86', null, 'diamond', true),
  thin('#1f6f78', [5, 3], 'square', true),
] as const;

function thin(
  colour: string,
  dash: LineMark['dash'],
  shape: DotMark['shape'],
  everyDot: boolean,
): SeriesStyle {
  const dot = { shape, radius: 3, fill: colour, stroke: INK.paper, strokeWidth: 0.8 };
  return { stroke: colour, width: 1.9, dash, everyDot, dot };
}

/** The style of a line by its role; `nth` counts lines of one role, or of earlier and later authorities, from nought. */
export function seriesStyle(role: SeriesRole, nth: number): SeriesStyle {
  switch (role) {
    case 'asked':
      return ASKED;
    case 'predecessor':
    case 'successor':
      return KIN[nth % KIN.length] ?? KIN[0];
    case 'place':
      return PLACES[nth % PLACES.length] ?? PLACES[0];
    case 'england':
    case 'region':
    case 'neighbours':
      return COMPARATORS[role];
  }
}
