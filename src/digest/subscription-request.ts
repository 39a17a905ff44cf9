import type { NotHereAnswer } from '../answer/answer.ts';

/** What a message wants done about the digests of a conversation. */
export type SubscriptionRequest =
  /** `outright`: in so many words, so that it is done without asking once more. */
  | { readonly kind: 'subscribe'; readonly text: string; readonly outright: boolean }
  | { readonly kind: 'unsubscribe'; readonly text: string }
  | { readonly kind: 'preview'; readonly text: string }
  | { readonly kind: 'list' };

const courtesy =
  /^(?:(?:hi|hello|hey)[\s,]+)?(?:(?:please|(?:can|could|would|will) (?:you|we|i))\s+)*(?:please\s+)?/i;
const whom =
  /\b(?:(?:for|to|in)\s+)?(?:this|the|our|my)\s+(?:channel|conversation|team|group|desk)\b|^\s*(?:us|me|here)\b|\bhere\s*$/gi;
const openings: readonly (readonly [RegExp, SubscriptionRequest['kind']])[] = [
  [/^un-?subscribe\b/i, 'unsubscribe'],
  [/^subscribe\b/i, 'subscribe'],
  [/^(?:preview(?:\s+(?:the\s+)?digests?)?|digests?\s+(?:now|preview|please))\b/i, 'preview'],
  [
    /^(?:(?:list|show|what are|which)\s+)?(?:my|the|our|all)?\s*(?:subscriptions?|digests?)\s*[?.!]*$/i,
    'list',
  ],
  [
    /^(?:what|which)(?:['’]?s| is)?\s+(?:(?:digests?|subscriptions?|updates)\s+)?(?:(?:do|does|are|is)\s+)?(?:(?:we|i|this channel)\s+)?(?:come|comes|coming|get|gets|sent|set up|subscribed)\b.*(?:here|to|digests?|subscriptions?|channel|get)\s*[?.!]*$/i,
    'list',
  ],
];

const dayOfWeek = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?';
/** "Send us …", which is no question about figures where it comes again and again. */
const sends = /^(?:(?:to )?(?:send|e-?mail|post|message|dm|ping|deliver)(?: (?:it|this))?)\b/i;
const comesAgain = new RegExp(
  `\\b(?:(?:every|each) (?:${dayOfWeek}|day|week|month|morning|other)|${dayOfWeek}s|daily|weekly|fortnightly|monthly)\\b`,
  'i',
);
/** "We'd like …" says so only where it ends with a day or a week: figures come again and again too. */
const wishes =
  /^(?:(?:i|we)(?:['’]?d| would)? (?:like|love|want|need)(?: to (?:get|have|receive|see|be sent))?|(?:give|get|bring|show|tell|let)\b)/i;
const endsWeekly = new RegExp(
  `\\b(?:every|each) (?:${dayOfWeek}|week|morning)\\b(?:[ ,]+(?:at|by|in the|morning|please|thanks|noon|\\d[\\d:.]*(?: ?[ap]m)?))*[\\s.!?]*$`,
  'i',
);

/**
 * Reads a message that begins with one of the words for it, or wants something sent again and again; null where it
 * is about something else.
 */
export function readRequest(text: string): SubscriptionRequest | null {
  const plain = text.trim().replace(courtesy, '');
  for (const [opening, kind] of openings) {
    const match = opening.exec(plain);
    if (!match) continue;
    const rest = withoutWhom(plain.slice(match[0].length));
    return kind === 'list'
      ? { kind }
      : kind === 'subscribe'
        ? { kind, text: rest, outright: true }
        : { kind, text: rest };
  }
  const wish = comesAgain.test(plain) ? sends.exec(plain) : null;
  const wished = wish ?? (endsWeekly.test(plain) ? wishes.exec(plain) : null);
  return wished && { kind: 'subscribe', text: withoutWhom(plain.slice(wished[0].length)), outright: false };
}

/**
 * What a message means that was understood to be about subscriptions without saying so in as many words; null where
 * it is hardly about them.
 */
export function impliedRequest(text: string, understood: NotHereAnswer['what']): SubscriptionRequest | null {
  switch (understood) {
    case 'subscribe':
      return { kind: 'subscribe', text: withoutWhom(text), outright: false };
    case 'unsubscribe':
      return { kind: 'unsubscribe', text: '' };
    case 'list':
      return /subscri|alert|digest|watch|follow/i.test(text) ? { kind: 'list' } : null;
  }
}

function withoutWhom(text: string): string {
  return text
    .replaceAll(whom, ' ')
    .replace(/^[\s,:]*(?:to|for|about|on|from)\b/i, ' ')
    .trim();
}
