import { readSubscription, type ReadSubscription, type Wanted } from '../digest/read-subscription.ts';
import { formFaults } from '../digest/wording-subscriptions.ts';
import type { Dataset } from '../domain/dataset.ts';
import { cleanEcho } from '../present/page.ts';
import { choiceLabel } from '../present/wording-place.ts';
import type { Reading } from '../query/question.ts';
import { readZone, scheduleSchema, type Schedule } from '../store/schedule.ts';
import { mostAreas } from '../store/subscription.ts';
import { digestFields, onlyWhenChangedValue, releaseBriefsValue } from './digest-form-view.ts';
import type { Fields } from './read-view.ts';
import { listWords } from '../present/wording-phrases.ts';

/** What a form asks for, or what is wrong with it, by the block of the field. */
export type DigestFormReading =
  | { readonly kind: 'wants'; readonly wanted: Wanted; readonly channel: string | null }
  | { readonly kind: 'faults'; readonly faults: Readonly<Record<string, string>> };

export interface DigestFormReader {
  readonly dataset: Dataset;
  readonly read: (text: string) => Reading;
}

/** Reads a form that was sent off. */
export function readDigestForm(fields: Fields, reader: DigestFormReader): DigestFormReading {
  const { dataset } = reader;
  const first = (name: string): string => fields[name]?.[0]?.trim() ?? '';
  const place = dataset.area(first(digestFields.place));
  if (!place) return fault(digestFields.place, formFaults.again);
  if (place.closed !== null) return fault(digestFields.place, formFaults.ended);

  const more = readMorePlaces(first(digestFields.more), reader);
  if (typeof more === 'string') return fault(digestFields.more, more);
  const authorities = [...new Set([place.code, ...more])];
  if (authorities.length > mostAreas) return fault(digestFields.more, formFaults.tooManyPlaces(mostAreas));

  const own = readMeasures(first(digestFields.measures), place.code, reader);
  if (typeof own === 'string') return fault(digestFields.measures, own);
  const basket = dataset.parts.baskets.find(({ id }) => id === first(digestFields.topic));
  if (!own && !basket) return fault(digestFields.topic, formFaults.again);

  const zone = readZone(first(digestFields.zone));
  if (zone === null) return fault(digestFields.zone, formFaults.zone);
  const schedule = readDay(first(digestFields.day), first(digestFields.time), zone);
  if (!schedule) return fault(digestFields.day, formFaults.again);
  const options = fields[digestFields.options] ?? [];
  return {
    kind: 'wants',
    channel: first(digestFields.channel) || null,
    wanted: {
      schedule,
      content: {
        authorities,
        measures: own ?? { kind: 'basket', basket: basket?.id ?? '' },
        onlyWhenChanged: options.includes(onlyWhenChangedValue),
        releaseBriefs: options.includes(releaseBriefsValue),
      },
    },
  };
}

/** The places that a text names, or what is wrong with it. */
export function readMorePlaces(text: string, reader: DigestFormReader): readonly string[] | string {
  if (text === '') return [];
  const read = readPart(text, reader, null);
  if (read.kind !== 'read') return faultOf(read);
  const trouble = unsettled(read, reader.dataset);
  if (trouble !== null) return trouble;
  return read.wanted.content.measures.kind === 'metrics'
    ? formFaults.onlyPlaces
    : read.wanted.content.authorities;
}

/** The measures that a text names, null where it names none, or what is wrong with it. */
export function readMeasures(
  text: string,
  place: string,
  reader: DigestFormReader,
): Wanted['content']['measures'] | string | null {
  if (text === '') return null;
  const read = readPart(text, reader, place);
  if (read.kind !== 'read') return faultOf(read);
  const trouble = unsettled(read, reader.dataset);
  if (trouble !== null) return trouble;
  const { authorities, measures } = read.wanted.content;
  return authorities.every((code) => code === place) ? measures : formFaults.onlyMeasures;
}

function readPart(text: string, { dataset, read }: DigestFormReader, place: string | null): ReadSubscription {
  return readSubscription(text, { dataset, read, authority: place, basket: null });
}

/** What would have to be asked back or left out, which a form says at its field instead. */
function unsettled(
  { doubts: [doubt], leftOut: [left] }: Extract<ReadSubscription, { kind: 'read' }>,
  dataset: Dataset,
): string | null {
  if (left !== undefined) return formFaults.notUnderstood(cleanEcho(left));
  if (!doubt) return null;
  const names = doubt.choices.flatMap((means) => {
    if ('metric' in means) return dataset.metric(means.metric)?.name ?? [];
    const [code, ...others] = means.areas;
    const area = others.length > 0 || code === undefined ? undefined : dataset.area(code);
    return area ? choiceLabel(area.name, means.as) : [];
  });
  return formFaults.several(cleanEcho(doubt.words), listWords(names));
}

function faultOf(read: Exclude<ReadSubscription, { kind: 'read' }>): string {
  switch (read.kind) {
    case 'not-held':
      return formFaults.notHeld(read.name);
    case 'ended':
      return formFaults.ended;
    case 'everywhere':
      return formFaults.everywhere;
    case 'no-neighbours':
      return formFaults.noNeighbours(read.of.name);
    case 'too-many':
      return read.what === 'places'
        ? formFaults.tooManyPlaces(read.limit)
        : formFaults.tooManyMeasures(read.limit);
    case 'fault':
      return formFaults.notUnderstood(cleanEcho(read.words));
    case 'refused':
      return 'words' in read.why ? formFaults.notUnderstood(cleanEcho(read.why.words)) : formFaults.notKnown;
    case 'no-place':
    case 'no-figures':
    case 'other-channel':
      return formFaults.notKnown;
  }
}

function readDay(value: string, time: string, zone: string): Schedule | null {
  const [kind, day] = value.split(':');
  return scheduleSchema.safeParse({ kind, day: Number(day), time, zone }).data ?? null;
}

function fault(field: string, words: string): DigestFormReading {
  return { kind: 'faults', faults: { [field]: words } };
}
