import type { AreaCode } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { AskedPeriod } from '../domain/period.ts';
import { placePrefix, readPlaces } from '../present/button-state.ts';
import { queryText } from '../query/query-text.ts';
import type { Question } from '../query/question.ts';
import {
  besideOptions,
  neighboursValue,
  placeOptions,
  regionValue,
  type OptionGroup,
} from './form-options.ts';
import type { PressDelivery } from './read-delivery.ts';
import type { Search } from './read-view.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** Lists of places: "Compare with…" under an answer, and the place that is meant under a question back. */
export interface Comparing {
  /** The places that such a list finds; null where the search is of none. */
  find(search: Search): readonly OptionGroup[] | null;
  /** The question with the chosen place beside its own; null where one of them is not known any more. */
  question(press: PressDelivery): string | null;
}

export function comparing({ knowledge, today }: Pick<WorkspaceParts, 'knowledge' | 'today'>): Comparing {
  const { dataset } = knowledge;

  /** The question of a list, where it is read today as it was written. */
  const asked = (actionId: string): Question | null => {
    const query = readPlaces(actionId);
    const reading = query === null ? null : knowledge.read(query, today());
    const question = reading?.kind === 'question' ? reading : (reading?.partial ?? null);
    return question && queryText(question) === query && question.metrics.length > 0 ? question : null;
  };

  return {
    find({ actionId, query }) {
      const question = asked(actionId);
      if (!question) return null;
      const [first, ...others] = question.areas;
      if (first === undefined || actionId.startsWith(placePrefix)) return placeOptions(query, knowledge);
      return besideOptions(query, dataset.area(first.code), knowledge, {
        optional: false,
        there: others.map(({ code }) => code),
        grouped: question.group !== null,
        wide: question.metrics.every(({ id }) => dataset.metric(id)?.unit !== 'grade'),
      });
    },

    question({ actionId, value }) {
      const question = asked(actionId);
      if (!question) return null;
      const placed = actionId.startsWith(placePrefix)
        ? withPlace(question, value, dataset)
        : withBeside(question, value, dataset);
      return placed && queryText(placed);
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
  const intent = question.intent === 'trend' ? 'trend' : 'compare';
  return withPlace({ ...question, intent }, value === regionValue ? (own.region ?? '') : value, dataset);
}

/** The question about one place more. */
function withPlace(question: Question, code: AreaCode, dataset: Dataset): Question | null {
  const area = dataset.area(code);
  if (!area) return null;
  const others = question.areas.filter((known) => known.code !== area.code);
  return { ...question, areas: [...others, { code: area.code, words: '', via: null }] };
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
