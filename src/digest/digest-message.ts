import type { KnownBlock } from '@slack/types';
import type { Subscription } from '../store/subscription.ts';
import type { Instant, Workspace } from '../store/tables.ts';

/** What one digest or brief says. */
export interface DigestContent {
  /** Complete by itself: phones and screen readers get only this. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** The question that replies in its thread follow up, in ids and codes; null where there is not one. */
  readonly query: string | null;
  /** A question whose picture goes into its thread: of what moved most, or of what is in the spotlight. */
  readonly chart?: string;
  /** What it has seen of the data, for the next digest of the same subscription. */
  readonly seen: string;
}

/**
 * Says what is new to a subscription since `seen`, what its last digest that arrived had seen (null for the first).
 * Quick, and without effect.
 */
export type ComposeDigest = (
  subscription: Subscription,
  seen: string | null,
) => DigestContent | 'nothing-new';

/** Says what releases that were loaded together mean for what a channel has subscribed to. */
export type ComposeBrief = (
  subscriptions: readonly Subscription[],
  releases: readonly string[],
) => DigestContent | 'nothing-new';

export interface DigestMessage {
  readonly workspace: Workspace;
  readonly channel: string;
  /** Travels in the metadata of the message, so that it can be found again. */
  readonly key: string;
  readonly content: DigestContent;
}

/** What became of a message that was sent off once, without any repeat. */
export type Posted =
  | { readonly kind: 'sent'; readonly ts: string | null }
  /** Slack will not take it for this channel or workspace: archived, not a member, token revoked. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Milliseconds to wait, as told. */
  | { readonly kind: 'rate-limited'; readonly retryAfter: number }
  /** It certainly did not reach Slack: no connection was made. */
  | { readonly kind: 'not-sent'; readonly reason: string }
  /** It may have arrived: no answer came, or one that does not say. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** Sends one message off. It has to give up before `postPatience` is over. */
export type Post = (message: DigestMessage) => Promise<Posted>;

export type Found =
  | { readonly kind: 'found'; readonly ts: string }
  /** The whole time since was looked through. */
  | { readonly kind: 'absent' }
  /** The workspace does not let the app look. */
  | { readonly kind: 'no-scope' }
  /** Could not look just now. */
  | { readonly kind: 'later'; readonly reason: string };

/** Looks for a message by its key among those posted to a channel since an instant. */
export type FindPosted = (sought: {
  readonly workspace: Workspace;
  readonly channel: string;
  readonly key: string;
  readonly since: Instant;
}) => Promise<Found>;

/** Subscriptions of one owner in one channel that are paused for one reason; at least one. */
export interface Paused {
  readonly workspace: Workspace;
  readonly owner: string;
  readonly channel: string;
  readonly reason: string;
  readonly subscriptions: readonly Subscription[];
}

/** Tells the owner of paused subscriptions why, in one direct message. */
export type TellOwner = (paused: Paused) => Promise<void>;
