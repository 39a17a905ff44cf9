import type { AskedPeriod } from '../domain/period.ts';
import { distinct, optionsOf, type PlaceFinding } from './find-places.ts';
import { hasContent, unitAlone } from './match-measure.ts';
import type { Parse, Parser } from './parse-text.ts';
import type { AskedArea, AskedGroup, AskedMetric, Choice, Question, Reading, Refusal } from './question.ts';
import { controlIntent, figureIntent, type Named } from './read-intent.ts';

const CHOICES = 5;
/** Words that name the child population only by their age: beside another subject they say whom it is about. */
const AN_AGE = /^(?:under|over|aged?|0|u18)\b/;
/** A sentence that says who said it is about what was said. */
const QUOTES_SOMEBODY =
  /\b(?:said|says|saying|told|tells|according to|added|warned|insisted|argued|admitted|claims?|claimed)\b/;
const HIGHEST_OF =
  /\b(?:is|are|was|were|does|do|has|have|where)\b.*\b(?:highest|lowest|worst|best|most|fewest|biggest|largest|smallest|rank|ranks)\b.*\b(?:in|of|across|among) /;

/** Decides what a parsed text is: a question, a question back, or something that is not answered with figures. */
export function readingOf(parser: Parser, parse: Parse): Reading {
  const places = parse.places.filter(
    (place, index) => !saysWhere(parser, parse, place, parse.places[index - 1]),
  );
  const areas = distinct([
    ...parse.typed.areas,
    ...places.flatMap((place) => (place.kind === 'areas' ? place.areas : [])),
  ]);
  const metrics = distinctMetrics([...parse.typed.metrics, ...parse.measure.metrics]);
  const group = groupOf(parse, areas);
  const period = periodOf(parser, parse, areas);
  const named: Named = {
    plain: parse.said,
    cues: parse.cues,
    areas,
    places: areas.length + places.filter((place) => place.kind !== 'areas').length,
    wide: areas.every(({ code }) => isWide(parser, code)),
    group,
    metrics,
    measured: metrics.length > 0 || parse.measure.choices.length > 0,
    period,
    strange: parse.strangers.length,
  };
  const unit = parse.strangers.length === 0 && metrics.length === 0 ? unitAlone(parse.items) : null;
  const blank: Question = {
    kind: 'question',
    intent: 'lookup',
    areas,
    group,
    metrics,
    period,
    ranking: null,
    ...(unit === null ? {} : { unit }),
    unresolved: [],
  };
  const refuse = (why: Refusal['why'], partial: Question | null = null): Reading => ({
    kind: 'refusal',
    why,
    partial,
  });
  if (parse.plain === '') return refuse({ kind: 'empty' });
  if (parse.concern !== null) return refuse({ kind: parse.concern }, areas.length > 0 ? blank : null);
  const strangers = parse.strangers.flatMap(({ words }) => words.split(' '));
  if (parser.concerns.isPerson(strangers) && !QUOTES_SOMEBODY.test(parse.plain))
    return refuse({ kind: 'individual' }, areas.length > 0 ? blank : null);
  const control = controlIntent(named);
  const read: Parse = { ...parse, places };
  if (control !== null) return controlReading(read, { ...blank, intent: control }, named);
  const { intent, ranking } = figureIntent({ ...named, areas: ownAreas(parser, named) });
  const shown = ranking?.end === 'place' ? ownAreas(parser, named) : areas;
  return figureReading(parser, read, { ...blank, areas: shown, intent, ranking });
}

/** Requests about the app: strangers are named, and a shared name of a place is asked about. */
function controlReading(parse: Parse, question: Question, named: Named): Reading {
  const unsure = parse.places.find((place) => place.kind === 'unsure');
  if (parse.strangers.some(({ offTopic }) => offTopic)) {
    return { kind: 'refusal', why: { kind: 'off-topic' }, partial: null };
  }
  const concerns = ['subscribe', 'unsubscribe', 'whats-new'].includes(question.intent);
  const abroad = parse.places.filter((place) => place.kind === 'nation' || place.kind === 'elsewhere');
  const [foreign] = abroad;
  if (concerns && foreign && question.areas.length === 0 && !unsure) return notCovered(foreign, question);
  if (concerns && unsure) return askArea(unsure, question);
  if (question.intent === 'define' && named.metrics.length === 0 && parse.measure.choices.length > 0) {
    return {
      kind: 'clarification',
      about: 'metric',
      words: measureText(parse),
      choices: parse.measure.choices,
      partial: question,
    };
  }
  if (question.intent === 'define' && named.metrics.length === 0) {
    // "How is that defined?" may be about what was talked about before.
    const partial = parse.strangers.length === 0 && !parse.items.some(hasContent) ? question : null;
    return { kind: 'refusal', why: { kind: 'unknown-measure', words: parse.plain }, partial };
  }
  return { ...question, unresolved: [...abroad, ...parse.strangers].map(({ words }) => words) };
}

/** A place of another nation, or of another country. */
function notCovered(
  place: Extract<PlaceFinding, { kind: 'nation' | 'elsewhere' }>,
  partial: Question,
): Refusal {
  const why: Refusal['why'] =
    place.kind === 'nation'
      ? { kind: 'other-nation', place: place.name, nation: place.nation }
      : { kind: 'elsewhere', place: place.name };
  return { kind: 'refusal', why, partial };
}

function figureReading(parser: Parser, parse: Parse, question: Question): Reading {
  const abroad = parse.places.filter((place) => place.kind === 'nation' || place.kind === 'elsewhere');
  const unsure = parse.places.find((place) => place.kind === 'unsure');
  const { areas, metrics } = question;
  const named = areas.length > 0 || question.group !== null;
  const measured = metrics.length > 0 || parse.measure.choices.length > 0;
  const [stranger] = parse.strangers;
  const refuse = (why: Refusal['why']): Reading => ({ kind: 'refusal', why, partial: question });

  const [foreign] = abroad;
  if (foreign && ((areas.length === 0 && !unsure) || abroad.some((place) => saysElsewhere(parse, place)))) {
    if (!measured && parse.strangers.some(({ offTopic }) => offTopic)) return refuse({ kind: 'off-topic' });
    return notCovered(foreign, question);
  }
  if (!measured) {
    if (parse.strangers.some(({ offTopic }) => offTopic)) return refuse({ kind: 'off-topic' });
    if (stranger) {
      return named || unsure
        ? refuse({ kind: 'unknown-measure', words: strangerText(parse) })
        : refuse({ kind: 'nothing-understood' });
    }
    if (unsure?.shared) return askArea(unsure, question);
    if (unsure) return refuse({ kind: 'unknown-place', words: unsure.words });
    if (!named && question.period === null && question.intent === 'lookup')
      return refuse({ kind: 'nothing-understood' });
    const placed: Question = { ...question, unresolved: abroad.map(({ words }) => words) };
    if (question.intent !== 'lookup' || parse.bare) return placed;
    const choices = parser.usual.map((id): Choice => ({ kind: 'metric', id }));
    return { kind: 'clarification', about: 'metric', words: '', choices, partial: placed };
  }
  const unresolved = [
    ...abroad.map(({ words }) => words),
    ...parse.measure.left,
    ...(parse.measure.unmet ?? []),
    ...parse.strangers.map(({ words }) => words),
  ];
  const partly: Question = { ...question, unresolved };
  if (metrics.length === 0) {
    if (parse.items.every(({ words }) => words === 'why') && unresolved.length === 0)
      return refuse({ kind: 'reasons' });
    if (stranger?.offTopic && stranger.leans)
      return refuse({ kind: 'unknown-measure', words: strangerText(parse) });
    return {
      kind: 'clarification',
      about: 'metric',
      words: measureText(parse),
      choices: parse.measure.choices,
      partial: partly,
    };
  }
  if (parse.strangers.some(({ offTopic }) => offTopic) && metrics.every(({ words }) => AN_AGE.test(words)))
    return refuse({ kind: 'unknown-measure', words: strangerText(parse) });
  if (unsure) return askArea(unsure, partly);
  if (!named && stranger) return refuse({ kind: 'unknown-place', words: strangerText(parse) });
  const doubtful = !parse.measureSure || parse.strangers.some(({ leans }) => leans);
  if (doubtful && parse.typed.metrics.length === 0) {
    const own = metrics.map((metric): Choice => ({ kind: metric.kind, id: metric.id }));
    const near = parser.measures
      .nearest(parse.items)
      .filter((choice) => !own.some((other) => sameChoice(other, choice)));
    const choices = [...own, ...near].slice(0, CHOICES);
    return {
      kind: 'clarification',
      about: 'metric',
      words: measureText(parse),
      choices,
      partial: { ...partly, metrics: [] },
    };
  }
  return partly;
}

function askArea(place: Extract<PlaceFinding, { kind: 'unsure' }>, partial: Question): Reading {
  const options = place.options.filter(({ code }) => !partial.areas.some((area) => area.code === code));
  const choices = options.map((area): Choice => ({ kind: 'area', code: area.code, via: area.via }));
  const all: Choice[] =
    place.shared && /[aeiou]/.test(place.words) && options.length > 1 && options.length <= 10
      ? [{ kind: 'areas', codes: options.map(({ code }) => code) }]
      : [];
  return {
    kind: 'clarification',
    about: 'area',
    words: place.words,
    choices: [...choices.slice(0, CHOICES - all.length), ...all],
    partial,
  };
}

function sameChoice(a: Choice, b: Choice): boolean {
  return 'id' in a && 'id' in b && a.id === b.id;
}

function measureText(parse: Parse): string {
  return parse.items.map(({ words }) => words).join(' ');
}

function strangerText(parse: Parse): string {
  return parse.strangers.map(({ words }) => words).join(' ');
}

function distinctMetrics(metrics: readonly AskedMetric[]): AskedMetric[] {
  return metrics.filter((metric, index) => metrics.findIndex(({ id }) => id === metric.id) === index);
}

/** The areas of a question whether an authority is the highest of a country or region: the authority. */
function ownAreas(parser: Parser, { areas, plain }: Named): readonly AskedArea[] {
  const own = areas.filter(({ code }) => !isWide(parser, code));
  return own.length === 1 && HIGHEST_OF.test(plain) ? own : areas;
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
  const wide = codes.length === 1 && codes.every(({ code }) => isWide(parser, code));
  return wide && before.areas.every(({ code }) => !isWide(parser, code));
}

/** Whether a name abroad says that the one before it is not in England: "Durham North Carolina", "Boston, Massachusetts". */
function saysElsewhere({ places, tokens, cues }: Parse, abroad: PlaceFinding): boolean {
  const before = places[places.indexOf(abroad) - 1];
  if (before === undefined || before.to !== abroad.from || cues.has('compare')) return false;
  if (before.kind !== 'areas' && before.kind !== 'unsure') return false;
  const apart = tokens[abroad.from]?.before === 'list';
  return !apart || (abroad.kind === 'elsewhere' && places.length === 2);
}

function isWide(parser: Parser, code: string): boolean {
  const kind = parser.dataset.area(code)?.kind;
  return kind === 'england' || kind === 'region' || kind === 'half-of-london';
}

/** Kinds of council, named in the plural: one of them is a word beside a name ("Kent county"). */
const TYPES: readonly { readonly said: RegExp; readonly words: string; readonly types: readonly string[] }[] =
  [
    {
      said: /\b(?:shire |all |the |english )*(?:counties|shires)\b|\bcounty councils\b/,
      words: 'counties',
      types: ['county'],
    },
    {
      said: /\bunitar(?:ies|ys)\b|\bunitary (?:authorities|councils)\b/,
      words: 'unitaries',
      types: ['unitary'],
    },
    {
      said: /\bmetropolitans\b|\bmet(?:ropolitan)? (?:boroughs|districts|authorities|councils|areas)\b/,
      words: 'metropolitans',
      types: ['metropolitan'],
    },
  ];
const EVERYWHERE =
  /\b(?:all|every|each|across|by|per|other|english|of|which|what|top|bottom|rank|list) (?:the |of |english |other |local |\d+ |\p{L}+ )?(?:councils?|authorit(?:y|ies)|las?|areas?|boroughs?)\b|\b(?:councils|authorities|las)\b/u;

function groupOf({ cues, model, said }: Parse, areas: readonly AskedArea[]): AskedGroup | null {
  if (cues.has('neighbours') || model !== null) return { kind: 'neighbours', model };
  const type = TYPES.find((kind) => kind.said.test(said));
  if (type) return { kind: 'type', types: type.types, words: type.words };
  return cues.has('all-authorities') && areas.length === 0 && EVERYWHERE.test(said) ? { kind: 'all' } : null;
}

/** The period, with "since the merger" worked out from the day the area began. */
function periodOf(parser: Parser, parse: Parse, areas: readonly AskedArea[]): AskedPeriod | null {
  const { period, reorganisation } = parse.period;
  if (period !== null || reorganisation === null) return period;
  const named = areas.flatMap(({ code }) => parser.dataset.area(code) ?? []);
  const begun = named.find(({ opened }) => opened !== null)?.opened;
  const ended = named.find(({ closed }) => closed !== null)?.closed;
  if (begun) {
    const first = reportingYear(begun);
    return reorganisation === 'since'
      ? { kind: 'range', from: first, to: null }
      : { kind: 'range', from: null, to: first - 1 };
  }
  return ended && reorganisation === 'before'
    ? { kind: 'range', from: null, to: reportingYear(ended) }
    : null;
}

/** The reporting year, to 31 March, that a day lies in. */
function reportingYear(day: string): number {
  return Number(day.slice(0, 4)) + (day.slice(5) > '03-31' ? 1 : 0);
}
