import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import type { Area } from '../domain/authority.ts';
import type { Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Question } from '../query/question.ts';
import type { ClaimedNumber } from '../query/read-claim.ts';
import { fitByValue, isTelling } from './claim-by-value.ts';
import type { Fit } from './claim-candidates.ts';
import type { ClaimCheck } from './claim-check.ts';
import { checkMeant } from './claim-meant.ts';
import { fitsOf, isReproduced } from './claim-fits.ts';

/**
 * A number beside which no place was named, against England's figures. Only what they give says anything: of a number
 * that they do not give, it is still open which place it is of.
 */
export function takenForEngland(
  dataset: Dataset,
  question: Question,
  claimed: ClaimedNumber,
  others: readonly ClaimedNumber[],
): ClaimCheck {
  const england = { code: ENGLAND, words: '', via: null };
  const check = checkMeant(dataset, question, { ...claimed, areas: [england] }, others);
  const told = { ...check, claimed, forEngland: true };
  if (check.verdict === 'reproduced') return told;
  if (check.verdict === 'other-base' && isTelling(claimed)) return told;
  return undecided(told);
}

/** A check that says only what is published: which place the number is of is open. */
export function undecided(check: ClaimCheck): ClaimCheck {
  return { ...check, verdict: 'cannot-tell', why: 'no-place', fits: [], digits: null, once: null };
}

/** A number that differs from what is published, with what else of the published figures would give it. */
export function besideDifferent(dataset: Dataset, question: Question, check: ClaimCheck): ClaimCheck {
  const { claimed, verdict, area, metric, year } = check;
  if (!claimed || verdict !== 'differs' || !area || !metric || year === null) return check;
  const period = claimed.period ?? question.period;
  const fit = check.digits || check.once ? null : fitByValue(dataset, claimed, { area, period });
  const equal = fit && fit.metric.id !== metric.id ? fit : null;
  const national = area.code === ENGLAND && claimed.says === 'level' && isRate(claimed);
  return {
    ...check,
    equal,
    before: claimed.says === 'level' ? editionBefore(dataset, check) : null,
    regions: national ? regionsGiving(dataset, claimed, metric, year) : null,
  };
}

/** The figure as the earliest edition had it, where it has been revised since. */
function editionBefore(dataset: Dataset, { official, sum, metric }: ClaimCheck): Value | null {
  if (official?.state !== 'value' || !metric || sum) return null;
  const editions = dataset.releasesOf(metric.id).flatMap((id) => {
    const figure = dataset.figureIn(id, metric.id, official.area, official.year);
    const published = dataset.release(id)?.published;
    return figure?.state === 'value' && figure.inputs === null && published ? [{ figure, published }] : [];
  });
  const [earliest] = editions.toSorted((a, b) => (a.published < b.published ? -1 : 1));
  return earliest && earliest.figure.value !== official.value ? earliest.figure : null;
}

const isRate = ({ unit }: ClaimedNumber): boolean => unit.kind === 'per' || unit.kind === 'percent';

/** The figures of regions in a year that give a number, in whatever edition. */
function regionsGiving(dataset: Dataset, claimed: ClaimedNumber, metric: Metric, year: Year): Fit[] {
  const regions = dataset.parts.areas.filter(({ kind }) => kind === 'region');
  return regions.flatMap((area: Area) => {
    const subject = { area, others: [], wider: false, metrics: [metric], year, yearAsked: true } as const;
    const fits = fitsOf(dataset, claimed, { ...subject, base: year - 1 });
    return fits.find((fit) => fit.figure.year === year && isReproduced(fit)) ?? [];
  });
}
