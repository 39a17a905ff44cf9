import { belongTogether, optionsOf, type PlaceFinding } from './find-places.ts';
import type { Parse, Parser } from './parse-text.ts';
import type { AskedArea } from './question.ts';
import type { Named } from './read-intent.ts';

const HIGHEST_OF =
  /\b(?:is|are|was|were|does|do|has|have|where)\b.*\b(?:highest|lowest|worst|best|most|fewest|biggest|largest|smallest|rank|ranks)\b.*\b(?:in|of|across|among) /;

/** "Doncaster's position nationally" */
const PLACED = /\b(?:rank|ranks|ranked|ranking|position|placed|league table|quartile|decile)\b/;

/** The places of a text without those that only say where another one is. */
export function placesMeant(parser: Parser, parse: Parse): PlaceFinding[] {
  return parse.places.filter((place, index) => !saysWhere(parser, parse, place, parse.places[index - 1]));
}

/** The areas of a question whether an authority is the highest of a country or region: the authority. */
export function ownAreas(parser: Parser, { areas, plain }: Named): readonly AskedArea[] {
  const own = areas.filter(({ code }) => !isWide(parser, code));
  return own.length === 1 && (HIGHEST_OF.test(plain) || PLACED.test(plain)) ? own : areas;
}

/** Whether a name only says where the one before it is: "Kent (England)", "Camden, London". */
function saysWhere(
  parser: Parser,
  parse: Parse,
  place: PlaceFinding,
  before: PlaceFinding | undefined,
): boolean {
  if (before?.kind !== 'areas' || parse.cues.has('compare') || parse.cues.has('rank')) return false;
  if (place.from - before.to > 1) return false;
  const between = parse.tokens.slice(before.to, place.from).map(({ word }) => word);
  if (between.some((word) => word !== 'in') || /average|rate/.test(place.words)) return false;
  const codes =
    place.kind === 'areas' ? place.areas : place.kind === 'unsure' && !place.shared ? [] : optionsOf(place);
  if (isCountyAround(parser, parse, place, before.areas)) return true;
  const wide = codes.length === 1 && codes.every(({ code }) => isWide(parser, code));
  return wide && before.areas.every(({ code }) => !isWide(parser, code));
}

/** Whether a name that several councils share is the county of the one before it: "Leeds, West Yorkshire". */
function isCountyAround(
  parser: Parser,
  { places, tokens }: Parse,
  place: PlaceFinding,
  inside: readonly AskedArea[],
): boolean {
  const options = place.kind === 'unsure' && place.shared ? place.options : [];
  if (!belongTogether(parser.dataset, options)) return false;
  if (inside.some(({ code }) => options.some((option) => option.code === code))) return true;
  const [own, other] = [...inside, ...options].map(({ code }) => parser.dataset.area(code)?.region);
  return places.length === 2 && tokens[place.from]?.before === 'list' && own === other;
}

/** What may stand between a name and the country or state it is in: "Essex County, New Jersey". */
const KINDS_OF_PLACE: ReadonlySet<string> = new Set(['county', 'city', 'town', 'township', 'in']);

/** Whether a name abroad says that the one before it is not in England: "Durham North Carolina", "Boston, Massachusetts". */
export function saysElsewhere({ places, tokens, cues }: Parse, abroad: PlaceFinding): boolean {
  const before = places[places.indexOf(abroad) - 1];
  if (before === undefined || cues.has('compare')) return false;
  if (!tokens.slice(before.to, abroad.from).every(({ word }) => KINDS_OF_PLACE.has(word))) return false;
  if (before.kind !== 'areas' && before.kind !== 'unsure') return false;
  const apart = tokens[abroad.from]?.before === 'list';
  return !apart || (abroad.kind === 'elsewhere' && places.length === 2);
}

/** The region among the owners of a name, which is meant where authorities are ranked: "lowest in Yorkshire". */
export function regionAmong(parser: Pick<Parser, 'dataset'>, place: PlaceFinding): AskedArea | undefined {
  const regions = optionsOf(place).filter(({ code }) => isRegion(parser, code));
  return regions.length === 1 ? regions[0] : undefined;
}

/** Whether an area is more than an authority. */
export function isWide(parser: Pick<Parser, 'dataset'>, code: string): boolean {
  const kind = parser.dataset.area(code)?.kind;
  return kind === 'england' || kind === 'region' || kind === 'half-of-london';
}

/** Whether an area is a region or a half of London. */
export function isRegion(parser: Pick<Parser, 'dataset'>, code: string): boolean {
  return isWide(parser, code) && parser.dataset.area(code)?.kind !== 'england';
}
