import { describe, expect, it } from 'vitest';
import type { OwedDelivery } from '../../src/store/delivery.ts';
import type { Store } from '../../src/store/open-store.ts';
import { retention } from '../../src/store/retention.ts';
import type { Subscription } from '../../src/store/subscription.ts';
import { subscriptionLimit } from '../../src/store/subscriptions.ts';
import { morning, temporaryFile, temporaryStore } from './temporary-store.ts';

const minute = 60_000;
const wanted = {
  channel: 'C1',
  owner: 'U1',
  content: {
    authorities: ['838'],
    measures: { kind: 'metrics', metrics: ['cpp-rate'] },
    onlyWhenChanged: true,
    releaseBriefs: false,
  },
  schedule: { kind: 'monthly', day: 31, time: '09:00', zone: 'Europe/London' },
} as const;

async function subscribed(store: Store, channel = 'C1'): Promise<Subscription> {
  const outcome = await store.subscriptions.add('T1', { ...wanted, channel }, morning);
  if (outcome.kind !== 'added') throw new Error(outcome.kind);
  return outcome.subscription;
}

const owedBy = ({ workspace, id, channel }: Subscription, week = 48): OwedDelivery => ({
  workspace,
  key: `${id}:2026-W${week}`,
  channel,
  subscription: id,
  period: `2026-W${week}`,
  periodAt: morning + (week - 48) * 7 * 24 * 60 * minute,
});

describe('subscriptions', () => {
  it('come back as they were made, and the same one is not made twice', async () => {
    const { subscriptions, settingChanges } = await temporaryStore();
    const added = await subscriptions.add('T1', wanted, morning);
    expect(added).toMatchObject({ kind: 'added', subscription: { ...wanted, paused: null, seen: null } });
    expect(await subscriptions.add('T1', { ...wanted, owner: 'U2' }, morning)).toMatchObject({
      kind: 'already',
    });
    expect(await subscriptions.ofOwner('T1', 'U1')).toHaveLength(1);
    expect(await settingChanges.recent('T1', 'C1', 5)).toMatchObject([
      { what: 'subscription', person: 'U1' },
    ]);
  });

  it('are limited in a channel', async () => {
    const { subscriptions } = await temporaryStore();
    const add = (index: number) =>
      subscriptions.add(
        'T1',
        { ...wanted, content: { ...wanted.content, authorities: [String(index)] } },
        morning,
      );
    for (let index = 0; index < subscriptionLimit; index += 1) expect((await add(index)).kind).toBe('added');
    expect(await add(99)).toEqual({ kind: 'full', limit: subscriptionLimit });
    expect(await subscriptions.ofChannel('T1', 'C1')).toHaveLength(subscriptionLimit);
  });

  it('count a new schedule from when it was made, and keep who changed or removed them', async () => {
    const store = await temporaryStore();
    const { id } = await subscribed(store);
    const schedule = { ...wanted.schedule, day: 15 };
    const changed = await store.subscriptions.change('T1', id, { schedule }, 'U2', morning + minute);
    expect(changed).toMatchObject({ schedule, scheduledAt: morning + minute, content: wanted.content });
    expect(await store.subscriptions.remove('T1', id, 'U3', morning + 2 * minute)).toMatchObject({ id });
    expect(await store.subscriptions.remove('T1', id, 'U3', morning + 3 * minute)).toBeNull();
    const people = (await store.settingChanges.recent('T1', 'C1', 5)).map(({ person }) => person);
    expect(people).toEqual(['U3', 'U2', 'U1']);
  });

  it('refuse a time zone or a time that there is not', async () => {
    const { subscriptions } = await temporaryStore();
    for (const wrong of [{ zone: 'Europe/Atlantis' }, { time: '24:00' }, { day: 32 }]) {
      const schedule = { ...wanted.schedule, ...wrong };
      await expect(subscriptions.add('T1', { ...wanted, schedule }, morning)).rejects.toThrow();
    }
    expect(await subscriptions.ofChannel('T1', 'C1')).toEqual([]);
  });
});

describe('a delivery', () => {
  it('has one holder at a time, over two connections', async () => {
    const file = temporaryFile();
    const [one, other] = [await temporaryStore(file), await temporaryStore(file)];
    const owed = owedBy(await subscribed(one));
    const claims = await Promise.all(
      Array.from({ length: 40 }, async (_, index) =>
        (index % 2 ? one : other).deliveries.claim(owed, `holder ${index}`, morning + minute, morning),
      ),
    );
    expect(claims.filter(Boolean)).toHaveLength(1);
  });

  it('is taken up by somebody else only when the lease is over, and then is not the first one’s to send', async () => {
    const store = await temporaryStore();
    const { deliveries } = store;
    const owed = owedBy(await subscribed(store));
    await deliveries.claim(owed, 'first', morning + minute, morning);
    expect(await deliveries.claim(owed, 'second', morning + minute, morning + minute - 1)).toBeNull();
    expect(await deliveries.sendingOff(owed, 'first', 'seen', morning + 2 * minute, morning + minute)).toBe(
      false,
    );
    expect(await deliveries.claim(owed, 'second', morning + 2 * minute, morning + minute)).toMatchObject({
      state: 'claimed',
      attempts: 2,
      postingSince: null,
    });
    expect(await deliveries.sendingOff(owed, 'first', 'seen', morning + 3 * minute, morning + minute)).toBe(
      false,
    );
    expect(await deliveries.sendingOff(owed, 'second', 'seen', morning + 3 * minute, morning + minute)).toBe(
      true,
    );
  });

  it('that was sent off when its holder died comes back as one to look for', async () => {
    const store = await temporaryStore();
    const { deliveries } = store;
    const owed = owedBy(await subscribed(store));
    await deliveries.claim(owed, 'first', morning + minute, morning);
    await deliveries.sendingOff(owed, 'first', 'seen', morning + minute, morning + 5);
    expect(await deliveries.abandoned(morning + minute - 1)).toEqual([]);
    expect(await deliveries.abandoned(morning + minute)).toMatchObject([{ key: owed.key, state: 'posting' }]);
    expect(await deliveries.claim(owed, 'second', morning + 2 * minute, morning + minute)).toMatchObject({
      state: 'posting',
      postingSince: morning + 5,
    });
  });

  it('that arrived moves its subscription on with what it had seen', async () => {
    const store = await temporaryStore();
    const { deliveries, subscriptions } = store;
    const subscription = await subscribed(store);
    const owed = owedBy(subscription);
    await deliveries.claim(owed, 'here', morning + minute, morning);
    await deliveries.sendingOff(owed, 'here', '{"editions":1}', morning + minute, morning);
    await deliveries.end(owed, 'here', { kind: 'sent', messageTs: '1.1' }, morning + 1);
    expect(await subscriptions.get('T1', subscription.id)).toMatchObject({
      lastPeriod: owed.period,
      lastPeriodAt: owed.periodAt,
      seen: '{"editions":1}',
    });
    expect(await deliveries.claim(owed, 'there', morning + 9 * minute, morning + 8 * minute)).toBeNull();
    expect(await deliveries.ofChannel('T1', 'C1', 5)).toMatchObject([{ state: 'sent', messageTs: '1.1' }]);
  });

  it('that nobody can find is done with, and what it had seen does not count', async () => {
    const store = await temporaryStore();
    const { deliveries, subscriptions } = store;
    const subscription = await subscribed(store);
    const owed = owedBy(subscription);
    await deliveries.claim(owed, 'here', morning + minute, morning);
    await deliveries.sendingOff(owed, 'here', 'seen', morning + minute, morning);
    await deliveries.end(owed, 'here', { kind: 'unknown', reason: 'no answer' }, morning + 1);
    expect(await subscriptions.get('T1', subscription.id)).toMatchObject({
      lastPeriod: owed.period,
      seen: null,
    });
    expect(await deliveries.history(10, 'unknown')).toMatchObject([{ key: owed.key, reason: 'no answer' }]);
    // Its holder was only slow: the truth is still taken.
    await deliveries.end(owed, 'slow', { kind: 'sent', messageTs: '1.1' }, morning + 2);
    expect(await subscriptions.get('T1', subscription.id)).toMatchObject({ seen: 'seen' });
  });

  it('that arrives late never moves its subscription back', async () => {
    const store = await temporaryStore();
    const { deliveries, subscriptions } = store;
    const subscription = await subscribed(store);
    for (const week of [49, 48]) {
      const owed = owedBy(subscription, week);
      await deliveries.claim(owed, 'here', morning + minute, morning);
      await deliveries.sendingOff(owed, 'here', `seen in ${week}`, morning + minute, morning);
      await deliveries.end(owed, 'here', { kind: 'sent', messageTs: null }, morning);
    }
    expect(await subscriptions.get('T1', subscription.id)).toMatchObject({
      lastPeriod: '2026-W49',
      seen: 'seen in 49',
    });
  });

  it('refused for good pauses its subscription, whose owner is told once', async () => {
    const store = await temporaryStore();
    const { deliveries, subscriptions } = store;
    const subscription = await subscribed(store);
    await subscribed(store, 'C2');
    const owed = owedBy(subscription);
    await deliveries.claim(owed, 'here', morning + minute, morning);
    await deliveries.putOff(
      owed,
      'here',
      { until: morning + 1, reason: 'is_archived', refused: true },
      morning,
    );
    expect(await deliveries.claim(owed, 'here', morning + minute, morning + 1)).toMatchObject({
      refusals: 1,
    });
    await deliveries.end(owed, 'here', { kind: 'refused', reason: 'is_archived' }, morning + 2);
    expect((await subscriptions.running()).map(({ channel }) => channel)).toEqual(['C2']);
    expect(await subscriptions.takeUntold(morning + 3)).toMatchObject([
      { owner: 'U1', paused: 'is_archived' },
    ]);
    expect(await subscriptions.takeUntold(morning + 4)).toEqual([]);
    const resumed = await subscriptions.resume('T1', subscription.id, 'U2', morning + 5);
    expect(resumed).toMatchObject({ paused: null, scheduledAt: morning + 5 });
  });

  it('of a workspace that was forgotten meanwhile is not sent', async () => {
    const store = await temporaryStore();
    const owed = owedBy(await subscribed(store));
    await store.deliveries.claim(owed, 'here', morning + minute, morning);
    await store.forget('T1');
    expect(await store.deliveries.sendingOff(owed, 'here', 'seen', morning + minute, morning)).toBe(false);
  });

  it('is sent again when the operator says so, unless it arrived', async () => {
    const store = await temporaryStore();
    const { deliveries } = store;
    const subscription = await subscribed(store);
    const [lost, arrived] = [owedBy(subscription, 48), owedBy(subscription, 49)];
    for (const owed of [lost, arrived]) await deliveries.claim(owed, 'here', morning + minute, morning);
    await deliveries.end(lost, 'here', { kind: 'unknown', reason: 'no answer' }, morning);
    await deliveries.end(arrived, 'here', { kind: 'sent', messageTs: null }, morning);
    expect(await deliveries.sendAgain(lost.key, morning)).toMatchObject([{ state: 'waiting' }]);
    expect(await deliveries.sendAgain(arrived.key, morning)).toEqual([]);
    expect(await deliveries.abandoned(morning)).toMatchObject([{ key: lost.key, state: 'waiting' }]);
  });
});

describe('the pace', () => {
  const tempo = { channelGap: 1000, workspaceGap: 250, patience: 20_000 };

  it('keeps a second in a channel and a quarter in a workspace, over two connections', async () => {
    const file = temporaryFile();
    const [one, other] = [await temporaryStore(file), await temporaryStore(file)];
    const turns = [];
    for (let index = 0; index < 4; index += 1) {
      turns.push(await (index % 2 ? other : one).pace.turn('T1', 'C1', tempo, morning));
    }
    expect(turns).toEqual([0, 1000, 2000, 3000].map((after) => ({ kind: 'at', at: morning + after })));
    const at = async (workspace: string, channel: string, now: number) =>
      (await one.pace.turn(workspace, channel, tempo, now)).at - morning;
    expect(await at('T1', 'C2', morning)).toBe(1000);
    expect(await at('T2', 'C1', morning)).toBe(0);
    expect(await at('T1', 'C1', morning + 60_000)).toBe(60_000);
  });

  it('rests as long as Slack asks, and no shorter for a second, shorter wish', async () => {
    const { pace } = await temporaryStore();
    await pace.rest('T1', morning + 10_000);
    await pace.rest('T1', morning + 5000);
    expect(await pace.turn('T1', 'C1', tempo, morning)).toEqual({ kind: 'at', at: morning + 10_000 });
  });

  it('gives out no turn that is too far away, so that it is still there when its time comes', async () => {
    const { pace } = await temporaryStore();
    await pace.rest('T1', morning + 60_000);
    for (let index = 0; index < 500; index += 1) {
      expect(await pace.turn('T1', `C${index}`, tempo, morning)).toEqual({
        kind: 'not-before',
        at: morning + 60_000,
      });
    }
    expect(await pace.turn('T1', 'C1', tempo, morning + 60_000)).toEqual({
      kind: 'at',
      at: morning + 60_000,
    });
  });
});

describe('editions', () => {
  it('are news from the second start on, and once', async () => {
    const { editions } = await temporaryStore();
    await editions.notice(['a-2025', 'b-2025'], morning);
    await editions.notice(['a-2025', 'b-2025'], morning + 1);
    expect(await editions.since(morning)).toEqual([]);
    await editions.notice(['b-2026', 'a-2025', 'a-2026'], morning + 2);
    await editions.notice(['a-2026'], morning + 3);
    expect(await editions.since(morning)).toEqual([
      { releases: ['a-2026', 'b-2026'], loadedAt: morning + 2 },
    ]);
    expect(await editions.since(morning + 3)).toEqual([]);
  });
});

describe('what is kept', () => {
  it('goes after the stated time, but nothing unfinished and no subscription', async () => {
    const store = await temporaryStore();
    const subscription = await subscribed(store);
    const [done, open] = [owedBy(subscription, 48), owedBy(subscription, 49)];
    for (const owed of [done, open]) await store.deliveries.claim(owed, 'here', morning + minute, morning);
    await store.deliveries.end(done, 'here', { kind: 'sent', messageTs: null }, morning);
    await store.threadMemory.remember('T1', 'C1', '1.1', 'query', morning);
    await store.prune(morning + retention.deliveries - 1);
    expect(await store.deliveries.history(10)).toHaveLength(2);
    await store.prune(morning + retention.deliveries);
    expect(await store.deliveries.history(10)).toMatchObject([{ key: open.key }]);
    expect(await store.subscriptions.running()).toHaveLength(1);
    expect(await store.settingChanges.recent('T1', 'C1', 5)).toEqual([]);
    // Asked as of the day it was made: it is gone, not only hidden.
    expect(await store.threadMemory.recall('T1', 'C1', '1.1', morning)).toBeNull();
  });
});
