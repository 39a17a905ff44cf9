import type { Area } from '../domain/authority.ts';
import { cautionsFor, nationalNotes, type Caution } from '../domain/caution.ts';
import { changeByChance } from '../domain/chance.ts';
import { changeBetween, movesInPercent } from '../domain/change.ts';
import {
  fromLargestFall,
  isSmallChange,
  moverFor,
  type Between,
  type ChangeOrder,
  type Mover,
  type NoMove,
  type StatedChange,
} from '../domain/change-order.ts';
import { comparingMetric } from '../domain/comparator.ts';
import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import type { Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import { isSpan, type AskedPeriod, type Year } from '../domain/period.ts';
import { isLatest, overdueRelease, type Release } from '../domain/release.ts';
import type { AskedArea, Question } from '../query/question.ts';
import { askedPlaces, membersOf, type Scope } from './asked-areas.ts';
import { askedMeasures, type AskedMeasure } from './asked-measures.ts';
import { comparableOrder, yearHeld, yearsAsked, type FromAsked } from './changes-compared.ts';
import { rankedAmong } from './ranking-answer.ts';
import { endsAndAround, firstOf } from './ranking-rows.ts';

/** One authority with its change, from the end of the order that was asked for. */
export interface MovedRow {
  readonly mover: Mover;
  readonly asked: boolean;
  /** Whether ordinary variation could explain the change; null where that cannot be told. */
  readonly byChance: boolean | null;
  /** Set where the number of children, plans or events behind either figure is small. */
  readonly small: boolean;
}

/** A place asked for by name: its change, or why it has none. */
export interface MovedPlace {
  readonly area: Area;
  readonly via: AskedArea['via'];
  readonly row: MovedRow | null;
  readonly why: NoMove | 'too-small' | null;
}

/** Authorities in order of how one figure changed between two years, both of one release. */
export interface ChangeRankingAnswer {
  readonly kind: 'change-ranking';
  readonly metric: Metric;
  readonly from: Year;
  readonly to: Year;
  readonly release: Release;
  readonly scope: Scope;
  readonly end: 'top' | 'bottom' | 'place';
  readonly order: ChangeOrder;
  /** The rows to show: what rose, the largest rise first, or what fell; round a place asked for, its neighbours in the order. */
  readonly rows: readonly MovedRow[];
  /** The first of the other end; empty round a place. */
  readonly otherEnd: readonly MovedRow[];
  readonly tiedBeyond: number;
  readonly places: readonly MovedPlace[];
  readonly counted: { readonly rose: number; readonly fell: number; readonly same: number };
  /** Of authorities: what at least doubled, or halved, beyond ordinary variation and not from small numbers; how many others did. */
  readonly twofold: { readonly rows: readonly MovedRow[]; readonly others: number } | null;
  readonly england: StatedChange | null;
  /** Set where the years asked for do not compare, and the changes are from the first year on that does. */
  readonly fromAsked: FromAsked | null;
  /** The years that any authority has figures for, where none has them for the years asked for. */
  readonly held: { readonly first: Year; readonly last: Year } | null;
  /** What to rank by instead, where the metric is a count, which moves most where most children live. */
  readonly rate: Metric | null;
  readonly isCount: boolean;
  /** Set where our copies of the measure stop before the newest year of their kind. */
  readonly stops: boolean;
  readonly cautions: readonly Caution[];
  readonly own: readonly { readonly area: Area; readonly cautions: readonly Caution[] }[];
  readonly readings: readonly Metric[];
  /** The words of the period ask for the same again; null where none were said. */
  readonly period: AskedPeriod | null;
  readonly overdue: Release | null;
  /** Whether no later year of the metric is held for anybody. */
  readonly latest: boolean;
}

const OTHER_END = 3;
/** A list that is shown whole round a place asked for. */
const SHORT = 15;

/** The rankings by change of a question, one for each metric. Empty where it asks for none or nothing is held to rank. */
export function changeRankingAnswers(
  dataset: Dataset,
  question: Question,
  today: string,
): ChangeRankingAnswer[] {
  if (question.intent !== 'rank' || question.ranking?.by === undefined) return [];
  return askedMeasures(dataset, question.metrics).flatMap(
    (about) => changeRankingAnswer(dataset, question, about, today) ?? [],
  );
}

function changeRankingAnswer(
  dataset: Dataset,
  question: Question,
  about: AskedMeasure,
  today: string,
): ChangeRankingAnswer | null {
  const { metric } = about;
  const { period, ranking } = question;
  const { group, places: named } = rankedAmong(question.group, askedPlaces(dataset, question.areas));
  const years = yearsAsked(dataset, metric, period);
  if (!years) return null;
  const members = membersOf(dataset, group, { area: named[0]?.area ?? null, metric, year: years.to });
  if (members.scope === null) return null;
  const found = comparableOrder(
    dataset,
    metric,
    { ...years, by: orderedBy(metric, ranking) },
    members.areas,
    isSpan(period),
  );
  const release = found && dataset.release(found.order.between.release);
  if (!found || !release) return null;
  const { order, fromAsked } = found;
  const { from, to } = order.between;
  const end = ranking?.end ?? (named.length > 0 ? 'place' : 'top');
  const ordered = end === 'bottom' ? fromLargestFall(order) : order.movers;
  const own = named.flatMap(({ area }) => moverFor(ordered, area) ?? []);
  const rowOf = (mover: Mover): MovedRow => ({
    mover,
    asked: own.includes(mover),
    byChance: mover.change.difference === 0 ? null : changeByChance(dataset, mover.change),
    small: isSmallChange(dataset, mover.change),
  });
  const shown = shownOf(ordered, own, end, ranking?.count ?? null);
  const england = nationalChange(dataset, order.between);
  const through = comparingMetric(dataset, metric);
  const isCount = through?.id !== metric.id;
  const opposite = end === 'top' ? fromLargestFall(order) : order.movers;
  const rows = shown.map(rowOf);
  return {
    kind: 'change-ranking',
    metric,
    from,
    to,
    release,
    scope: members.scope,
    end,
    order,
    rows,
    otherEnd:
      end === 'place' ? [] : shownOf(opposite, [], end === 'top' ? 'bottom' : 'top', OTHER_END).map(rowOf),
    tiedBeyond: end === 'place' ? 0 : tiedBeyond(ordered, shown),
    places: named.map(({ area, via }) => {
      const mover = moverFor(ordered, area);
      return { area, via, row: mover ? rowOf(mover) : null, why: mover ? null : whyNot(order, area) };
    }),
    counted: countedOf(order),
    twofold:
      end === 'place' || members.scope.kind === 'regions' ? null : twofoldOf(metric, ordered, end, rowOf),
    england,
    fromAsked,
    held: order.movers.length > 0 || someFigure(order) ? null : yearsHeld(dataset, metric),
    rate: isCount ? (through ?? null) : null,
    isCount,
    stops: to < dataset.newestYear(metric.periodKind) && !namesEnd(period),
    cautions: generalCautions(dataset, order.between, england),
    own: rows.map(({ mover }) => ({
      area: mover.area,
      cautions: ownCautions(dataset, mover.change),
    })),
    readings: about.readings,
    period,
    overdue: overdueRelease(dataset, metric, today),
    latest: isLatest(dataset, metric, to),
  };
}

function namesEnd(period: AskedPeriod | null): boolean {
  return (
    period?.kind === 'years' || period?.kind === 'month' || (period?.kind === 'range' && period.to !== null)
  );
}

/** By percent only where a change of the measure is told in percent. */
function orderedBy(metric: Metric, ranking: Question['ranking']): Between['by'] {
  return ranking?.by === 'percent' && movesInPercent(metric) ? 'percent' : 'difference';
}

function shownOf(
  ordered: readonly Mover[],
  asked: readonly Mover[],
  end: ChangeRankingAnswer['end'],
  count: number | null,
): readonly Mover[] {
  if (end === 'place') return ordered.length <= SHORT ? ordered : endsAndAround(ordered, asked);
  const moved = ordered.filter(({ change }) => goesTo(end, change.difference));
  return firstOf(moved, count);
}

function goesTo(end: 'top' | 'bottom', difference: number): boolean {
  return end === 'top' ? difference > 0 : difference < 0;
}

function tiedBeyond(ordered: readonly Mover[], shown: readonly Mover[]): number {
  const last = shown.at(-1);
  return last ? ordered.filter((mover) => mover.place === last.place && !shown.includes(mover)).length : 0;
}

function countedOf({ movers }: ChangeOrder): ChangeRankingAnswer['counted'] {
  const rose = movers.filter(({ change }) => change.difference > 0).length;
  const fell = movers.filter(({ change }) => change.difference < 0).length;
  return { rose, fell, same: movers.length - rose - fell };
}

/** Twice as much, or half: told only of measures of which that can be said. */
function twofoldOf(
  metric: Metric,
  ordered: readonly Mover[],
  end: 'top' | 'bottom',
  rowOf: (mover: Mover) => MovedRow,
): ChangeRankingAnswer['twofold'] {
  if (metric.unit === 'rank' || metric.unit === 'score') return null;
  const rows = ordered
    .filter(({ change: { from, to } }) =>
      end === 'top'
        ? from.value > 0 && to.value >= 2 * from.value
        : from.value > 0 && 2 * to.value <= from.value,
    )
    .map(rowOf);
  const sure = rows.filter(({ byChance, small }) => byChance !== true && !small);
  return { rows: sure, others: rows.length - sure.length };
}

function nationalChange(dataset: Dataset, { release, metric, from, to }: Between): StatedChange | null {
  const figure = dataset.figureIn(release, metric, ENGLAND, to);
  const change = figure && changeBetween(dataset, figure, from);
  return change?.state === 'stated' ? change : null;
}

function yearsHeld(dataset: Dataset, metric: Metric): ChangeRankingAnswer['held'] {
  const [first, last] = [yearHeld(dataset, metric, 'first'), yearHeld(dataset, metric, 'last')];
  return first === null || last === null ? null : { first, last };
}

function someFigure({ missing }: ChangeOrder): boolean {
  return missing.some(({ why }) => why.kind !== 'no-figure-now' || why.figure !== null);
}

function whyNot(order: ChangeOrder, area: Area): MovedPlace['why'] {
  if (order.tooSmall.includes(area)) return 'too-small';
  const entry = order.missing.find(
    (one) => one.area.code === area.code || one.area.members.includes(area.code),
  );
  return entry?.why ?? null;
}

/** That a figure is a joint return, and what is known of the place in either year. */
function ownCautions(dataset: Dataset, { from, to }: StatedChange): Caution[] {
  const joint = cautionsOf(dataset, to).filter(({ kind }) => kind === 'joint');
  const notes = [to, from]
    .flatMap(({ metric, area, year, source }) => dataset.notes(metric, area, year, source.release))
    .filter(({ areas, kind }) => areas !== null && kind !== 'break' && kind !== 'dropped');
  return [
    ...joint,
    ...[...new Set(notes)].map((note): Caution => ({
      kind: note.kind === 'estimated' ? 'estimated' : 'note',
      note: note.text,
    })),
  ];
}

function cautionsOf(dataset: Dataset, figure: Value): Caution[] {
  const metric = dataset.metric(figure.metric);
  return metric ? cautionsFor(dataset, metric, figure) : [];
}

/** Notes on the metric as a whole in either year, and on the national totals. */
function generalCautions(
  dataset: Dataset,
  { metric, from, to, release }: Between,
  england: StatedChange | null,
): Caution[] {
  const notes = [to, from]
    .flatMap((year) => dataset.notes(metric, '', year, release))
    .filter(({ kind }) => kind === 'footnote' || kind === 'exception' || kind === 'rounded')
    .map(({ text }) => text);
  const national = england
    ? [england.to, england.from].flatMap((figure) => nationalNotes(dataset, figure))
    : [];
  return [
    ...[...new Set(notes)].map((note): Caution => ({ kind: 'note', note })),
    ...[...new Set(national)].map((note): Caution => ({ kind: 'england-estimated', note })),
  ];
}
