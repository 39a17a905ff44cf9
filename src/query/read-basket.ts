import type { Basket } from '../domain/basket.ts';
import { plainText } from './normalise.ts';
import type { Question, Reading } from './question.ts';

/**
 * The reading, with a basket of metrics where the text names one: in a profile, and where its words alone would have
 * to be asked back about ("dorset workforce"). Words that name a single measure keep their meaning.
 */
export function withBasket(text: string, reading: Reading, baskets: readonly Basket[]): Reading {
  if (reading.kind === 'question') {
    const plain = plainText(text);
    const named =
      reading.intent === 'profile' || /\bprofile\b/.test(plain) ? basketIn(plain, baskets) : undefined;
    return named ? basketQuestion(reading, named, reading.unresolved) : reading;
  }
  if (reading.kind !== 'clarification' || reading.about !== 'metric') return reading;
  const { partial, words } = reading;
  // "Adult social care spending" is not what the basket of that name holds.
  const whole = partial.unresolved.length === 0;
  const profile = whole && (partial.intent === 'lookup' || partial.intent === 'profile');
  const named = profile ? baskets.find((basket) => namesOf(basket).includes(plainText(words))) : undefined;
  return named ? basketQuestion(partial, named, partial.unresolved) : reading;
}

/** A profile that names no measures shows the usual basket, where there is one. */
export function withUsualBasket(reading: Reading, usual: string | null, baskets: readonly Basket[]): Reading {
  if (reading.kind !== 'question' || reading.intent !== 'profile' || reading.metrics.length > 0)
    return reading;
  const basket = baskets.find(({ id }) => id === usual);
  return basket ? basketQuestion(reading, basket, reading.unresolved) : reading;
}

/** The basket that a text names and nothing else. */
export function readBasket(text: string, baskets: readonly Basket[]): Basket | undefined {
  const plain = plainText(text).trim();
  return baskets.find((basket) => namesOf(basket).includes(plain));
}

function basketQuestion(question: Question, basket: Basket, unresolved: readonly string[]): Question {
  return {
    ...question,
    intent: 'profile',
    metrics: [{ kind: 'unheld', id: basket.id, words: basket.name }],
    unresolved: unresolved.filter((word) => !namesOf(basket).includes(word)),
  };
}

function basketIn(plain: string, baskets: readonly Basket[]): Basket | undefined {
  return baskets.find((basket) => namesOf(basket).some((name) => ` ${plain} `.includes(` ${name} `)));
}

/** A basket is asked for by its id, with or without hyphens, or by its name. */
function namesOf({ id, name }: Basket): readonly string[] {
  return [id, id.replaceAll('-', ' '), plainText(name)];
}
