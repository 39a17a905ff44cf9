import type { Answerer } from '../../src/load-answerer.ts';

const measures = [
  'neglect',
  'child protection plans',
  'children in care rate',
  'caseload',
  'repeat plans 2019',
  'cpp rate',
  'children in care 2019',
];

/** One question about each authority, in rounds of another measure for each: the whole dataset is read sooner or later. */
export function lookups({ dataset }: Pick<Answerer, 'dataset'>): readonly string[] {
  const places = dataset.authorities();
  return measures.flatMap((_, round) =>
    places.map(({ name }, index) => `${name} ${measures[(index + round) % measures.length]}`),
  );
}
