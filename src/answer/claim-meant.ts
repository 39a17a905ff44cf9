import type { Dataset } from '../domain/dataset.ts';
import type { Metric } from '../domain/metric.ts';
import type { AskedMetric, Question } from '../query/question.ts';
import type { ClaimedNumber } from '../query/read-claim.ts';
import { checkNumber, type ClaimCheck } from './claim-check.ts';

type Named = Extract<AskedMetric, { kind: 'metric' }>;

/**
 * One number against the figures of the measure that its words mean. Where they may mean several, only one that gives
 * the number is taken for it; where they mean what a measure leaves over, the rest has to give it. Nothing is said to
 * differ from a measure that was guessed at, or from the opposite of one.
 */
export function checkMeant(
  dataset: Dataset,
  question: Question,
  claimed: ClaimedNumber,
  others: readonly ClaimedNumber[],
): ClaimCheck {
  const own = checkNumber(dataset, question, claimed, others);
  const [asked] = claimed.metrics.length > 0 ? claimed.metrics : question.metrics;
  if (asked?.kind !== 'metric' || own.area === null || own.arithmetic?.holds === true) return own;
  const isPart = claimed.unit.kind === 'percent' || claimed.unit.kind === 'share';
  if (isPart && claimed.says === 'level' && claimed.ofCases && own.metric?.unit !== 'percent')
    return undecidedAs(own, 'no-share');
  const together = metricsNamed(dataset, claimed);
  if (together.length > 1 && own.verdict === 'differs') {
    const several = { words: '', metrics: together, giving: 0 };
    return { ...undecidedAs(own, 'together'), official: null, several };
  }
  if (asked.opposite) return ofOpposite(dataset, question, claimed, own);
  return asked.guessed ? amongSeveral(dataset, question, claimed, { own, asked, others }) : own;
}

/** The counts that a number's own clause names, of which it may be the sum: "in care or on plans". */
function metricsNamed(dataset: Dataset, { metrics, says, unit }: ClaimedNumber): Metric[] {
  if (says !== 'level' || unit.kind !== 'number') return [];
  const named = metrics.flatMap((one) => (one.kind === 'metric' ? (dataset.metric(one.id) ?? []) : []));
  return named.every((metric) => metric.unit === 'count') ? named : [];
}

/** The number as one of the measures that its words may mean; undecided where none of them gives it as it is said. */
function amongSeveral(
  dataset: Dataset,
  question: Question,
  claimed: ClaimedNumber,
  {
    own,
    asked,
    others,
  }: { readonly own: ClaimCheck; readonly asked: Named; readonly others: readonly ClaimedNumber[] },
): ClaimCheck {
  const meanings = [asked.id, ...asked.readings].flatMap((id) => dataset.metric(id) ?? []);
  const checks = meanings.map(({ id }) =>
    checkNumber(
      dataset,
      question,
      { ...claimed, metrics: [{ kind: 'metric', id, words: asked.words, readings: [] }] },
      others,
    ),
  );
  const giving = checks.filter(({ verdict }) => verdict === 'reproduced');
  const several = { words: asked.words, metrics: meanings, giving: giving.length };
  const [found] = giving;
  if (found && giving.length === 1) {
    if (found === checks[0] || digitsOf(claimed) >= TELLING_DIGITS) return { ...found, claimed, several };
    return { ...found, claimed, verdict: 'cannot-tell', why: 'several-measures', several };
  }
  return { ...undecidedAs(own, 'several-measures'), official: null, change: null, several };
}

/** With fewer digits one of several measures gives a number by chance, other than the likeliest. */
const TELLING_DIGITS = 3;

const digitsOf = ({ value, step }: ClaimedNumber): number =>
  String(Math.round(value / step)).replace(/0+$/, '').length;

/** A share of what a measure does not count, by what it leaves over. */
function ofOpposite(
  dataset: Dataset,
  question: Question,
  claimed: ClaimedNumber,
  own: ClaimCheck,
): ClaimCheck {
  const { unit, says, value, looseness } = claimed;
  const part = unit.kind === 'percent' || (unit.kind === 'share' && unit.part > 1);
  if (own.official?.state !== 'value' || own.metric?.unit !== 'percent') return own;
  if (!part || says !== 'level') return undecidedAs(own, 'opposite');
  const turned = { over: 'under', under: 'over', about: 'about', near: 'about', none: 'none' } as const;
  const rest: ClaimedNumber = {
    ...claimed,
    value: 100 - value,
    unit: { kind: 'percent' },
    looseness: turned[looseness],
  };
  const check = checkNumber(dataset, question, rest, []);
  return check.verdict === 'reproduced'
    ? { ...check, claimed, verdict: 'other-base', why: 'opposite' }
    : undecidedAs(own, 'opposite');
}

function undecidedAs(check: ClaimCheck, why: ClaimCheck['why']): ClaimCheck {
  return { ...check, verdict: 'cannot-tell', why, fits: [], digits: null, once: null, nearest: [] };
}
