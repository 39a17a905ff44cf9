import type { Polarity } from '../domain/metric.ts';
import { askArea, askMeasure, askWhere, CHOICES, nearestAreas } from './ask-back.ts';
import { beyondFigures, towardsThreshold, withAbroad } from './asked-beyond.ts';
import { changeAsked, changePeriod } from './asked-change.ts';
import { listAsked, membersAsked } from './asked-list.ts';
import { termAsked } from './asked-term.ts';
import { withoutWhy } from './asked-why.ts';
import { withoutAttribution, withoutOthers } from './said-sources.ts';
import { besideGroup, groupOf, withoutThoseLeftOut } from './asked-group.ts';
import { beyondMoves, moversAsked, withoutOrder } from './asked-movers.ts';
import { periodOf } from './asked-period.ts';
import { distinct, type PlaceFinding } from './find-places.ts';
import { hasContent, unitAlone } from './match-measure.ts';
import { beyondLists } from './beyond-lists.ts';
import { asksOpposite, byJudgement, judgedMeasures } from './judged-end.ts';
import { missingMeasure, missingSide } from './missing-side.ts';
import type { Parse, Parser } from './parse-text.ts';
import { isRegion, isWide, ownAreas, placesMeant, regionAmong, saysElsewhere } from './place-context.ts';
import type { AskedMetric, Choice, Question, Reading, Refusal } from './question.ts';
import { QUOTES_SOMEBODY } from './read-claim.ts';
import { controlIntent, figureIntent, type Named } from './read-intent.ts';

/** Words that name the child population only by their age: beside another subject they say whom it is about. */
const AN_AGE = /^(?:under|over|aged?|0|u18)\b/;
/** Decides what a parsed text is: a question, a question back, or something that is not answered with figures. */
export function readingOf(parser: Parser, written: Parse): Reading {
  const compared = withoutOthers(parser, written) ?? written;
  const unattributed = withoutAttribution(parser, compared) ?? compared;
  const ordered = withoutOrder(parser, unattributed) ?? unattributed;
  const plainly = withoutWhy(parser, ordered);
  const { parse, beyond } = beyondFigures(parser, plainly ?? ordered);
  const places = placesMeant(parser, parse);
  const placed = distinct([
    ...parse.typed.areas,
    ...places.flatMap((place) => (place.kind === 'areas' ? place.areas : [])),
  ]);
  const metrics = distinctMetrics([...parse.typed.metrics, ...parse.measure.metrics]);
  const group = groupOf(parser, parse, placed, metrics);
  const areas = besideGroup(parser, placed, group);
  const period = periodOf(parser, parse, areas);
  const named: Named = {
    plain: parse.said,
    cues: parse.cues,
    areas,
    places: areas.length + places.filter((place) => place.kind !== 'areas').length,
    wide: areas.every(({ code }) => isWide(parser, code)),
    group,
    leavesOut: parse.leftOut.words.length > 0,
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
    ...(plainly === null ? {} : { asksWhy: true }),
    ...(beyond.length === 0 ? {} : { beyond }),
    unresolved: [],
  };
  const refuse = (why: Refusal['why'], partial: Question | null = null): Reading => ({
    kind: 'refusal',
    why,
    partial,
  });
  if (parse.plain === '') return refuse({ kind: 'empty' });
  const term = termAsked(parser.glossary, parse.plain);
  if (term !== null) return { ...blank, areas: [], metrics: [], intent: 'define', term: term.id };
  if (parse.concern !== null) return refuse({ kind: parse.concern }, areas.length > 0 ? blank : null);
  if (parser.concerns.isPerson(parse.names) && !QUOTES_SOMEBODY.test(parse.plain))
    return refuse({ kind: 'individual' }, areas.length > 0 ? blank : null);
  const members = membersAsked(parser, named);
  if (members !== null) return { ...blank, ...members, intent: 'list', lists: 'members' };
  const control = controlIntent(named);
  const read: Parse = { ...parse, places };
  if (control !== null) return controlReading(parser, read, { ...blank, intent: control }, named);
  const { intent, ranking: found } = figureIntent({ ...named, areas: ownAreas(parser, named) });
  const judged = byJudgement(found, parse.plain, polarityOf(parser, named), asksOpposite(metrics));
  const ranking = towardsThreshold(judged, beyond);
  const shown = ranking?.end === 'place' ? ownAreas(parser, named) : areas;
  const open = intent === 'lookup' || intent === 'compare' || intent === 'trend';
  const movers = open || intent === 'rank' ? moversReading(parser, read, { ...named, ranking }, blank) : null;
  const finished = (reading: Reading): Reading =>
    withoutThoseLeftOut(parser, beyondLists(parser, reading, parse), parse);
  if (movers !== null) return finished(movers);
  const change = open ? changeAsked(named, parse) : null;
  // "How did Leeds do last year?" asks for what is newest of everything.
  const glance = intent === 'profile' && period?.kind === 'previous' ? { period: null } : null;
  const by = judgedMeasures(parser.dataset, ranking, parse.plain, metrics);
  const asked: Question = { ...blank, areas: shown, metrics: by, intent, ranking, ...change, ...glance };
  return finished(figureReading(parser, read, asked));
}

/** Which direction of the measure that a text names first is agreed to be good. */
function polarityOf(parser: Parser, { metrics: [first] }: Named): Polarity {
  return (first && parser.dataset.metric(first.id)?.polarity) ?? 'neutral';
}

/** A ranking by how figures changed; null where the text asks for none. */
function moversReading(
  parser: Parser,
  parse: Parse,
  named: Named & { readonly ranking: Question['ranking'] },
  blank: Question,
): Reading | null {
  const [first] = named.metrics;
  const ranking = moversAsked(named, parse, named.ranking, polarityOf(parser, named));
  if (ranking === null || (first && parser.dataset.metric(first.id)?.unit === 'grade')) return null;
  const own = ownAreas(parser, named);
  // A region beside a place is where it is looked for.
  const areas = named.areas.filter((area) => own.includes(area) || isRegion(parser, area.code));
  const period = changePeriod(named.period, parse);
  const strangers = beyondMoves(parse.strangers);
  return figureReading(parser, { ...parse, strangers }, { ...blank, areas, period, intent: 'rank', ranking });
}

/** Requests about the app: strangers are named, and a shared name of a place is asked about. */
function controlReading(parser: Parser, parse: Parse, question: Question, named: Named): Reading {
  const unsure = parse.places.find((place) => place.kind === 'unsure');
  if (parse.strangers.some(({ offTopic }) => offTopic)) {
    return { kind: 'refusal', why: { kind: 'off-topic' }, partial: null };
  }
  const concerns = ['subscribe', 'unsubscribe', 'whats-new'].includes(question.intent);
  const abroad = parse.places.filter((place) => place.kind === 'nation' || place.kind === 'elsewhere');
  const [foreign] = abroad;
  if (concerns && foreign && question.areas.length === 0 && !unsure) return notCovered(foreign, question);
  if (concerns && unsure) return askArea(parser, unsure, question);
  if (question.intent === 'source' && named.metrics.length === 0)
    return { ...question, metrics: withoutSource(parser, parse), unresolved: [] };
  if (question.intent === 'define' && named.metrics.length === 0 && parse.measure.choices.length > 0) {
    return askMeasure(measureText(parse), parse.measure.choices, question);
  }
  if (question.intent === 'define' && named.metrics.length === 0) {
    // "How is that defined?" may be about what was talked about before.
    const partial = parse.strangers.length === 0 && !parse.items.some(hasContent) ? question : null;
    return { kind: 'refusal', why: { kind: 'unknown-measure', words: parse.plain }, partial };
  }
  if (question.intent === 'list') return listAsked(question, parse);
  const unresolved = [...abroad, ...parse.strangers].map(({ words }) => words);
  return { ...question, unresolved: [...unresolved, ...parse.leftOut.words] };
}

/** The measures of a question where its figures come from, in which "come from" says nothing of who refers children. */
function withoutSource(parser: Parser, { items }: Parse): readonly AskedMetric[] {
  return parser.measures.read(items.filter(({ tags }) => !tags.includes('source'))).metrics;
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
  const [stranger] = parse.strangers;
  // "How many unicorns" names no measure but what is not understood.
  const offered = parse.measure.choices.length > 0 && (!stranger || parse.items.some(hasContent));
  const measured = metrics.length > 0 || offered;
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
    if (unsure?.shared) return askArea(parser, unsure, question);
    if (unsure) return refuse({ kind: 'unknown-place', words: unsure.words });
    if (!named && question.period === null && question.intent === 'lookup')
      return refuse({ kind: 'nothing-understood' });
    const told = withAbroad(question, abroad);
    const placed: Question = { ...question, ...told, unresolved: abroad.map(({ words }) => words) };
    if (question.intent !== 'lookup' || parse.bare) return placed;
    const choices = parser.usual.map((id): Choice => ({ kind: 'metric', id }));
    return askMeasure('', choices, placed);
  }
  const unresolved = [
    ...abroad.map(({ words }) => words),
    ...parse.measure.left,
    ...(parse.measure.unmet ?? []),
    ...parse.strangers.map(({ words }) => words),
  ];
  const partly: Question = { ...question, ...withAbroad(question, abroad), unresolved };
  if (metrics.length === 0) {
    if (parse.items.every(({ words }) => words === 'why') && unresolved.length === 0)
      return refuse({ kind: 'reasons' });
    if (stranger?.offTopic && stranger.leans)
      return refuse({ kind: 'unknown-measure', words: strangerText(parse) });
    // What only has a word in common with "circus schools" or "nursery places" is no choice between its meanings.
    const guess = parse.measure.near === 'guess' && parse.measure.choices.length === 1;
    if (guess || (parse.measure.near && parse.strangers.some(({ leans }) => leans)))
      return refuse({ kind: 'unknown-measure', words: unknownText(parse) });
    return askMeasure(measureText(parse), parse.measure.choices, partly);
  }
  if (parse.strangers.some(({ offTopic }) => offTopic) && metrics.every(({ words }) => AN_AGE.test(words)))
    return refuse({ kind: 'unknown-measure', words: strangerText(parse) });
  if (unsure) {
    const around = question.intent === 'rank' ? regionAmong(parser, unsure) : undefined;
    return around ? { ...partly, areas: [...areas, around] } : askArea(parser, unsure, partly);
  }
  if (!named && parse.strangers.some(({ ordinary }) => !ordinary)) {
    const near = parse.strangers.find(({ words }) => nearestAreas(parser, words).length > 0);
    return near
      ? askWhere(near.words, nearestAreas(parser, near.words), partly)
      : refuse({ kind: 'unknown-place', words: strangerText(parse) });
  }
  const side = missingSide(parse, partly);
  if (side !== null) return askWhere(side, [], partly);
  const doubtful = !parse.measureSure || parse.strangers.some(({ leans }) => leans) || missingMeasure(parse);
  if (doubtful && parse.typed.metrics.length === 0) {
    const own = metrics.map((metric): Choice => ({ kind: metric.kind, id: metric.id }));
    const near = parser.measures
      .nearest(parse.items)
      .filter((choice) => !own.some((other) => sameChoice(other, choice)));
    const choices = [...own, ...near].slice(0, CHOICES);
    return askMeasure(measureText(parse), choices, { ...partly, metrics: [] });
  }
  return partly;
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

/** The words that nothing explains, with those of measures that lean on them. */
function unknownText({ segments, tokens, strangers, items }: Parse): string {
  const said = new Set([...strangers, ...items.filter(hasContent)].map(({ words }) => words));
  return segments
    .map((part) =>
      tokens
        .slice(part.from, part.to)
        .map(({ raw }) => raw)
        .join(' '),
    )
    .filter((words) => said.has(words))
    .join(' ');
}

function distinctMetrics(metrics: readonly AskedMetric[]): AskedMetric[] {
  return metrics.filter((metric, index) => metrics.findIndex(({ id }) => id === metric.id) === index);
}
