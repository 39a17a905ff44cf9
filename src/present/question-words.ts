import type { Dataset } from '../domain/dataset.ts';
import { listWords } from './wording-phrases.ts';
import { askedWords } from './wording-slack.ts';

/**
 * A question in ids and codes as people say it: places, measures, baskets and breakdowns by their names, neighbouring
 * places as one list, everything else as it stands.
 */
export function questionWords(query: string, dataset: Dataset): string {
  const said: string[] = [];
  let places: string[] = [];
  const endList = (): void => {
    if (places.length > 0) said.push(listWords(places));
    places = [];
  };
  for (const word of placesMerged(query.split(' '), dataset)) {
    const area = dataset.areaOfEither(word);
    if (area) {
      places.push(area.name);
      continue;
    }
    endList();
    said.push(named(word, dataset) ?? askedWords[word] ?? word);
  }
  endList();
  return said.filter((word) => word !== '').join(' ');
}

/** The words without the lead that makes three digits a code. */
function placesMerged(words: readonly string[], dataset: Dataset): readonly string[] {
  return words.filter((word, index) => word !== 'dfe' || !dataset.areaOfEither(words[index + 1] ?? ''));
}

function named(word: string, dataset: Dataset): string | null {
  const { breakdowns, baskets, unheld } = dataset.parts;
  const found = dataset.metric(word) ?? [...breakdowns, ...baskets, ...unheld].find(({ id }) => id === word);
  return found ? `“${found.name}”` : null;
}
