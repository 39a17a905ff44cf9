import type { Dataset } from '../domain/dataset.ts';
import { periodCode } from '../domain/period.ts';
import type { Parse } from './parse-text.ts';
import type { Reading } from './question.ts';
import type { Segment } from './segment.ts';

/** One step of how a text was read. */
export interface ReadingStep {
  readonly step: 'text' | 'codes' | 'period' | 'words' | 'places' | 'measures' | 'left over' | 'reading';
  readonly found: readonly string[];
}

/** The steps from the words to the reading, as short lines, for whoever adds an alias. */
export function explainReading(parse: Parse, reading: Reading, dataset: Dataset): readonly ReadingStep[] {
  const name = (code: string): string => dataset.area(code)?.name ?? code;
  const { period } = parse.period;
  return [
    { step: 'text', found: [parse.plain] },
    {
      step: 'codes',
      found: [...parse.typed.areas.map(({ code }) => name(code)), ...parse.typed.metrics.map(({ id }) => id)],
    },
    {
      step: 'period',
      found: period
        ? [`${parse.period.spans.map(({ words }) => words).join(' ')}: ${periodCode(period)}`]
        : [],
    },
    { step: 'words', found: parse.segments.map((part) => segmentText(part, parse)) },
    {
      step: 'places',
      found: parse.places.map((place) => {
        if (place.kind === 'areas')
          return `${place.words}: ${place.areas.map(({ code }) => name(code)).join(' + ')}`;
        if (place.kind === 'unsure')
          return `${place.words}: ${place.options.map(({ code }) => name(code)).join(' or ')}?`;
        return `${place.words}: ${place.kind === 'nation' ? place.nation : 'elsewhere'}`;
      }),
    },
    {
      step: 'measures',
      found: [
        ...parse.measure.metrics.map(({ words, id }) => `${words}: ${id}`),
        ...parse.measure.choices.map((choice) => ('id' in choice ? `${choice.id}?` : '')),
      ],
    },
    { step: 'left over', found: [...parse.measure.left, ...parse.strangers.map(({ words }) => words)] },
    { step: 'reading', found: [JSON.stringify(reading)] },
  ];
}

function segmentText(part: Segment, parse: Parse): string {
  const words = parse.tokens
    .slice(part.from, part.to)
    .map((token) => token.raw)
    .join(' ');
  const sure = part.sureness < 1 && part.kind !== 'unknown' ? ` (${part.sureness.toFixed(2)})` : '';
  if (part.kind === 'unknown') return `${words} = ?`;
  if (part.kind === 'place') {
    const { payload } = part;
    return `${words} = ${payload.kind === 'areas' ? `place ${payload.codes.join('|')}` : payload.name}${sure}`;
  }
  const { tags, cues, filler, offTopic, unheld } = part.payload;
  const means = [
    ...tags,
    ...cues.map((cue) => `?${cue}`),
    unheld ?? '',
    filler ? '-' : '',
    offTopic ? 'off topic' : '',
  ];
  return `${words} = ${means.filter((meaning) => meaning !== '').join(' ')}${sure}`;
}
