import { leading, paragraph, rule, type LineMark, type TextMark } from './drawing.ts';
import { stackFlags } from './label-places.ts';
import { textWidth, wrapEvenly, type Weight } from './text-width.ts';

/** Words above a plot with a pole down into it. The first text is a heading of its own weight. */
export interface FlagSpec {
  readonly x: number;
  readonly texts: readonly { readonly text: string; readonly weight: Weight }[];
  readonly ink: string;
  readonly poleWidth: number;
  readonly poleDash: LineMark['dash'];
}

/** Flags that are placed: how much height their words take, and the marks once the plot's place is known. */
export interface Flags {
  readonly height: number;
  /** Poles end at `plotTop`, or at the depth in the plot that is given for each flag. */
  draw(
    plotTop: number,
    feet: readonly number[],
  ): { readonly words: readonly TextMark[]; readonly poles: readonly LineMark[] };
}

const SIZE = 12.5;
const LINE = leading(SIZE);
const FOOT = 4;

/** Lays out flags between `left` and `right` so that no words or poles meet. */
export function flagsAbove(specs: readonly FlagSpec[], left: number, right: number): Flags {
  const widest = Math.min(210, (right - left) / 3 - 8);
  const flags = specs.map((spec) => {
    const lines = spec.texts.flatMap(({ text, weight }) =>
      wrapEvenly(text, { size: SIZE, weight, width: widest }).map((line) => ({ line, weight })),
    );
    const width = Math.max(0, ...lines.map(({ line, weight }) => textWidth(line, SIZE, weight)));
    return { ...spec, lines, pole: spec.x, width, height: lines.length * LINE };
  });
  const places = stackFlags(flags, left, right, 14);
  const height = Math.max(0, ...flags.map((flag, index) => flag.height + (places[index]?.rise ?? 0) + FOOT));
  return {
    height,
    draw(plotTop, feet) {
      const words: TextMark[] = [];
      const poles: LineMark[] = [];
      flags.forEach(({ lines, pole, ink, width, height: own, poleWidth, poleDash }, index) => {
        const place = places[index];
        if (place === undefined) return;
        const top = plotTop - FOOT - place.rise - own;
        const edge = place.side === 'right' ? place.left : place.left + width;
        const anchor = place.side === 'right' ? 'start' : 'end';
        lines.forEach(({ line, weight }, row) => {
          const style = { size: SIZE, weight, fill: ink, anchor } as const;
          words.push(...paragraph([line], edge, top + row * LINE + SIZE * 0.92, style));
        });
        poles.push(
          rule({ x: pole, y: top + 1 }, { x: pole, y: feet[index] ?? plotTop }, ink, poleWidth, poleDash),
        );
      });
      return { words, poles };
    },
  };
}
