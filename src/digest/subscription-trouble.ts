import type { Area, AreaCode } from '../domain/authority.ts';
import type { Dataset } from '../domain/dataset.ts';
import { cleanEcho } from '../present/page.ts';
import { viaSentence } from '../present/wording-place.ts';
import { refusalLines } from '../present/wording-refusal.ts';
import type { Refusal } from '../query/question.ts';
import type { ReadSubscription } from './read-subscription.ts';
import { subscriptionName } from './wording-subscriptions.ts';
import * as say from './wording-trouble.ts';

type Understood = Extract<ReadSubscription, { kind: 'read' }>;

/** Why a text is no digest, in words that end with what to do. */
export function troubleWith(read: Exclude<ReadSubscription, Understood>, dataset: Dataset): string {
  switch (read.kind) {
    case 'no-place':
      return say.noPlace;
    case 'too-many':
      return say.tooMany(read.what, read.limit);
    case 'not-held':
      return say.notHeld(read.name);
    case 'ended': {
      const after = dataset
        .successors(read.area.code)
        .flatMap(({ successor }) => dataset.area(successor) ?? []);
      return say.ended(read.area, after);
    }
    case 'everywhere':
      return say.everywhere;
    case 'no-neighbours':
      return say.noNeighbours(read.of.name);
    case 'no-figures':
      return say.noFigures(subscriptionName(read.content, dataset));
    case 'other-channel':
      return say.otherChannel;
    case 'fault':
      return say.noSuchTime({ what: read.what, words: timeEcho(read.words) });
    case 'refused':
      return [...refusalLines(cleaned(read.why)), say.nothingSetUp].join(' ');
  }
}

/** What has to be said beside a digest that was understood: a place that stands for another, words left out. */
export function notesOn(read: Understood, dataset: Dataset): readonly string[] {
  const leftOut = wordsLeftOut(read);
  const { neighbours } = read;
  return [
    ...read.by.flatMap(({ code, via }) => {
      const area = dataset.area(code);
      return area && via ? [viaSentence(via, area)] : [];
    }),
    ...(neighbours ? [say.neighboursMeant(areasOf(neighbours.of, dataset), neighbours.model)] : []),
    ...areasOf(read.regions, dataset).map(({ name }) => say.regionMeant(name)),
    ...(leftOut.length > 0 ? [say.leftOut(leftOut)] : []),
  ];
}

function areasOf(codes: readonly AreaCode[], dataset: Dataset): readonly Area[] {
  return codes.flatMap((code) => dataset.area(code) ?? []);
}

/** The words of a text that the digest does without. */
export function wordsLeftOut({ leftOut }: Understood): readonly string[] {
  return leftOut.map(cleanEcho).filter((words) => words !== '');
}

/** The words of a time as they were typed, where they are made of what times are made of. */
function timeEcho(words: string): string {
  return /^[\w:./ ]{1,40}$/.test(words) ? words : cleanEcho(words);
}

/** What somebody typed, as far as it may be shown back. */
function cleaned(why: Refusal['why']): Refusal['why'] {
  if ('words' in why) return { ...why, words: cleanEcho(why.words) };
  return 'place' in why ? { ...why, place: cleanEcho(why.place) } : why;
}
