import { describe, expect, it } from 'vitest';
import { reschedule } from '../../src/digest/reschedule.ts';
import {
  everyMonday,
  lostAfterAccepting,
  lostBefore,
  newsroom,
  refusing,
  subscribe,
  type Newsroom,
} from './newsroom.ts';

const friday = '2026-11-20T12:00:00Z';
const monday = '2026-11-23T09:00:00Z';
const minute = 60_000;

/** A newsroom with one channel that subscribed on Friday, on Monday at nine. */
async function mondayMorning(): Promise<Newsroom & { id: string }> {
  const room = await newsroom(friday);
  const { id } = await subscribe(room);
  room.clock.set(monday);
  return Object.assign(room, { id });
}

const keysOf = ({ arrived }: Newsroom): readonly string[] => arrived.map(({ key }) => key);
const states = async ({ store }: Newsroom): Promise<readonly (readonly [string, string])[]> =>
  (await store.deliveries.history(100)).map(({ period, state }) => [period, state] as const);

describe('a digest', () => {
  it('comes when it is due and once', async () => {
    const room = await newsroom(friday);
    const { id } = await subscribe(room);
    await room.round();
    expect(room.arrived).toEqual([]);
    room.clock.set(monday);
    await room.until('2026-11-23T11:00:00Z');
    expect(keysOf(room)).toEqual([`${id}:2026-W48`]);
  });

  it('comes each Monday for two years in five time zones, over all clock changes, from whichever process', async () => {
    const hour = 60 * minute;
    const room = await newsroom('2026-01-01T00:00:00Z');
    const zones = [
      'Europe/London',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'America/Santiago',
    ];
    const ids = new Map<string, string>();
    for (const [index, zone] of zones.entries()) {
      const channel = `C${index}`;
      const { workspace, id } = await subscribe(room, { channel, number: index + 1 });
      const schedule = { ...everyMonday, zone };
      await room.store.subscriptions.change(workspace, id, { schedule }, 'U1', room.clock.now());
      ids.set(channel, id);
    }
    const first = Date.parse('2026-01-04T18:00:00Z');
    for (let week = 0; week < 104; week += 1) {
      // From Sunday evening, when it is Monday on Lord Howe, to Monday evening; nobody wakes in between.
      for (let step = 0; step < 8; step += 1) {
        room.clock.set(first + week * 7 * 24 * hour + step * 3 * hour);
        await room.round({ holder: `process ${(week + step) % 2}` });
      }
    }
    expect(new Set(keysOf(room)).size).toBe(room.arrived.length);
    for (const [index, zone] of zones.entries()) {
      const theirs = room.arrived.filter(({ channel }) => channel === `C${index}`);
      expect(theirs).toHaveLength(104);
      const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: 'numeric' });
      for (const { at } of theirs) expect(shown.format(at)).toMatch(/^Mon[, ]+(?:09|10|11)$/);
    }
    expect(await room.store.deliveries.unfinished()).toEqual([]);
  }, 30_000);

  it('goes on from what the last one that arrived had seen', async () => {
    const room = await mondayMorning();
    for (const day of ['2026-11-23', '2026-11-30', '2026-12-07']) {
      room.clock.set(`${day}T09:00:30Z`);
      room.compose = (_, seen) => ({
        text: `after ${seen ?? 'nothing'}`,
        blocks: [],
        query: null,
        seen: day,
      });
      if (day === '2026-11-30') room.slackWill.push(lostBefore);
      room.mayLook = false;
      await room.until(`${day}T09:10:00Z`);
    }
    expect(room.arrived.map(({ text }) => text)).toEqual(['after nothing', 'after 2026-11-23']);
    expect(await states(room)).toEqual([
      ['2026-W50', 'sent'],
      ['2026-W49', 'unknown'],
      ['2026-W48', 'sent'],
    ]);
  });

  it('covers a downtime of weeks with one message', async () => {
    const room = await mondayMorning();
    await room.round();
    room.clock.set('2026-12-29T03:00:00Z');
    await room.until('2026-12-29T05:00:00Z');
    expect(keysOf(room)).toEqual([`${room.id}:2026-W48`, `${room.id}:2026-W53`]);
  });

  it('that has nothing to say is kept as such, and the next one sees what the last message saw', async () => {
    const room = await mondayMorning();
    await room.round();
    const { compose } = room;
    room.compose = () => 'nothing-new';
    room.clock.set('2026-11-30T09:00:00Z');
    await room.round();
    room.compose = compose;
    room.clock.set('2026-12-07T09:00:00Z');
    await room.round();
    expect(room.arrived.map(({ text }) => text)).toEqual([
      'Digest after nothing',
      `Digest after ${room.id} at 2026-11-23`,
    ]);
    expect(await states(room)).toEqual([
      ['2026-W50', 'sent'],
      ['2026-W49', 'quiet'],
      ['2026-W48', 'sent'],
    ]);
  });

  it('that cannot be composed holds up no other and is tried again', async () => {
    const room = await mondayMorning();
    const other = await subscribe(room, { channel: 'C2' });
    room.clock.set('2026-11-30T09:00:00Z');
    const { compose } = room;
    room.compose = (subscription, seen) => {
      if (subscription.id === room.id) throw new Error('no such metric');
      return compose(subscription, seen);
    };
    await room.round();
    expect(keysOf(room)).toEqual([`${other.id}:2026-W49`]);
    expect(await room.store.deliveries.history(5, 'claimed')).toEqual([]);
    expect((await room.store.deliveries.history(5, 'waiting'))[0]?.reason).toMatch('no such metric');
    room.compose = compose;
    await room.until('2026-11-30T09:05:00Z');
    expect(keysOf(room)).toEqual([`${other.id}:2026-W49`, `${room.id}:2026-W49`]);
  });
});

describe('when Slack has a bad day', () => {
  it('it is asked again after as long as it said', async () => {
    const room = await mondayMorning();
    room.slackWill.push({ arrives: false, heard: { kind: 'rate-limited', retryAfter: 150_000 } });
    await room.until('2026-11-23T09:10:00Z');
    expect(room.arrived).toMatchObject([
      { key: `${room.id}:2026-W48`, at: Date.parse('2026-11-23T09:03:00Z') },
    ]);
  });

  it('one workspace that is asked for patience holds up no other', async () => {
    const room = await mondayMorning();
    const other = await subscribe(room, { workspace: 'T2' });
    room.clock.set('2026-11-30T09:00:00Z');
    room.slackWill.push({ arrives: false, heard: { kind: 'rate-limited', retryAfter: 600_000 } });
    await room.round();
    expect(keysOf(room)).toEqual([`${other.id}:2026-W49`]);
    expect(room.clock.now()).toBeLessThan(Date.parse('2026-11-30T09:00:05Z'));
  });

  it('a message that arrived without an answer is found and not sent again', async () => {
    const room = await mondayMorning();
    room.slackWill.push(lostAfterAccepting);
    await room.until('2026-11-23T11:00:00Z');
    expect(keysOf(room)).toEqual([`${room.id}:2026-W48`]);
    expect(await states(room)).toEqual([['2026-W48', 'sent']]);
  });

  it('a message that did not arrive is looked for and sent again', async () => {
    const room = await mondayMorning();
    room.slackWill.push(lostBefore, lostBefore);
    await room.until('2026-11-23T11:00:00Z');
    expect(keysOf(room)).toEqual([`${room.id}:2026-W48`]);
    expect(await states(room)).toEqual([['2026-W48', 'sent']]);
  });

  it.each([lostAfterAccepting, lostBefore])(
    'and nobody may look, a message is never sent again but listed: %o',
    async (behaviour) => {
      const room = await mondayMorning();
      room.mayLook = false;
      room.slackWill.push(behaviour);
      await room.until('2026-11-23T12:00:00Z');
      expect(room.arrived).toHaveLength(behaviour.arrives ? 1 : 0);
      expect(await room.store.deliveries.history(5, 'unknown')).toMatchObject([
        { key: `${room.id}:2026-W48`, reason: 'no answer' },
      ]);
    },
  );

  it('and its history cannot be read for a while, the message waits until it can', async () => {
    const room = await mondayMorning();
    room.slackWill.push(lostBefore);
    const { findPosted } = room.parts;
    let refusals = 3;
    const moody: typeof findPosted = (sought) => {
      refusals -= 1;
      if (refusals === 1) throw new Error('socket hang up');
      return refusals > 0 ? Promise.resolve({ kind: 'later', reason: 'ratelimited' }) : findPosted(sought);
    };
    for (let round = 0; round < 60; round += 1) {
      await room.round({ findPosted: moody });
      room.clock.pass(minute);
    }
    expect(keysOf(room)).toEqual([`${room.id}:2026-W48`]);
  });

  it('and its history stays shut for a day, nobody knows', async () => {
    const room = await mondayMorning();
    room.slackWill.push(lostAfterAccepting);
    for (let round = 0; round < 30; round += 1) {
      await room.round({ findPosted: () => Promise.resolve({ kind: 'later', reason: 'ratelimited' }) });
      room.clock.pass(60 * minute);
    }
    expect(await states(room)).toEqual([['2026-W48', 'unknown']]);
    expect(room.arrived).toHaveLength(1);
  });

  it('a message that never left is sent as soon as there is a way', async () => {
    const room = await mondayMorning();
    room.mayLook = false;
    const cut = { arrives: false, heard: { kind: 'not-sent', reason: 'ECONNREFUSED' } } as const;
    room.slackWill.push(cut, cut, cut);
    await room.until('2026-11-23T09:10:00Z');
    expect(room.arrived).toMatchObject([{ at: Date.parse('2026-11-23T09:06:00Z') }]);
  });

  it('a sender that throws is taken for an unknown outcome', async () => {
    const room = await mondayMorning();
    await room.round({
      post: (message) => {
        void room.parts.post(message);
        throw new Error('socket hang up');
      },
    });
    await room.until('2026-11-23T10:00:00Z');
    expect(keysOf(room)).toEqual([`${room.id}:2026-W48`]);
  });

  it('until the next week, the next digest covers both', async () => {
    const room = await mondayMorning();
    const cut = { arrives: false, heard: { kind: 'not-sent', reason: 'ECONNREFUSED' } } as const;
    room.slackWill.push(...Array.from({ length: 400 }, () => cut));
    room.clock.set('2026-11-30T08:00:00Z');
    await room.until('2026-11-30T09:00:00Z');
    room.slackWill.length = 0;
    await room.until('2026-11-30T10:30:00Z');
    expect(keysOf(room)).toEqual([`${room.id}:2026-W49`]);
    expect(await states(room)).toEqual(
      expect.arrayContaining([
        ['2026-W48', 'covered'],
        ['2026-W49', 'sent'],
      ]),
    );
  });
});

describe('a channel that refuses', () => {
  it('is tried three times over hours, then paused, and the owner is told once', async () => {
    const room = await mondayMorning();
    room.slackWill.push(refusing('is_archived'), refusing('is_archived'), refusing('is_archived'));
    await room.until('2026-11-23T09:30:00Z');
    expect(room.tried.filter(({ outcome }) => outcome.kind === 'later')).toHaveLength(2);
    expect(room.told).toEqual([]);
    await room.until('2026-11-23T12:00:00Z');
    expect(room.told).toEqual(['U1: is_archived']);
    expect(room.slackWill).toEqual([]);
    room.clock.set('2026-11-30T09:00:00Z');
    await room.until('2026-11-30T10:00:00Z');
    expect(room.arrived).toEqual([]);
    expect(room.told).toHaveLength(1);
  });

  it('and takes it at the second try is not paused', async () => {
    const room = await mondayMorning();
    room.slackWill.push(refusing('not_in_channel'));
    await room.until('2026-11-23T10:00:00Z');
    expect(keysOf(room)).toEqual([`${room.id}:2026-W48`]);
    expect(await room.store.subscriptions.get('T1', room.id)).toMatchObject({ paused: null });
  });
});

describe('when something changes on the way', () => {
  it('an edited schedule still sends what was owed, and that week once', async () => {
    const room = await mondayMorning();
    const subscription = await room.store.subscriptions.get('T1', room.id);
    if (!subscription) throw new Error('gone');
    const tuesday = { ...everyMonday, day: 2 } as const;
    await reschedule(room.store, subscription, tuesday, 'U2', room.clock.now());
    await room.until('2026-11-23T09:05:00Z');
    room.clock.set('2026-11-24T09:00:00Z');
    await room.until('2026-11-24T09:05:00Z');
    room.clock.set('2026-12-01T09:00:00Z');
    await room.until('2026-12-01T09:05:00Z');
    expect(room.arrived.map(({ key, at }) => [key, new Date(at).toISOString().slice(0, 10)])).toEqual([
      [`${room.id}:2026-W48`, '2026-11-23'],
      [`${room.id}:2026-W49`, '2026-12-01'],
    ]);
  });

  it('a schedule edited while a message waits brings that week no second one', async () => {
    const room = await mondayMorning();
    room.slackWill.push({ arrives: false, heard: { kind: 'rate-limited', retryAfter: 120_000 } });
    await room.round();
    const subscription = await room.store.subscriptions.get('T1', room.id);
    if (!subscription) throw new Error('gone');
    const later = { ...everyMonday, time: '09:01' } as const;
    await reschedule(room.store, subscription, later, 'U2', room.clock.now());
    await room.until('2026-11-23T10:00:00Z');
    expect(keysOf(room)).toEqual([`${room.id}:2026-W48`]);
  });

  it('a subscription removed while its message waits is not sent', async () => {
    const room = await mondayMorning();
    room.slackWill.push({ arrives: false, heard: { kind: 'rate-limited', retryAfter: 120_000 } });
    await room.round();
    await room.store.subscriptions.remove('T1', room.id, 'U1', room.clock.now());
    await room.until('2026-11-23T10:00:00Z');
    expect(room.arrived).toEqual([]);
    expect(await states(room)).toEqual([['2026-W48', 'covered']]);
  });

  it('a process that dies right after sending leaves it to be found, and one before it to be sent', async () => {
    const room = await mondayMorning();
    const other = await subscribe(room, { channel: 'C2' });
    room.clock.set('2026-11-30T09:00:00Z');
    const died = new Promise<never>(() => undefined);
    const work = room.round({
      holder: 'dies',
      post: async (message) => {
        if (message.channel === 'C1') await room.parts.post(message);
        return died;
      },
    });
    await Promise.race([work, room.clock.run(Promise.resolve())]);
    room.clock.set('2026-11-30T09:03:00Z');
    await room.until('2026-11-30T09:10:00Z');
    expect(keysOf(room).toSorted()).toEqual([`${room.id}:2026-W49`, `${other.id}:2026-W49`].toSorted());
  });

  it('a process that is told to stop begins nothing new', async () => {
    const room = await mondayMorning();
    await subscribe(room, { channel: 'C2' });
    room.clock.set('2026-11-30T09:00:00Z');
    await room.round({ stopping: () => room.arrived.length > 0 });
    expect(room.arrived).toHaveLength(1);
  });

  it('the operator may have an unknown one sent again', async () => {
    const room = await mondayMorning();
    room.mayLook = false;
    room.slackWill.push(lostBefore);
    await room.until('2026-11-23T10:00:00Z');
    await room.store.deliveries.sendAgain(`${room.id}:2026-W48`, room.clock.now());
    await room.until('2026-11-23T10:10:00Z');
    expect(keysOf(room)).toEqual([`${room.id}:2026-W48`]);
  });
});

describe('many at nine', () => {
  it('keep a second in a channel, and a small workspace never waits for a large one', async () => {
    const room = await newsroom(friday);
    for (let number = 0; number < 200; number += 1) {
      await subscribe(room, { workspace: 'T1', channel: `C${number % 40}`, number });
    }
    for (let number = 0; number < 10; number += 1)
      await subscribe(room, { workspace: 'T2', channel: 'C1', number });
    room.clock.set(monday);
    await room.until('2026-11-23T09:10:00Z');
    expect(new Set(keysOf(room)).size).toBe(210);
    const seconds = ({ at }: { at: number }): number => (at - Date.parse(monday)) / 1000;
    const small = room.arrived.filter(({ workspace }) => workspace === 'T2');
    expect(small.map(seconds)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const inChannel of Map.groupBy(
      room.arrived,
      ({ workspace, channel }) => workspace + channel,
    ).values()) {
      inChannel.forEach((message, index) => {
        const before = inChannel[index - 1];
        if (before) expect(message.at - before.at).toBeGreaterThanOrEqual(1000);
      });
    }
    expect(Math.max(...room.arrived.map(seconds))).toBeLessThan(60);
  });

  it('are shared by two processes without one sent twice or too fast', async () => {
    const room = await newsroom(friday);
    for (let number = 0; number < 60; number += 1)
      await subscribe(room, { channel: `C${number % 6}`, number });
    room.clock.set(monday);
    await Promise.all([room.round(), room.round({ holder: 'there' })]);
    expect(room.arrived).toHaveLength(60);
    expect(new Set(keysOf(room)).size).toBe(60);
    for (const inChannel of Map.groupBy(room.arrived, ({ channel }) => channel).values()) {
      const times = inChannel.map(({ at }) => at).toSorted((a, b) => a - b);
      times.forEach((at, index) => {
        const before = times[index - 1];
        if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(1000);
      });
    }
  });
});

describe('the brief of a release', () => {
  it('comes once to each channel that wants it, in working hours', async () => {
    const room = await newsroom(friday);
    await room.store.editions.notice(['a-2025'], room.clock.now());
    await subscribe(room, { releaseBriefs: true, number: 1 });
    await subscribe(room, { releaseBriefs: true, number: 2 });
    await subscribe(room, { channel: 'C2', releaseBriefs: false });
    await subscribe(room, { workspace: 'T2', channel: 'C9', releaseBriefs: true });
    // A Thursday evening.
    room.clock.set('2026-11-26T20:00:00Z');
    await room.store.editions.notice(['a-2025', 'a-2026'], room.clock.now());
    room.arrived.length = 0;
    await room.until('2026-11-26T20:10:00Z');
    const briefs = () => room.arrived.filter(({ key }) => key.includes('release'));
    expect(briefs()).toEqual([]);
    room.clock.set('2026-11-27T08:58:00Z');
    await room.until('2026-11-27T12:00:00Z');
    expect(briefs().map(({ workspace, channel, text }) => [workspace, channel, text])).toEqual([
      ['T1', 'C1', 'a-2026 for 2'],
      ['T2', 'C9', 'a-2026 for 1'],
    ]);
    expect(new Set(briefs().map(({ at }) => new Date(at).toISOString().slice(0, 16)))).toEqual(
      new Set(['2026-11-27T09:00']),
    );
  });

  it('tells of all that were loaded together, in whatever process and however it was lost', async () => {
    const room = await newsroom('2026-11-25T10:00:00Z');
    await room.store.editions.notice(['a-2025'], room.clock.now());
    await subscribe(room, { releaseBriefs: true });
    room.clock.pass(minute);
    await room.store.editions.notice(['b-2026', 'a-2025', 'a-2026'], room.clock.now());
    room.slackWill.push(lostBefore);
    await Promise.all([room.round(), room.round({ holder: 'another' })]);
    await room.until('2026-11-25T11:00:00Z');
    expect(room.arrived.map(({ key, text }) => [key, text])).toEqual([
      ['C1:release:a-2026+b-2026', 'a-2026 and b-2026 for 1'],
    ]);
    room.clock.pass(minute);
    await room.store.editions.notice(['c-2026'], room.clock.now());
    await room.until('2026-11-25T11:05:00Z');
    expect(room.arrived.at(-1)?.text).toBe('c-2026 for 1');
    expect(room.arrived).toHaveLength(2);
  });

  it('waits over a weekend, is not for those who came later, and is no news after five days', async () => {
    const room = await newsroom('2026-11-27T18:00:00Z');
    await subscribe(room, { releaseBriefs: true });
    await room.store.editions.notice(['a-2025'], room.clock.now());
    room.clock.pass(minute);
    await room.store.editions.notice(['b-2026'], room.clock.now());
    room.clock.pass(minute);
    await subscribe(room, { channel: 'C2', releaseBriefs: true });
    room.clock.set('2026-11-28T11:00:00Z');
    await room.round();
    expect(room.arrived).toEqual([]);
    room.clock.set('2026-11-30T10:00:00Z');
    await room.round();
    expect(room.arrived.map(({ channel, text }) => [channel, text])).toContainEqual(['C1', 'b-2026 for 1']);
    expect(room.arrived.filter(({ text }) => text.startsWith('b-2026'))).toHaveLength(1);
    room.clock.set('2026-12-03T10:00:00Z');
    room.arrived.length = 0;
    await room.round();
    expect(room.arrived).toEqual([]);
  });

  it('that could not be sent by the evening waits for the morning', async () => {
    const room = await newsroom('2026-11-25T10:00:00Z');
    await room.store.editions.notice(['a-2025'], room.clock.now());
    await subscribe(room, { releaseBriefs: true });
    room.clock.pass(minute);
    await room.store.editions.notice(['a-2026'], room.clock.now());
    room.clock.set('2026-11-25T16:55:00Z');
    room.slackWill.push(refusing('restricted_action'));
    await room.until('2026-11-25T20:00:00Z');
    expect(room.arrived).toEqual([]);
    room.clock.set('2026-11-26T08:58:00Z');
    await room.until('2026-11-26T09:30:00Z');
    expect(room.arrived.map(({ at }) => new Date(at).toISOString().slice(0, 16))).toEqual([
      '2026-11-26T09:00',
    ]);
  });

  it('that was lost is found or sent again like a digest', async () => {
    const room = await newsroom('2026-11-25T10:00:00Z');
    await room.store.editions.notice(['a-2025'], room.clock.now());
    await subscribe(room, { releaseBriefs: true });
    room.clock.pass(minute);
    await room.store.editions.notice(['a-2026'], room.clock.now());
    room.slackWill.push(lostBefore, lostAfterAccepting);
    await room.until('2026-11-25T11:00:00Z');
    expect(keysOf(room)).toEqual(['C1:release:a-2026']);
    expect(await states(room)).toEqual([['release:a-2026', 'sent']]);
  });
});
