import type { Area, AreaCode } from '../domain/authority.ts';
import { wordsOf } from './normalise.ts';

/** Words of names that people leave out. */
export const CONNECTORS = new Set(['and', 'of', 'the', 'upon', 'on', 'with', 'under', 'in']);

const ENDINGS =
  /(?:ampton|ham|ton|ford|mouth|pool|borough|brough|castle|caster|chester|field|burn|bury|side|head|port|dale|bridge|sex|land|don|stead|wich|worth|well|gate|cester|hants)$/;

/** The present authorities by their first letter and ending, as in "B'mouth", and by compass letter, as in "NYorks". */
export function contractionsOf(authorities: readonly Area[]): ReadonlyMap<string, readonly AreaCode[]> {
  const forms = authorities
    .filter((area) => area.closed === null)
    .flatMap((area) => {
      const [first = '', second] = wordsOf(area.name);
      const compass = second !== undefined && /^(?:north|south|east|west)$/.test(first);
      const ending = ENDINGS.exec(first)?.[0];
      return [
        ...(compass ? [`${first.slice(0, 1)}${second}`] : []),
        ...(ending && first.length > ending.length + 1 ? [`${first.slice(0, 1)}${ending}`] : []),
      ].map((form) => ({ form, code: area.code }));
    });
  return new Map(
    [...Map.groupBy(forms, ({ form }) => form)].map(([form, owners]) => [
      form,
      owners.map(({ code }) => code),
    ]),
  );
}

/** The present authorities by the initials they may go by, the likeliest owner of each first. */
export function initialsOf(authorities: readonly Area[]): ReadonlyMap<string, readonly AreaCode[]> {
  const claims = authorities
    .filter((area) => area.closed === null)
    .flatMap((area) => [...initials(area)].map(([form, weight]) => ({ form, weight, code: area.code })))
    .filter(({ form, weight }) => weight > 0 && form.length > 2 && form.length < 7);
  return new Map(
    [...Map.groupBy(claims, ({ form }) => form)].map(([form, owners]) => [
      form,
      owners.toSorted((a, b) => b.weight - a.weight).map(({ code }) => code),
    ]),
  );
}

const LITERAL = 3;
const USUAL = 2;
const LOOSE = 1;

/** Initials of a council: of its official name letter for letter, as is usual for its kind, and as people may think. */
function initials(area: Area): ReadonlyMap<string, number> {
  const letters = (words: readonly string[]): string => words.map((word) => word.slice(0, 1)).join('');
  const forms = new Map<string, number>();
  const add = (form: string, weight: number): void => {
    forms.set(form, Math.max(weight, forms.get(form) ?? 0));
  };
  const all = wordsOf(area.name);
  const bare = all.filter((word) => !CONNECTORS.has(word));
  const official = wordsOf(area.officialName).filter((word) => word !== 'of' && word !== 'the');
  add(letters(official), LITERAL);
  add(letters(official.filter((word) => !CONNECTORS.has(word))), LITERAL);
  const [head = ''] = all;
  const heads = CONNECTORS.has(all[1] ?? '') && all[1] !== 'and' ? [letters([head])] : [];
  for (const base of new Set([letters(bare), letters(all), ...heads])) {
    for (const [ending, weight] of endings(area))
      add(ending.startsWith('lb') || ending.startsWith('rb') ? ending + base : base + ending, weight);
    if (base.length > 2) add(base, USUAL);
  }
  return forms;
}

/** What is written behind the initials of a name, or before it for a London borough. */
function endings(area: Area): readonly (readonly [string, number])[] {
  const city = /city/i.test(area.officialName);
  const borough = /borough/i.test(area.officialName);
  switch (area.type) {
    case 'county':
      return [
        ['cc', LITERAL],
        ['c', USUAL],
      ];
    case 'metropolitan':
      return [
        ['mbc', city ? LOOSE : LITERAL],
        ['mdc', LOOSE],
        ['bc', city ? LOOSE : USUAL],
        ['cc', city ? LITERAL : LOOSE],
        ['c', LOOSE],
      ].map(([ending, weight]) => [String(ending), Number(weight)] as const);
    case 'inner-london':
    case 'outer-london':
      return [
        ['lb', borough ? LITERAL : 0],
        ['rb', LOOSE],
        ['c', LOOSE],
      ];
    case 'unitary':
    case null:
      return [
        ['bc', borough ? LITERAL : LOOSE],
        ['cc', city || !borough ? USUAL : LOOSE],
        ['c', USUAL],
        ['ua', LOOSE],
      ];
  }
}
