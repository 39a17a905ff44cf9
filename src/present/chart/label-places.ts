import { boxesMeet, type Box, type Point } from './drawing.ts';

/** A label that wants its middle at `centre`. */
export interface Wanted {
  readonly centre: number;
  readonly height: number;
}

/**
 * Centres for labels in one column, in the given order of labels: as near to where each is wanted as can be
 * (least squares, by pooling neighbours that collide), never overlapping, in the order of their wishes, and
 * inside `top` to `bottom` wherever their heights together fit into it.
 */
export function spreadLabels(wanted: readonly Wanted[], top: number, bottom: number): number[] {
  // Taking away the room that the labels above need turns "do not overlap" into "do not decrease",
  // which is isotonic regression: Ayer et al., Annals of Mathematical Statistics 26 (1955).
  const order = wanted.map((label, index) => ({ ...label, index })).sort((a, b) => a.centre - b.centre);
  const blocks: { sum: number; members: { index: number; offset: number }[] }[] = [];
  let above = 0;
  for (const { index, centre, height } of order) {
    const offset = above + height / 2;
    let block = { sum: centre - offset, members: [{ index, offset }] };
    for (let last = blocks.at(-1); last !== undefined && mean(last) > mean(block); last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, members: [...last.members, ...block.members] };
    }
    blocks.push(block);
    above += height;
  }
  const lowest = Math.max(top, bottom - above);
  const centres = wanted.map(() => 0);
  for (const block of blocks) {
    const shift = Math.min(Math.max(mean(block), top), lowest);
    for (const { index, offset } of block.members) centres[index] = shift + offset;
  }
  return centres;
}

function mean(block: { readonly sum: number; readonly members: readonly unknown[] }): number {
  return block.sum / block.members.length;
}

/** Words that hang on a vertical pole which stands in the plot below them. */
export interface Flag {
  readonly pole: number;
  readonly width: number;
  readonly height: number;
}

/** `side` is where the words lie from their pole; `rise` is how far their lower edge is above the plot. */
export interface PlacedFlag {
  readonly side: 'right' | 'left';
  readonly left: number;
  readonly rise: number;
}

const POLE_GAP = 6;

/**
 * Places flags above a plot so that no words overlap and no pole runs through another's words, wherever each
 * is at most a third as wide as the room between `left` and `right`.
 */
export function stackFlags(flags: readonly Flag[], left: number, right: number, gap: number): PlacedFlag[] {
  const places = sides(flags, left, right);
  const covers = (one: number, other: number): boolean => {
    const flag = flags[one];
    const place = places[one];
    const pole = flags[other]?.pole;
    if (flag === undefined || place === undefined || pole === undefined || one === other) return false;
    return place.left - 3 < pole && pole < place.left + flag.width + 3;
  };
  const waiting = new Set(flags.keys());
  const done: number[] = [];
  while (waiting.size > 0) {
    // Words over another pole go above the words of that pole, so those have to be placed first.
    const free = [...waiting].find((one) => [...waiting].every((other) => !covers(one, other)));
    const next = free ?? [...waiting][0] ?? 0;
    const flag = flags[next];
    const place = places[next];
    waiting.delete(next);
    if (flag === undefined || place === undefined) continue;
    for (const lower of done) {
      const other = flags[lower];
      const under = places[lower];
      if (other === undefined || under === undefined) continue;
      const share = place.left < under.left + other.width + gap && under.left < place.left + flag.width + gap;
      if (share || covers(next, lower))
        place.rise = Math.max(place.rise, under.rise + other.height + gap / 2);
    }
    done.push(next);
  }
  return places;
}

function sides(
  flags: readonly Flag[],
  left: number,
  right: number,
): { side: 'right' | 'left'; left: number; rise: number }[] {
  const places = flags.map((flag) => ({
    side: 'right' as 'right' | 'left',
    left: flag.pole + POLE_GAP,
    rise: 0,
  }));
  const fromRight = [...flags.entries()].sort(([, a], [, b]) => b.pole - a.pole);
  for (const [index, flag] of fromRight) {
    const place = places[index];
    if (place === undefined) continue;
    // Two flags that lie towards each other over both poles could not be stacked in either order.
    const facing = fromRight.some(([other, { pole }]) => {
      const beside = places[other];
      return (
        beside?.side === 'left' &&
        pole > flag.pole &&
        beside.left - 3 < flag.pole &&
        pole < flag.pole + POLE_GAP + flag.width + 3
      );
    });
    if (facing || flag.pole + POLE_GAP + flag.width > right) {
      place.side = 'left';
      place.left = Math.max(left, flag.pole - POLE_GAP - flag.width);
    }
  }
  return places;
}

/** The first of the candidate boxes that touches no obstacle, or null. */
export function firstFree(
  candidates: readonly Box[],
  boxes: readonly Box[],
  lines: readonly (readonly Point[])[],
): Box | null {
  return (
    candidates.find(
      (candidate) =>
        boxes.every((box) => !boxesMeet(candidate, box, 2)) &&
        lines.every((line) => !lineMeetsBox(line, grown(candidate, 2))),
    ) ?? null
  );
}

function grown({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

function lineMeetsBox(line: readonly Point[], box: Box): boolean {
  return line.some((from, index) => {
    const to = line[index + 1];
    return to !== undefined && segmentMeetsBox(from, to, box);
  });
}

/** Liang–Barsky: the part of the segment inside each edge; something is left where it meets the box. */
function segmentMeetsBox(from: Point, to: Point, box: Box): boolean {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  let enter = 0;
  let leave = 1;
  for (const [step, room] of [
    [-dx, from.x - box.left],
    [dx, box.right - from.x],
    [-dy, from.y - box.top],
    [dy, box.bottom - from.y],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) {
      enter = Math.max(enter, room / step);
    } else {
      leave = Math.min(leave, room / step);
    }
  }
  return enter <= leave;
}
