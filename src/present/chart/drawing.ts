import { textWidth, type Weight } from './text-width.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One line of words. `y` is the baseline. `halo` keeps it legible over lines. */
export interface TextMark extends Point {
  readonly kind: 'text';
  readonly text: string;
  readonly size: number;
  readonly weight: Weight;
  readonly fill: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly halo: boolean;
}

export interface LineMark {
  readonly kind: 'line';
  /** Two points or more, joined in order. */
  readonly points: readonly Point[];
  readonly stroke: string;
  readonly width: number;
  /** Lengths of dashes and gaps; null for a solid line. */
  readonly dash: readonly number[] | null;
  /** What of the spec this line is, for those that carry figures. */
  readonly of: string | null;
}

export interface RectMark extends Point {
  readonly kind: 'rect';
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly stroke: string | null;
}

/** A point of a line. Shapes tell lines apart where colour cannot. */
export interface DotMark extends Point {
  readonly kind: 'dot';
  readonly shape: 'circle' | 'square' | 'triangle' | 'diamond';
  readonly radius: number;
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth: number;
}

export type Mark = TextMark | LineMark | RectMark | DotMark;

/** A laid-out picture: later marks lie on top of earlier ones. Sizes are logical pixels. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Colours of every picture: one that stands out, greys, and no red or green that would judge. */
export const INK = {
  paper: '#ffffff',
  title: '#16191d',
  text: '#3d454f',
  quiet: '#5f6873',
  rule: '#e3e7eb',
  axis: '#8b95a1',
  band: '#f1f3f5',
  asked: '#0a57a8',
  predecessor: '#3673b5',
  bar: '#b4bec9',
  marked: '#6f7d8c',
  line: '#2b323a',
} as const;

const ASCENT = 0.74;
const DESCENT = 0.22;

/** Height from one baseline to the next at a type size. */
export function leading(size: number): number {
  return Math.round(size * 1.28);
}

/** The room that a line of words takes, accents and descenders included. */
export function textBox({ text, x, y, size, weight, anchor }: TextMark): Box {
  const width = textWidth(text, size, weight);
  const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  return { left, top: y - size * ASCENT, right: left + width, bottom: y + size * DESCENT };
}

/** Whether two boxes share any room; `gap` is how far apart they have to stay. */
export function boxesMeet(one: Box, other: Box, gap = 0): boolean {
  return (
    one.left < other.right + gap &&
    other.left < one.right + gap &&
    one.top < other.bottom + gap &&
    other.top < one.bottom + gap
  );
}

type TextStyle = Partial<Pick<TextMark, 'size' | 'weight' | 'fill' | 'anchor' | 'halo'>>;

/** One line of words with its baseline at `y`. */
export function words(text: string, x: number, y: number, style: TextStyle = {}): TextMark {
  return {
    kind: 'text',
    text,
    x,
    y,
    size: 13,
    weight: 'regular',
    fill: INK.text,
    anchor: 'start',
    halo: false,
    ...style,
  };
}

/** Lines of words below one another; `y` is the baseline of the first. */
export function paragraph(lines: readonly string[], x: number, y: number, style: TextStyle = {}): TextMark[] {
  return lines.map((line, index) => words(line, x, y + index * leading(style.size ?? 13), style));
}

/** A straight line between two points that carries no figure: an axis, a rule, a leader. */
export function rule(
  from: Point,
  to: Point,
  stroke: string,
  width = 1,
  dash: LineMark['dash'] = null,
): LineMark {
  return { kind: 'line', points: [from, to], stroke, width, dash, of: null };
}

/** The drawing as an SVG document that stands alone; `alt` becomes its description. */
export function svgOf({ width, height, marks }: Drawing, title: string, alt: string): string {
  const size = `width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="Source Sans 3">`,
    `<title>${escaped(title)}</title><desc>${escaped(alt)}</desc>`,
    `<rect width="100%" height="100%" fill="${INK.paper}"/>`,
    ...marks.map(element),
    '</svg>',
  ].join('\n');
}

function element(mark: Mark): string {
  switch (mark.kind) {
    case 'text': {
      const weight = mark.weight === 'semibold' ? ' font-weight="600"' : '';
      const anchor = mark.anchor === 'start' ? '' : ` text-anchor="${mark.anchor}"`;
      const halo = mark.halo
        ? ` stroke="${INK.paper}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`
        : '';
      const place = `x="${number(mark.x)}" y="${number(mark.y)}" font-size="${number(mark.size)}"`;
      return `<text ${place} fill="${mark.fill}"${weight}${anchor}${halo}>${escaped(mark.text)}</text>`;
    }
    case 'line': {
      const dash = mark.dash === null ? '' : ` stroke-dasharray="${mark.dash.map(number).join(' ')}"`;
      const stroke = `stroke="${mark.stroke}" stroke-width="${number(mark.width)}"${dash}`;
      return `<polyline points="${coordinates(mark.points)}" fill="none" ${stroke} stroke-linejoin="round"/>`;
    }
    case 'rect': {
      const stroke = mark.stroke === null ? '' : ` stroke="${mark.stroke}" stroke-width="1.5"`;
      const size = `width="${number(mark.width)}" height="${number(mark.height)}"`;
      return `<rect x="${number(mark.x)}" y="${number(mark.y)}" ${size} fill="${mark.fill}"${stroke}/>`;
    }
    case 'dot': {
      const paint = `fill="${mark.fill}" stroke="${mark.stroke}" stroke-width="${number(mark.strokeWidth)}"`;
      return mark.shape === 'circle'
        ? `<circle cx="${number(mark.x)}" cy="${number(mark.y)}" r="${number(mark.radius)}" ${paint}/>`
        : `<polygon points="${coordinates(corners(mark))}" ${paint}/>`;
    }
  }
}

function corners({ x, y, radius, shape }: DotMark): Point[] {
  const turns = { circle: [], square: [1, 3, 5, 7], triangle: [6, 2 / 3, 10 / 3], diamond: [0, 2, 4, 6] }[
    shape
  ];
  return turns.map((turn) => ({
    x: x + 1.2 * radius * Math.cos((turn * Math.PI) / 4),
    y: y + 1.2 * radius * Math.sin((turn * Math.PI) / 4),
  }));
}

function coordinates(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${number(x)},${number(y)}`).join(' ');
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

// Characters that XML 1.0 forbids even when escaped; one of them would make the whole picture unreadable.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
