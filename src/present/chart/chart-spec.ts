/** A finite number with the words it is printed in, or the words for why there is no number. */
export type Shown =
  { readonly value: number; readonly text: string } | { readonly value: null; readonly why: string };

/** What stands around every picture. All of it is drawn in full, on as many lines as it takes. */
interface Frame {
  readonly title: string;
  /** Definition, unit and period. */
  readonly subtitle: string;
  /** Cautions; one paragraph each. */
  readonly notes: readonly string[];
  /** Publisher, publication and edition. */
  readonly source: string;
}

/**
 * Prints a round number of the value axis in the metric's own unit. `decimals` are what the steps of the axis
 * need; a measure of whole numbers takes no notice of it, and marks that would then read alike are left out.
 */
export type AxisFormat = (value: number, decimals: number) => string;

/**
 * What a line stands for. `asked` is emphasised; `predecessor` is an authority that the asked one replaced and
 * `successor` one that replaced it; `place` is another authority asked for beside it; the rest are comparators.
 */
export type SeriesRole =
  'asked' | 'predecessor' | 'successor' | 'place' | 'england' | 'region' | 'neighbours';

/** One period of a line. `at` is the reporting year; `label` is how the period is printed. */
export type TrendPoint = Shown & { readonly at: number; readonly label: string };

/**
 * A line. A period without a figure is a point without a value and carries its reason; only figures of years
 * that follow one another are joined, so a year left out is a gap too, but one without words.
 */
export interface TrendSeries {
  readonly name: string;
  readonly role: SeriesRole;
  /** In order of `at`, each year once. */
  readonly points: readonly TrendPoint[];
}

/** Figures of `from` and later do not compare with earlier ones; no line that it severs is drawn across it. */
export interface TrendBreak {
  readonly from: number;
  readonly label: string;
  readonly severs: 'every-line' | 'asked';
}

/** One measure over time, for a place and what it is compared with. */
export interface TrendSpec extends Frame {
  readonly kind: 'trend';
  readonly axis: AxisFormat;
  /** Exactly one has the role `asked`; at most four have `place`. */
  readonly series: readonly TrendSeries[];
  readonly breaks: readonly TrendBreak[];
}

/** A value that bars are compared with, drawn as a line across them. */
export interface Reference {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

/** An authority in a ranked strip; `rank` says its place in words ("43rd of 148") and is drawn for `asked`. */
export interface StripPlace {
  readonly name: string;
  readonly role: 'asked' | 'neighbour' | 'other';
  readonly value: number;
  readonly text: string;
  readonly rank: string;
}

/** Every authority with a figure, highest first, and where the asked one stands. */
export interface StripSpec extends Frame {
  readonly kind: 'strip';
  readonly axis: AxisFormat;
  /** In any order. */
  readonly places: readonly StripPlace[];
  /** England and the median. */
  readonly references: readonly Reference[];
  /** What the marked places are ("Dorset's ten statistical neighbours"); null where none is marked. */
  readonly neighbours: string | null;
  /** Authorities without a figure, and why. */
  readonly missing: readonly { readonly name: string; readonly asked: boolean; readonly why: string }[];
}

/** A row of a comparison. `group` is a region, a median or the like: not an authority. */
export interface BarRow {
  readonly name: string;
  readonly role: 'asked' | 'place' | 'group';
  readonly shown: Shown;
  /** Set where places between this one and the one before it are not shown. */
  readonly gap?: true;
}

/** Up to fourteen places side by side, those without a figure last and in words. */
export interface BarsSpec extends Frame {
  readonly kind: 'bars';
  /** In any order. */
  readonly rows: readonly BarRow[];
  readonly order: 'highest-first' | 'lowest-first';
  readonly reference: Reference | null;
}

/** One category of a total. */
export interface BreakdownRow {
  readonly name: string;
  /** Share of the place's own total. */
  readonly share: Shown;
  /** The count behind the share as printed; null where none is published. */
  readonly count: string | null;
  /** The same share of what the place is compared with; null where there is nothing to compare. */
  readonly beside: Shown | null;
}

/** Categories as shares of a place's own total. */
export interface BreakdownSpec extends Frame {
  readonly kind: 'breakdown';
  readonly place: string;
  /** What `beside` is, for example England; null where no row has it. */
  readonly beside: string | null;
  /** Categories with an order of their own (lengths of time) stay as given. */
  readonly order: 'as-given' | 'largest-first';
  readonly rows: readonly BreakdownRow[];
}

/** How one figure changed. `england` is set off below the others. */
export interface ChangeRow {
  readonly name: string;
  readonly role: 'asked' | 'place' | 'england';
  /** Both figures as printed. */
  readonly from: string;
  readonly to: string;
  /** What the bar is drawn by: the change in the measure's unit or in percent, printed with its sign. */
  readonly change: { readonly value: number; readonly text: string };
  /** Whether ordinary variation could explain the change. */
  readonly within: boolean;
  /** Whether rows of the whole order are left out before this one. */
  readonly gap: boolean;
}

/** Changes between two periods, to the right of nought where figures rose and to the left where they fell. */
export interface ChangesSpec extends Frame {
  readonly kind: 'changes';
  /** How the two periods are printed above their figures. */
  readonly periods: { readonly from: string; readonly to: string };
  /** In the order to be drawn, England last where it is drawn. */
  readonly rows: readonly ChangeRow[];
}

/** Everything a picture shows: numbers to draw with, and the words they are printed in. */
export type ChartSpec = TrendSpec | StripSpec | BarsSpec | BreakdownSpec | ChangesSpec;
