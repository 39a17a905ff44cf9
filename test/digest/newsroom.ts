import type {
  ComposeBrief,
  ComposeDigest,
  DigestMessage,
  FindPosted,
  Found,
  Post,
  Posted,
} from '../../src/digest/digest-message.ts';
import { deliverDigests, type DeliveryParts, type Tried } from '../../src/digest/deliver-digests.ts';
import type { Store } from '../../src/store/open-store.ts';
import type { Subscription } from '../../src/store/subscription.ts';
import type { Instant } from '../../src/store/tables.ts';
import { temporaryStore } from '../store/temporary-store.ts';
import { virtualClock, type VirtualClock } from './virtual-clock.ts';

export interface Arrived {
  readonly key: string;
  readonly workspace: string;
  readonly channel: string;
  readonly text: string;
  readonly at: Instant;
}

/** A store, a clock and a Slack that does what a test tells it, with the deliverer at work between them. */
export interface Newsroom {
  readonly store: Store;
  readonly clock: VirtualClock;
  /** Messages that arrived in channels, in order. */
  readonly arrived: Arrived[];
  readonly told: string[];
  readonly tried: Tried[];
  readonly parts: DeliveryParts;
  /** What Slack does with the next messages; afterwards it takes them. */
  readonly slackWill: Behaviour[];
  mayLook: boolean;
  compose: ComposeDigest;
  composeBrief: ComposeBrief;
  /** The deliverer wakes once, in this process or as another on the same store. */
  round(other?: Partial<DeliveryParts>): Promise<void>;
  /** It wakes every minute until then. */
  until(to: Instant | string): Promise<void>;
}

/** What becomes of one message: whether it arrives, and what the sender hears. */
export interface Behaviour {
  readonly arrives: boolean;
  readonly heard: Posted;
}

export const lostAfterAccepting: Behaviour = {
  arrives: true,
  heard: { kind: 'unknown', reason: 'no answer' },
};
export const lostBefore: Behaviour = { arrives: false, heard: { kind: 'unknown', reason: 'no answer' } };
export const refusing = (reason: string): Behaviour => ({
  arrives: false,
  heard: { kind: 'refused', reason },
});

export async function newsroom(at: Instant | string): Promise<Newsroom> {
  const clock = virtualClock(at);
  const store = await temporaryStore();
  const arrived: Arrived[] = [];
  const told: string[] = [];
  const tried: Tried[] = [];
  const slackWill: Behaviour[] = [];
  const post: Post = ({ key, workspace, channel, content }: DigestMessage) => {
    const does = slackWill.shift() ?? { arrives: true, heard: { kind: 'sent', ts: `${clock.now()}.1` } };
    if (does.arrives) arrived.push({ key, workspace, channel, text: content.text, at: clock.now() });
    return Promise.resolve(does.heard);
  };
  const findPosted: FindPosted = ({ key }) => {
    const found: Found = !room.mayLook
      ? { kind: 'no-scope' }
      : arrived.some((message) => message.key === key)
        ? { kind: 'found', ts: '1.1' }
        : { kind: 'absent' };
    return Promise.resolve(found);
  };
  const room: Newsroom = {
    store,
    clock,
    arrived,
    told,
    tried,
    slackWill,
    mayLook: true,
    compose: ({ id }, seen) => ({
      text: `Digest after ${seen ?? 'nothing'}`,
      blocks: [],
      query: null,
      seen: `${id} at ${new Date(clock.now()).toISOString().slice(0, 10)}`,
    }),
    composeBrief: (subscriptions, releases) => ({
      text: `${releases.join(' and ')} for ${subscriptions.length}`,
      blocks: [],
      query: null,
      seen: '',
    }),
    parts: {
      store,
      compose: (subscription, seen) => room.compose(subscription, seen),
      composeBrief: (subscriptions, releases) => room.composeBrief(subscriptions, releases),
      post,
      findPosted,
      tellOwner: ({ owner, reason }) => {
        told.push(`${owner}: ${reason}`);
        return Promise.resolve();
      },
      now: clock.now,
      sleep: clock.sleep,
      holder: 'here',
      note: (one) => tried.push(one),
      stopping: () => false,
    },
    round: (other) => clock.run(deliverDigests({ ...room.parts, ...other })),
    async until(to) {
      const end = typeof to === 'string' ? Date.parse(to) : to;
      while (clock.now() < end) {
        await room.round();
        clock.set(Math.min(end, Math.max(clock.now(), Math.floor(clock.now() / 60_000) * 60_000 + 60_000)));
      }
    },
  };
  return room;
}

export const everyMonday = { kind: 'weekly', day: 1, time: '09:00', zone: 'Europe/London' } as const;

/** Subscribes a channel; the number makes it another one. */
export async function subscribe(
  { store, clock }: Newsroom,
  place: { workspace?: string; channel?: string; number?: number; releaseBriefs?: boolean } = {},
): Promise<Subscription> {
  const outcome = await store.subscriptions.add(
    place.workspace ?? 'T1',
    {
      channel: place.channel ?? 'C1',
      owner: 'U1',
      content: {
        authorities: [String(place.number ?? 1)],
        measures: { kind: 'basket', basket: 'overview' },
        onlyWhenChanged: false,
        releaseBriefs: place.releaseBriefs ?? false,
      },
      schedule: everyMonday,
    },
    clock.now(),
  );
  if (outcome.kind !== 'added') throw new Error(outcome.kind);
  return outcome.subscription;
}
