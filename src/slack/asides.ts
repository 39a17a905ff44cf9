import type { MoreChoice } from '../present/button-state.ts';
import { wording } from '../present/wording-slack.ts';
import { areaWords } from '../query/query-text.ts';
import { said } from './asking.ts';
import { conversation } from './conversation.ts';
import type { Subscribing } from './subscribing.ts';
import type { SettingPlace } from './settings.ts';
import type { TakingAway } from './taking-away.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** What somebody says of the answer before that is no question: what its menu does, a digest of it, thanks. */
type Aside = MoreChoice | 'subscribe' | 'thanks';

const LEAD =
  "(?:(?:and|ok|okay|please|can (?:i|we|you)|could (?:i|we|you)|give (?:me|us)|get (?:me|us)|show (?:me|us)|send (?:me|us)|have|i(?: would|’d|'d) like) )*";
const IT = '(?:it|this|that|them|these|those)';
const patterns: readonly (readonly [RegExp, Aside])[] = [
  [/(?:(?:as|in|to|download|export)(?: it)? )?(?:an? |the )?(?:csv|excel|spreadsheet)(?: file)?/, 'csv'],
  [/(?:draft |write )?(?:an? |the )?(?:story(?: draft)?|draft(?: story)?)/, 'story'],
  [new RegExp(`(?:how (?:do|can|should) (?:i|we) )?cite(?: ${IT})?|(?:an? |the )?citation`), 'cite'],
  [new RegExp(`check(?: ${IT})? again`), 'check'],
  [new RegExp(`${IT}(?:[’']?s| is| are| looks?| seems?) (?:wrong|not right|incorrect|odd)`), 'wrong'],
  [new RegExp(`subscribe(?: (?:me|us))?(?: to)?(?: ${IT})?`), 'subscribe'],
  [
    /(?:many )?(?:thanks|thank you|thx|cheers|ta|great|perfect|brilliant)(?: (?:a lot|so much|very much|safeguard))?/,
    'thanks',
  ],
];
const asides = patterns.map(
  ([{ source }, aside]) => [new RegExp(`^${LEAD}(?:${source})(?: please)?$`, 'u'), aside] as const,
);

/** Does what a message says of the answer before it; false where it says nothing of the kind. Never rejects. */
export function asideOf(
  parts: WorkspaceParts,
  take: TakingAway,
  digests: Pick<Subscribing, 'carryOut'>,
): (text: string, place: SettingPlace) => Promise<boolean> {
  const { knowledge, outbound, today } = parts;
  const talk = conversation(parts);

  /** What to subscribe to, as it is typed: the places and measures of a question. */
  const digestText = (query: string): string => {
    const reading = knowledge.read(query, today());
    const question = reading.kind === 'question' ? reading : reading.partial;
    return [
      ...(question?.areas ?? []).map(({ code }) => areaWords(code)),
      ...(question?.metrics ?? []).map(({ id }) => id),
    ].join(' ');
  };

  return async (text, place) => {
    const aside = readAside(text);
    if (aside === null) return false;
    const { channel, thread, user, direct } = place;
    const tell = async (words: string): Promise<boolean> => {
      await outbound.send(said(words), { kind: 'conversation', channel, user, thread });
      return true;
    };
    if (aside === 'thanks') return tell(wording.welcome);
    const { before } = await talk.background({ channel, thread, user, surface: direct ? 'dm' : 'mention' });
    if (!before || knowledge.answer(before, today()).answer.kind === 'clarification') return false;
    if (aside === 'check' || aside === 'wrong') return tell(wording.inMenu);
    if (aside === 'subscribe') {
      await digests.carryOut({ kind: 'subscribe', text: digestText(before), outright: false }, place);
      return true;
    }
    const where = { channel, thread, user, responseUrl: null, messageTs: null, ephemeral: false };
    await take[aside]({ query: before, figure: null }, where);
    return true;
  };
}

function readAside(text: string): Aside | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[\s.!?]+$/, '');
  return asides.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
