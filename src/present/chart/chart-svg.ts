import { barsDrawing } from './bars-drawing.ts';
import { breakdownDrawing } from './breakdown-drawing.ts';
import { changesDrawing } from './changes-drawing.ts';
import { chartAltText } from './chart-alt-text.ts';
import type { ChartSpec } from './chart-spec.ts';
import { svgOf, type Drawing } from './drawing.ts';
import { stripDrawing } from './strip-drawing.ts';
import { trendDrawing } from './trend-drawing.ts';

/** A picture of a spec: an SVG document 720 pixels wide, and what it shows in words. */
export interface Chart {
  readonly svg: string;
  readonly title: string;
  readonly alt: string;
  /** Logical pixels. */
  readonly width: number;
  readonly height: number;
}

/** The laid-out marks of any kind of picture. */
export function chartDrawing(spec: ChartSpec): Drawing {
  switch (spec.kind) {
    case 'trend':
      return trendDrawing(spec);
    case 'strip':
      return stripDrawing(spec);
    case 'bars':
      return barsDrawing(spec);
    case 'breakdown':
      return breakdownDrawing(spec);
    case 'changes':
      return changesDrawing(spec);
  }
}

/** The picture of a spec. The same spec always gives the same picture. */
export function chartOf(spec: ChartSpec): Chart {
  const drawing = chartDrawing(spec);
  const alt = chartAltText(spec);
  const { title } = spec;
  return { svg: svgOf(drawing, title, alt), title, alt, width: drawing.width, height: drawing.height };
}
