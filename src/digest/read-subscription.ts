import type { Area, AreaCode } from '../domain/authority.ts';
import type { Basket } from '../domain/basket.ts';
import type { Dataset } from '../domain/dataset.ts';
import { plainText } from '../query/normalise.ts';
import { roughLikeness } from '../query/similarity.ts';
import type {
  AskedArea,
  AskedGroup,
  AskedMetric,
  Choice,
  Question,
  Reading,
  Refusal,
} from '../query/question.ts';
import { mostAreas, mostMetrics, type Subscription } from '../store/subscription.ts';
import { groupMembers } from './group-members.ts';
import { readSchedule, type ScheduleFault } from './read-schedule.ts';

/** What a channel may be subscribed to, and when it comes. */
export type Wanted = Pick<Subscription, 'content' | 'schedule'>;

/** What some words may mean: areas, with the name of a district or town where that is what is meant, or a metric. */
export type Meaning =
  { readonly areas: readonly AreaCode[]; readonly as: string | null } | { readonly metric: string };

/** Words that can mean several places or measures. */
export interface Doubt {
  readonly about: 'area' | 'metric';
  readonly words: string;
  readonly choices: readonly Meaning[];
}

export type ReadSubscription =
  /** Everything was understood but for the doubts, which have to be settled first, and words that were left out. */
  | {
      readonly kind: 'read';
      readonly wanted: Wanted;
      readonly doubts: readonly Doubt[];
      readonly leftOut: readonly string[];
      /** Places that the text names by something else: a district, a town, a trust. */
      readonly by: readonly AskedArea[];
      /** Set where the neighbours of places were asked for, and are named one by one. */
      readonly neighbours: { readonly of: readonly AreaCode[]; readonly model: string } | null;
      /** Regions whose councils may have been meant. */
      readonly regions: readonly AreaCode[];
    }
  | { readonly kind: 'no-place' }
  | { readonly kind: 'too-many'; readonly what: 'places' | 'measures'; readonly limit: number }
  /** A measure or an authority of which nothing new will be published here. */
  | { readonly kind: 'not-held'; readonly name: string }
  | { readonly kind: 'ended'; readonly area: Area }
  /** All authorities at once, or many of a kind. */
  | { readonly kind: 'everywhere' }
  | { readonly kind: 'no-neighbours'; readonly of: Area }
  /** Measures of which none of the places has any figure. */
  | { readonly kind: 'no-figures'; readonly content: Wanted['content'] }
  /** It should come in a conversation that is named, and not where it is asked for. */
  | { readonly kind: 'other-channel' }
  | ({ readonly kind: 'fault' } & ScheduleFault)
  | { readonly kind: 'refused'; readonly why: Refusal['why'] };

export interface SubscriptionReader {
  readonly dataset: Dataset;
  /** Reads a text as a question. */
  readonly read: (text: string) => Reading;
  /** The channel's own authority and basket, meant where the text names none. */
  readonly authority: AreaCode | null;
  readonly basket: string | null;
}

const usualBasket = 'overview';
/** A channel as it is typed, or as Slack writes it. */
const otherChannel = /(?:^|\s)(?:#[\p{L}\p{N}_-]+|<#C\w+)/u;
const councils = /\b(?:councils?|authorit(?:y|ies)|boroughs|las)\b/i;
/** A name as like to that of a basket as this is that name, with a slip. */
const misspelt = 0.87;
/** Names with several meanings that are asked about at most. */
const mostDoubts = 4;

/**
 * What a text such as "hampshire, gloucestershire child protection weekly monday 9am" subscribes to. The name of a
 * basket means the basket, where no other measure is named.
 */
export function readSubscription(text: string, reader: SubscriptionReader): ReadSubscription {
  const { dataset } = reader;
  if (otherChannel.test(text)) return { kind: 'other-channel' };
  const when = readSchedule(text);
  if (when.kind === 'fault') return when;
  const topic = basketOf(when.rest, reader);
  const { question, doubts, refused } = readThrough(topic?.rest ?? when.rest, reader);
  if (refused) return { kind: 'refused', why: refused };

  const group = question?.group ?? null;
  const named = [...new Set((question?.areas ?? []).map(({ code }) => code))];
  const placed = named.length > 0 || doubts.some(({ about }) => about === 'area');
  const ofItself = group === null || group.kind === 'neighbours';
  if (!placed && ofItself && reader.authority !== null) named.push(reader.authority);
  if (!placed && ofItself && named.length === 0) return { kind: 'no-place' };
  const members = groupMembers(dataset, group, named);
  if (members.kind === 'no-neighbours') return members;
  const areas = [...new Set([...named, ...members.codes])];
  if (areas.length > mostAreas) {
    return ofItself ? { kind: 'too-many', what: 'places', limit: mostAreas } : { kind: 'everywhere' };
  }
  const ended = areas.flatMap((code) => dataset.area(code) ?? []).find(({ closed }) => closed !== null);
  if (ended) return { kind: 'ended', area: ended };

  const topicMeant = topic?.basket ?? almostBasket(question?.metrics ?? [], dataset);
  const asked = topicMeant ? [] : (question?.metrics ?? []);
  const unheld = asked.find(({ kind }) => kind === 'unheld');
  if (unheld) {
    const name = dataset.parts.unheld.find(({ id }) => id === unheld.id)?.name ?? unheld.id;
    return { kind: 'not-held', name };
  }
  const metrics = metricIds(asked, dataset);
  if (metrics.length > mostMetrics) return { kind: 'too-many', what: 'measures', limit: mostMetrics };
  const basket = topicMeant?.id ?? reader.basket ?? usualBasket;
  const content: Wanted['content'] = {
    authorities: areas,
    measures: metrics.length > 0 ? { kind: 'metrics', metrics } : { kind: 'basket', basket },
    onlyWhenChanged: when.onlyWhenChanged,
    releaseBriefs: true,
  };
  if (areas.length > 0 && doubts.length === 0 && !hasFigures(content, dataset)) {
    return { kind: 'no-figures', content };
  }
  const years = question?.period && question.period.kind !== 'latest' ? [yearsOf(when.rest)] : [];
  return {
    kind: 'read',
    wanted: {
      content,
      schedule: when.schedule,
    },
    doubts: doubts.map((doubt) => (group === null ? doubt : withMembers(doubt, dataset, group))),
    leftOut: [...(question?.unresolved ?? []), ...years],
    by: (question?.areas ?? []).filter(({ via }) => via !== null),
    neighbours: members.model === null ? null : { of: named, model: members.model },
    regions: councils.test(text) ? named.filter((code) => dataset.area(code)?.kind === 'region') : [],
  };
}

function hasFigures({ authorities, measures }: Wanted['content'], dataset: Dataset): boolean {
  const ids =
    measures.kind === 'metrics'
      ? measures.metrics
      : (dataset.parts.baskets.find(({ id }) => id === measures.basket)?.metrics ?? []);
  return authorities.some((code) =>
    ids.some((id) =>
      dataset.metric(id)?.unit === 'grade'
        ? dataset.inspections(code).length > 0
        : dataset.years(id, code).length > 0,
    ),
  );
}

/** A doubtful place with what the group makes of each choice. */
function withMembers(doubt: Doubt, dataset: Dataset, group: AskedGroup): Doubt {
  const choices = doubt.choices.map((means): Meaning => {
    if ('metric' in means) return means;
    const members = groupMembers(dataset, group, means.areas);
    const more = members.kind === 'members' ? members.codes : [];
    return { ...means, areas: [...new Set([...means.areas, ...more])] };
  });
  return {
    ...doubt,
    choices: choices.filter((means) => 'metric' in means || means.areas.length <= mostAreas),
  };
}

/** What is understood of a text, and each thing in it that may be several. */
function readThrough(
  text: string,
  { read }: SubscriptionReader,
): { question: Question | null; doubts: readonly Doubt[]; refused: Refusal['why'] | null } {
  const doubts: Doubt[] = [];
  let rest = text;
  for (;;) {
    const reading = read(rest);
    if (reading.kind === 'question') return { question: reading, doubts, refused: null };
    if (reading.kind === 'refusal') {
      // When the doubtful names are taken out, there may be nothing left to read.
      const { kind } = reading.why;
      const empty = kind === 'empty' || (doubts.length > 0 && kind === 'nothing-understood');
      return { question: reading.partial, doubts, refused: empty ? null : reading.why };
    }
    const { words, choices, partial } = reading;
    const without = words === '' ? rest : leaveOut(rest, words);
    if (without === rest || doubts.length === mostDoubts) {
      return { question: partial, doubts, refused: null };
    }
    doubts.push({ about: reading.about, words, choices: choices.flatMap(meaningOf) });
    rest = without;
  }
}

/** The basket that a text names, with the text without its name; null where the name is part of a measure's. */
function basketOf(text: string, reader: SubscriptionReader): { basket: Basket; rest: string } | null {
  for (const { basket, name } of basketNames(reader.dataset)) {
    const rest = leaveOut(text, name);
    if (rest !== text && !namesMeasure(reader.read(rest))) return { basket, rest };
  }
  return null;
}

/** The basket whose name was meant by the one measure that is named, where it is misspelt. */
function almostBasket(asked: readonly AskedMetric[], dataset: Dataset): Basket | null {
  const [only, ...others] = asked;
  if (!only || others.length > 0) return null;
  const found = basketNames(dataset).find(({ name }) => roughLikeness(only.words, name) >= misspelt);
  return found?.basket ?? null;
}

/** The names of baskets, longest first. */
function basketNames(dataset: Dataset): readonly { readonly basket: Basket; readonly name: string }[] {
  return dataset.parts.baskets
    .flatMap((basket) =>
      [basket.id, basket.id.replaceAll('-', ' '), plainText(basket.name)].map((name) => ({ basket, name })),
    )
    .toSorted((a, b) => b.name.length - a.name.length);
}

function namesMeasure(reading: Reading): boolean {
  switch (reading.kind) {
    case 'question':
      return reading.metrics.length > 0;
    case 'clarification':
      return reading.partial.metrics.length > 0 || (reading.about === 'metric' && reading.words !== '');
    case 'refusal':
      return reading.why.kind === 'unknown-measure';
  }
}

/** The text in plain form without these words, or as it was where they do not stand in it. */
function leaveOut(text: string, words: string): string {
  const plain = ` ${plainText(text)
    .replaceAll(/([,;])/g, ' $1 ')
    .replaceAll(/\s+/g, ' ')} `;
  const at = plain.indexOf(` ${words.toLowerCase()} `);
  return at < 0 ? text : `${plain.slice(0, at)} ${plain.slice(at + words.length + 1)}`.trim();
}

function meaningOf(choice: Choice): Meaning[] {
  switch (choice.kind) {
    case 'area':
      return [{ areas: [choice.code], as: choice.via?.name ?? null }];
    case 'areas':
      return [{ areas: choice.codes, as: null }];
    case 'metric':
      return [{ metric: choice.id }];
    case 'unheld':
      return [];
  }
}

/** The metrics asked for, each once; a breakdown by its parts. */
function metricIds(asked: readonly AskedMetric[], dataset: Dataset): readonly string[] {
  return [
    ...new Set(
      asked.flatMap((metric) => {
        if (metric.kind === 'unheld') return [];
        const parts = dataset.parts.breakdowns.find(({ id }) => id === metric.breakdown)?.parts;
        return [metric.id, ...(parts ?? [])];
      }),
    ),
  ];
}

/** The years that a text names: a digest always has the newest figures. */
function yearsOf(text: string): string {
  return [...text.matchAll(/\b(?:19|20)\d{2}(?:[/-]\d{2,4})?\b/g)].map(([year]) => year).join(', ');
}
