import type { Area } from '../../domain/authority.ts';
import type { Caution } from '../../domain/caution.ts';
import type { Dataset } from '../../domain/dataset.ts';
import type { Absent, Figure, Value } from '../../domain/figure.ts';
import type { Metric } from '../../domain/metric.ts';
import { rounded } from '../../domain/rounded.ts';
import type { AxisFormat, Reference, Shown } from '../chart/chart-spec.ts';
import { formatCell } from '../number.ts';
import { cautionSentence } from '../wording-caution.ts';
import { axisNumber, CHART, gapWords } from '../wording-chart.ts';

/** The numbers on the axis of a metric, with as many decimals as its steps need. */
export function axisOf(metric: Metric): AxisFormat {
  return (value, decimals) => axisNumber(metric, value, decimals);
}

/** A figure as it is drawn and printed, or why there is none. */
export function shownOf(metric: Metric, figure: Figure | Absent): Shown {
  return figure.state === 'value'
    ? { value: figure.value, text: formatCell(figure.value, metric) }
    : { value: null, why: gapWords(figure) };
}

/** A line across a chart, drawn and labelled with the same number. */
export function referenceOf(name: string, metric: Metric, value: number): Reference {
  return { name, value: rounded(value, metric.decimals), text: formatCell(value, metric) };
}

/** The cautions that change how a picture is read; the rest stand in the reply. */
export function chartNotes(
  metric: Metric,
  cautions: readonly Caution[],
  figures: readonly (Figure | Absent)[],
): string[] {
  const told = cautions.filter(({ kind }) => READ_DIFFERENTLY.has(kind)).map(cautionSentence);
  const worked = figures.some(
    (figure): figure is Value => figure.state === 'value' && figure.inputs !== null,
  );
  return [...new Set(worked ? [...told, CHART.workedOut(metric.unit)] : told)];
}

const READ_DIFFERENTLY: ReadonlySet<Caution['kind']> = new Set<Caution['kind']>([
  'small-count',
  'small-base',
  'joint',
  'estimated',
  'unofficial',
  'older-edition',
]);

/** The name that figures of an area stand under: that of a joint return where all of them are joint. */
export function nameOf(dataset: Dataset, area: Area, figures: readonly (Figure | Absent | null)[]): string {
  const given = figures.flatMap((figure) => (figure?.state === 'value' ? [figure.joint] : []));
  const [joint] = given;
  const isJoint = typeof joint === 'string' && given.every((other) => other === joint);
  return (isJoint ? dataset.area(joint)?.name : null) ?? area.name;
}

/** The codes of an authority's statistical neighbours by the first model that has a list for it. */
export function neighboursOf(
  dataset: Dataset,
  area: Area,
): { readonly model: string; readonly codes: ReadonlySet<string> } | null {
  const list = dataset.neighbours(area.code, null);
  return list
    ? { model: list.model, codes: new Set(list.neighbours.map((neighbour) => neighbour.area)) }
    : null;
}
