import type { Area, AreaCode } from '../domain/authority.ts';
import type { Basket } from '../domain/basket.ts';
import type { Dataset } from '../domain/dataset.ts';
import { plainText } from '../query/normalise.ts';
import type { AskedArea, AskedMetric, Choice, Question, Reading, Refusal } from '../query/question.ts';
import { mostAreas, mostMetrics, type Subscription } from '../store/subscriptions.ts';
import { readSchedule } from './read-schedule.ts';

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
    }
  | { readonly kind: 'no-place' }
  | { readonly kind: 'too-many'; readonly what: 'places' | 'measures'; readonly limit: number }
  /** A measure or an authority of which nothing new will be published here. */
  | { readonly kind: 'not-held'; readonly name: string }
  | { readonly kind: 'ended'; readonly area: Area }
  /** Places named by one phrase, which may become others. */
  | { readonly kind: 'group' }
  | { readonly kind: 'fault'; readonly what: 'time' | 'zone' | 'rhythm'; readonly words: string }
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
/** Names with several meanings that are asked about at most. */
const mostDoubts = 4;

/**
 * What a text such as "hampshire, gloucestershire child protection weekly monday 9am" subscribes to. The name of a
 * basket means the basket, where no other measure is named.
 */
export function readSubscription(text: string, reader: SubscriptionReader): ReadSubscription {
  const { dataset } = reader;
  const when = readSchedule(text);
  if (when.kind === 'fault') return when;
  const named = basketOf(when.rest, reader);
  const { question, doubts, refused } = readThrough(named?.rest ?? when.rest, reader);
  if (refused) return { kind: 'refused', why: refused };
  if (question?.group) return { kind: 'group' };

  const areas = [...new Set((question?.areas ?? []).map(({ code }) => code))];
  const placed = areas.length > 0 || doubts.some(({ about }) => about === 'area');
  if (!placed && reader.authority !== null) areas.push(reader.authority);
  if (!placed && areas.length === 0) return { kind: 'no-place' };
  if (areas.length > mostAreas) return { kind: 'too-many', what: 'places', limit: mostAreas };
  const ended = areas.flatMap((code) => dataset.area(code) ?? []).find(({ closed }) => closed !== null);
  if (ended) return { kind: 'ended', area: ended };

  const asked = named ? [] : (question?.metrics ?? []);
  const unheld = asked.find(({ kind }) => kind === 'unheld');
  if (unheld) {
    const name = dataset.parts.unheld.find(({ id }) => id === unheld.id)?.name ?? unheld.id;
    return { kind: 'not-held', name };
  }
  const metrics = metricIds(asked, dataset);
  if (metrics.length > mostMetrics) return { kind: 'too-many', what: 'measures', limit: mostMetrics };
  const basket = named?.basket.id ?? reader.basket ?? usualBasket;
  const years = question?.period && question.period.kind !== 'latest' ? [yearsOf(when.rest)] : [];
  return {
    kind: 'read',
    wanted: {
      content: {
        authorities: areas,
        measures: metrics.length > 0 ? { kind: 'metrics', metrics } : { kind: 'basket', basket },
        onlyWhenChanged: when.onlyWhenChanged,
        releaseBriefs: true,
      },
      schedule: when.schedule,
    },
    doubts,
    leftOut: [...(question?.unresolved ?? []), ...years],
    by: (question?.areas ?? []).filter(({ via }) => via !== null),
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
  const names = reader.dataset.parts.baskets
    .flatMap((basket) =>
      [basket.id, basket.id.replaceAll('-', ' '), plainText(basket.name)].map((name) => ({ basket, name })),
    )
    .toSorted((a, b) => b.name.length - a.name.length);
  for (const { basket, name } of names) {
    const rest = leaveOut(text, name);
    if (rest !== text && !namesMeasure(reader.read(rest))) return { basket, rest };
  }
  return null;
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
