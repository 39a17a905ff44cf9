import type { Area } from '../domain/authority.ts';
import { listWords } from '../present/wording-phrases.ts';
import type { ScheduleFault } from './read-schedule.ts';

// Why a text is no digest, and what would be; and what is said beside one that was understood.

export const leftOut = (words: readonly string[]): string =>
  `Not understood, or nothing that a digest can have, and left out: ${words.map((one) => `“${one}”`).join(', ')}.`;

export const noPlace =
  'Which places? For example: “/safeguard subscribe dorset, kent child protection weekly monday 9am”. Nothing was set up.';
export const tooMany = (what: 'places' | 'measures', limit: number): string =>
  what === 'places'
    ? `That is too many for one digest: it takes up to ${limit} places. Set up two, or name a region. Nothing was set up.`
    : `That is too many for one digest: it takes up to ${limit} measures. Set up two, or name a topic such as “child protection”. Nothing was set up.`;
export const everywhere =
  'A digest takes up to 20 places. For all of England together say “subscribe england”, for a region its name, or name the places that you mean. Nothing was set up.';
export const noFigures = (name: string): string =>
  `${name}: no figures of it are published for that, so there would never be news. Name an authority, or other measures. Nothing was set up.`;
export const noNeighbours = (name: string): string =>
  `No list of statistical neighbours is held for ${name}. Name the places that you mean. Nothing was set up.`;
export function neighboursMeant(of: readonly Area[], model: string): string {
  const [only, ...others] = of;
  const whose = `${listWords(of.map(({ name }) => name))} and ${others.length > 0 ? 'their' : 'its'}`;
  const alone =
    only?.ranked === true && others.length === 0
      ? ` A digest of ${only.name} alone compares it with their median as well: “subscribe ${only.name}”.`
      : '';
  return `These are ${whose} statistical neighbours by the ${model} model.${alone}`;
}
export const regionMeant = (name: string): string =>
  `${name} stands for the region as a whole. For councils in it one by one, name them.`;
export const otherChannel =
  'A digest is set up in the conversation where it should come: ask there, or open the form from your direct messages with me or from my home tab and choose the channel. Nothing was set up.';
export const notHeld = (name: string): string =>
  `${name}: this is not held here for authorities, so there would never be news of it. Nothing was set up.`;
export function ended(area: Area, successors: readonly Area[]): string {
  const names = successors.map(({ name }) => name);
  const after =
    names.length === 0 ? '' : ` ${listWords(names)} came after it: “subscribe ${names.join(', ')}”.`;
  return `${area.name} was abolished, so there will be no new figures of it.${after} Nothing was set up.`;
}
export const noSuchTime = ({ what, words }: ScheduleFault): string =>
  `${timeTrouble(what, words)} Nothing was set up.`;

function timeTrouble(what: ScheduleFault['what'], words: string): string {
  switch (what) {
    case 'time':
      return `“${words}” is no time of the day. Write it like “9am” or “16:30”.`;
    case 'day':
      return `“${words}” is no day that I know. Write it like “monday 9am” or “monthly on the 15th”.`;
    case 'part-of-day':
      return `“${words}” is no exact time. Write it like “9am” or “16:30”.`;
    case 'zone':
      return `“${words}” is no time zone that I know for sure. Write it like “Europe/London” or “America/New_York”.`;
    case 'rhythm':
      return `Digests come weekly or monthly, not “${words}”, because the figures change a few times a year. Say “weekly monday” or “monthly on the 1st”; with “only when something changed”, nothing comes in a quiet week.`;
    case 'several-days':
      return `A digest comes on one day of the week, not on ${words}. Take one of them, or set up a digest for each.`;
    case 'weekday-of-month':
      return `A monthly digest comes on a date, not “${words}”. Say “monthly on the 1st”, “end of the month”, or “weekly monday”.`;
    case 'date-of-week':
      return `“${words}” is two rhythms. Say “weekly monday” or “monthly on the 15th”.`;
    case 'once':
      return `Digests come weekly or monthly, not once, as “${words}” would be. For the figures now, just ask: “/safeguard dorset”. For a digest, say “weekly monday” or “monthly on the 1st”.`;
  }
}
export const nothingSetUp = 'Nothing was set up.';
