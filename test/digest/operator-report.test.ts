import { describe, expect, it } from 'vitest';
import { dueLines, historyLines, retryLines } from '../../src/digest/operator-report.ts';
import { lostBefore, newsroom, refusing, subscribe } from './newsroom.ts';

describe('the operator', () => {
  it('sees what is owed, what is on its way and what comes next', async () => {
    const room = await newsroom('2026-11-20T12:00:00Z');
    const { id } = await subscribe(room);
    const { id: other } = await subscribe(room, { channel: 'C2' });
    expect(await dueLines(room.store, room.clock.now())).toEqual([
      'Due and not begun: none',
      'Begun and not finished: none',
      'Next: 2',
      ...[id, other]
        .toSorted()
        .map((one) => `  2026-11-23T09:00Z  ${one}:2026-W48  T1/${one === id ? 'C1' : 'C2'}  1`),
    ]);
    room.clock.set('2026-11-23T09:00:00Z');
    room.slackWill.push({ arrives: false, heard: { kind: 'not-sent', reason: 'ECONNREFUSED' } });
    await room.round({ stopping: () => room.tried.length > 0 });
    const lines = await dueLines(room.store, room.clock.now());
    expect(lines[0]).toBe('Due and not begun: 1');
    expect(lines[2]).toBe('Begun and not finished: 1');
    expect(lines[3]).toMatch(/waiting .* 1 try {2}again from 2026-11-23T09:01Z {2}ECONNREFUSED/);
  });

  it('has an unknown one sent again, and a refused one with its subscription', async () => {
    const room = await newsroom('2026-11-20T12:00:00Z');
    const { id } = await subscribe(room);
    room.mayLook = false;
    room.clock.set('2026-11-23T09:00:00Z');
    room.slackWill.push(lostBefore);
    await room.until('2026-11-23T09:05:00Z');
    expect((await historyLines(room.store, 10, 'unknown'))[1]).toMatch(
      `unknown  ${id}:2026-W48  T1/C1  2 tries  no answer`,
    );
    room.slackWill.push(...Array.from({ length: 3 }, () => refusing('not_in_channel')));
    await retryLines(room.store, `${id}:2026-W48`, room.clock.now());
    await room.until('2026-11-23T13:00:00Z');
    expect(await room.store.subscriptions.get('T1', id)).toMatchObject({ paused: 'not_in_channel' });
    expect(await retryLines(room.store, `${id}:2026-W48`, room.clock.now())).toEqual([
      `${id}:2026-W48 will be sent again within a minute.`,
    ]);
    await room.until('2026-11-23T13:05:00Z');
    expect(room.arrived.map(({ key }) => key)).toEqual([`${id}:2026-W48`]);
    expect(await retryLines(room.store, `${id}:2026-W48`, room.clock.now())).toEqual([
      `There is no unknown or refused delivery ${id}:2026-W48.`,
    ]);
    expect(await historyLines(room.store, 10, 'unknown')).toEqual(['Deliveries: none']);
  });

  it('is told of one that will not be sent again, and of a brief in every workspace that shares its channel', async () => {
    const room = await newsroom('2026-11-20T12:00:00Z');
    const { id } = await subscribe(room);
    room.mayLook = false;
    room.clock.set('2026-11-23T09:00:00Z');
    room.slackWill.push(lostBefore);
    await room.until('2026-11-30T09:05:00Z');
    expect(await retryLines(room.store, `${id}:2026-W48`, room.clock.now())).toEqual([
      `${id}:2026-W48 is covered by a later digest and will not be sent again.`,
    ]);

    await room.store.admit('T2');
    const now = room.clock.now();
    const brief = {
      key: 'C1:release:r',
      channel: 'C1',
      subscription: null,
      period: 'release:r',
      periodAt: now,
    };
    for (const workspace of ['T1', 'T2']) {
      const owed = { ...brief, workspace };
      await room.store.deliveries.claim(owed, 'here', now + 1000, now);
      await room.store.deliveries.end(owed, 'here', { kind: 'unknown', reason: 'no answer' }, now);
    }
    expect(await retryLines(room.store, brief.key, now)).toEqual([
      'C1:release:r will be sent again in working hours, as long as it is news.',
      'C1:release:r will be sent again in working hours, as long as it is news.',
    ]);
  });
});
