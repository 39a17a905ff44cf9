import { lastDay, type Area, type AreaCode } from '../domain/authority.ts';
import { cautionsFor, nationalNotes, type Caution } from '../domain/caution.ts';
import { differenceByChance } from '../domain/chance.ts';
import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';
import { isSpan, type AskedPeriod, type Year } from '../domain/period.ts';
import { isLatest, overdueRelease, type Release } from '../domain/release.ts';
import { apartByKind } from '../query/council-kinds.ts';
import type { Question } from '../query/question.ts';
import {
  answeringAreas,
  askedPlaces,
  membersOf,
  type AskedPlace,
  type Members,
  type Scope,
} from './asked-areas.ts';
import { askedMeasures } from './asked-measures.ts';
import { askedYear } from './asked-year.ts';
import {
  inOrder,
  joined,
  measureOf,
  printedGap,
  shownOf,
  type ComparedMeasure,
  type ComparedRow,
  type Place,
} from './comparison-table.ts';

/** Places side by side. Rows are in order of the first measure, those without a value last. */
export interface ComparisonAnswer {
  readonly kind: 'comparison';
  /** Null where the places were picked one by one. */
  readonly scope: Scope | null;
  /** The places asked for, in that order. */
  readonly named: readonly Area[];
  readonly measures: readonly ComparedMeasure[];
  readonly rows: readonly ComparedRow[];
  /** The rows to show: all, or of a large group those asked for and both ends. */
  readonly shown: readonly ComparedRow[];
  /** Between exactly two authorities asked for: the difference of the first less the second in the first measure. */
  readonly difference: { readonly size: number; readonly byChance: boolean | null } | null;
  readonly gone: readonly Area[];
  /** Set where neighbours were asked for and the first place has no list by that model. */
  readonly noList: { readonly area: Area; readonly model: string | null } | null;
  /** By place; null for those about England's figure. */
  readonly cautions: readonly { readonly area: Area | null; readonly cautions: readonly Caution[] }[];
  /** Other versions of the neighbour model that have a list for the first place. */
  readonly otherModels: readonly string[];
  readonly yearAsked: boolean;
  readonly readings: readonly Metric[];
  readonly overdue: Release | null;
  /** Whether no later year of the first metric is held for anybody. */
  readonly latest: boolean;
}

interface Asked {
  readonly places: readonly AskedPlace[];
  readonly group: Question['group'];
  readonly metrics: readonly Metric[];
  readonly readings: readonly Metric[];
  readonly period: AskedPeriod | null;
}

/**
 * The comparisons of a question: one table for each kind of council, year asked for and day that periods end on. Empty where the
 * question asks for none, asks for places over time, or nothing is held that could be compared.
 */
export function comparisonAnswers(dataset: Dataset, question: Question, today: string): ComparisonAnswer[] {
  if (question.intent !== 'compare') return [];
  const measures = askedMeasures(dataset, question.metrics);
  const places = askedPlaces(dataset, question.areas);
  if (places.length === 0 && question.group === null) return [];
  const { period } = question;
  if (isSpan(period) && question.group === null && places.length > 1) return [];
  const periods: (AskedPeriod | null)[] =
    period?.kind === 'years' ? period.years.map((year) => ({ kind: 'years', years: [year] })) : [period];
  const [only, ...more] = measures;
  const readings = only && more.length === 0 ? only.readings : [];
  const groups = question.group === null ? [null] : apartByKind(question.group);
  const sides = groups.flatMap((group) => periods.map((each) => ({ group, each })));
  return sides.flatMap(({ group, each }) => {
    const asked = { places, group, readings, period: each };
    const lead = places[0]?.area ?? dataset.area(ENGLAND);
    if (!lead) return [];
    const metrics = measures.map(({ metric }) => metric);
    const byDay = Map.groupBy(metrics, (metric) =>
      lastDay(metric.periodKind, askedYear(dataset, { area: lead, metric, period: each })),
    );
    return [...byDay.values()].flatMap((together) =>
      compared(dataset, { ...asked, metrics: together }, today),
    );
  });
}

function compared(dataset: Dataset, asked: Asked, today: string): ComparisonAnswer[] {
  const [first] = asked.places;
  const [head] = asked.metrics;
  const lead = first?.area ?? dataset.area(ENGLAND);
  if (!head || !lead) return [];
  const year = askedYear(dataset, { area: lead, metric: head, period: asked.period });
  const named = asked.places.flatMap(({ area, via }) =>
    answeringAreas(dataset, area, head, year).map((answering): Place => ({
      ...answering,
      via: answering.standsFor.kind === 'itself' ? via : null,
      role: 'asked',
    })),
  );
  const own = named[0]?.area ?? null;
  const members = groupOf(dataset, asked, own, head, year);
  const regions = members === null && named.length === 1 && own !== null && own.kind !== 'authority';
  const places = distinct([...named, ...placesBeside(dataset, named, regions ? 'regions' : members)]);
  const group = members && members.areas.length > 0 ? members : null;
  const england = own === null ? dataset.area(ENGLAND) : undefined;
  const order = [...(england ? [england] : []), ...places.map((place) => place.area)];
  const measures = asked.metrics.flatMap((metric) => {
    const each = askedYear(dataset, { area: lead, metric, period: asked.period });
    return measureOf(dataset, metric, each, { order, own, group }) ?? [];
  });
  const [measure] = measures;
  if (!measure) return [];
  const rows = inOrder(
    joined(dataset, measures, places).filter(
      (row) => row.role === 'asked' || row.role === 'member' || hasRate(row, measure),
    ),
    measure.metric,
  );
  return [
    {
      kind: 'comparison',
      scope: regions ? { kind: 'regions' } : (group?.scope ?? null),
      named: named.map((place) => place.area),
      measures,
      rows,
      shown: shownOf(rows),
      difference: differenceOf(dataset, measure, named, rows),
      gone: group?.gone ?? [],
      noList:
        !group && asked.group?.kind === 'neighbours' && own ? { area: own, model: asked.group.model } : null,
      cautions: cautionsOf(dataset, measures, rows),
      otherModels: otherModels(dataset, group, own),
      yearAsked: asked.period !== null && asked.period.kind !== 'latest',
      readings: asked.readings,
      overdue: overdueRelease(dataset, head, today),
      latest: isLatest(dataset, measure.metric, measure.year),
    },
  ];
}

/** What the places asked for are held against: a group or all regions, a single authority's own region, and England. */
function placesBeside(dataset: Dataset, named: readonly Place[], among: Members | 'regions' | null): Place[] {
  const [own, ...more] = named;
  const group =
    among === 'regions'
      ? dataset.parts.areas.filter((area) => area.kind === 'region')
      : (among?.areas ?? []).filter((area) => area.ranked);
  const region = own?.area.kind === 'authority' && more.length === 0 ? own.area.region : null;
  const around = [region, ENGLAND].flatMap((code) => (code === null ? [] : (dataset.area(code) ?? [])));
  return [...group, ...around].map((area) => ({
    area,
    via: null,
    standsFor: { kind: 'itself' },
    role: area.kind === 'england' ? 'england' : area.kind === 'authority' ? 'member' : 'region',
  }));
}

/** Between exactly two places with a value, the first less the second. */
function differenceOf(
  dataset: Dataset,
  { metric }: ComparedMeasure,
  named: readonly Place[],
  rows: readonly ComparedRow[],
): ComparisonAnswer['difference'] {
  const [one, two] = named.map((place) => rows.find((row) => row.area === place.area)?.cells[0]?.figure);
  if (named.length !== 2 || one?.state !== 'value' || two?.state !== 'value') return null;
  return {
    size: printedGap(metric, one.value, two.value),
    byChance: differenceByChance(dataset, one, two),
  };
}

/** Whether a wider area has a figure that authorities can be held against: never its count. */
function hasRate(row: ComparedRow, measure: ComparedMeasure): boolean {
  return !measure.countsOnly && row.cells.some((cell) => cell.figure !== null);
}

/** The group asked for; the statistical neighbours of a single authority where none is. */
function groupOf(
  dataset: Dataset,
  asked: Asked,
  own: Area | null,
  metric: Metric,
  year: Year,
): Members | null {
  const alone = asked.places.length === 1 && own?.kind === 'authority';
  const group = asked.group ?? (alone ? ({ kind: 'neighbours', model: null } as const) : null);
  if (!group) return null;
  const members = membersOf(dataset, group, { area: own, metric, year });
  return members.scope === null ? null : members;
}

function distinct(places: readonly Place[]): Place[] {
  const seen = new Set<AreaCode>();
  return places.filter(({ area }) => !seen.has(area.code) && seen.add(area.code));
}

function cautionsOf(
  dataset: Dataset,
  measures: readonly ComparedMeasure[],
  rows: readonly ComparedRow[],
): ComparisonAnswer['cautions'] {
  const national = measures.flatMap((measure) =>
    measure.england ? nationalNotes(dataset, measure.england) : [],
  );
  const estimated = [...new Set(national)].map((note): Caution => ({ kind: 'england-estimated', note }));
  const own = rows
    .filter((row) => row.role === 'asked')
    .map((row) => ({
      area: row.area,
      cautions: row.cells.flatMap(({ figure }, index) => {
        const metric = measures[index]?.metric;
        const all = figure && metric ? cautionsFor(dataset, metric, figure) : [];
        return all.filter((caution) => caution.kind !== 'worked-out');
      }),
    }));
  return estimated.length > 0 ? [...own, { area: null, cautions: estimated }] : own;
}

function otherModels(dataset: Dataset, group: Members | null, own: Area | null): readonly string[] {
  if (group?.scope.kind !== 'neighbours' || !own) return [];
  const { model } = group.scope;
  return dataset
    .neighbourModels()
    .filter((other) => other !== model && dataset.neighbours(own.code, other) !== undefined);
}
