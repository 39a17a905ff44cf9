import type { Dataset } from '../domain/dataset.ts';
import type { AskedPeriod } from '../domain/period.ts';
import { readCompare } from '../present/button-state.ts';
import { queryText } from '../query/query-text.ts';
import type { Question } from '../query/question.ts';
import { besideOptions, neighboursValue, regionValue, type OptionGroup } from './form-options.ts';
import type { PressDelivery } from './read-delivery.ts';
import type { Search } from './read-view.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** "Compare with…" under an answer. */
export interface Comparing {
  /** The places that its list finds; null where the search is of no such list. */
  find(search: Search): readonly OptionGroup[] | null;
  /** The question with the chosen place beside its own; null where one of them is not known any more. */
  question(press: PressDelivery): string | null;
}

export function comparing({ knowledge, today }: Pick<WorkspaceParts, 'knowledge' | 'today'>): Comparing {
  const { dataset } = knowledge;

  /** The question that a list compares, as it is read today. */
  const asked = (actionId: string): Question | null => {
    const query = readCompare(actionId);
    const reading = query === null ? null : knowledge.read(query, today());
    return reading?.kind === 'question' && reading.metrics.length > 0 ? reading : null;
  };

  return {
    find({ actionId, query }) {
      const question = asked(actionId);
      const [first, ...others] = question?.areas ?? [];
      if (first === undefined) return null;
      return besideOptions(query, dataset.area(first.code), knowledge, {
        optional: false,
        there: others.map(({ code }) => code),
        grouped: question?.group !== null,
      });
    },

    question({ actionId, value }) {
      const question = asked(actionId);
      const beside = question && withBeside(question, value, dataset);
      return beside && queryText(beside);
    },
  };
}

/** The question about another place as well; over the years where it was about them, else in one year. */
function withBeside(question: Question, value: string, dataset: Dataset): Question | null {
  const [first] = question.areas;
  const own = first && dataset.area(first.code);
  if (!own) return null;
  if (value === neighboursValue) {
    // Its neighbours are compared in one year.
    const period = oneYear(question.period);
    return {
      ...question,
      intent: 'compare',
      areas: [first],
      group: { kind: 'neighbours', model: null },
      period,
    };
  }
  const other = dataset.area(value === regionValue ? (own.region ?? '') : value);
  if (!other) return null;
  const intent = question.intent === 'trend' ? 'trend' : 'compare';
  const known = question.areas.filter(({ code }) => code !== other.code);
  return { ...question, intent, areas: [...known, { code: other.code, words: '', via: null }] };
}

function oneYear(period: AskedPeriod | null): AskedPeriod | null {
  switch (period?.kind) {
    case 'range':
      return period.to === null ? null : { kind: 'years', years: [period.to] };
    case 'years':
      return period.years.length === 1 ? period : null;
    case 'latest':
    case 'previous':
    case 'month':
      return period;
    default:
      return null;
  }
}
