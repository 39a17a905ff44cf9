import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { claimLifetime } from '../../src/store/event-claims.ts';
import { savedQuestionLimit } from '../../src/store/saved-questions.ts';
import { threadLifetime } from '../../src/store/thread-memory.ts';
import { morning, temporaryFile, temporaryStore } from './temporary-store.ts';

describe('event claims', () => {
  it('have one winner among deliveries that race', async () => {
    const { eventClaims } = await temporaryStore();
    const tries = Array.from({ length: 40 }, (_, index) =>
      eventClaims.claim('T1', [`delivery:${index}`, 'message:C1:1.1'], morning),
    );
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
  });

  it('hold until they expire or are given back', async () => {
    const { eventClaims } = await temporaryStore();
    expect(await eventClaims.claim('T1', ['a', 'b'], morning)).toBe(true);
    expect(await eventClaims.claim('T1', ['b', 'c'], morning + claimLifetime - 1)).toBe(false);
    expect(await eventClaims.claim('T1', ['a'], morning + claimLifetime)).toBe(true);
    await eventClaims.release('T1', ['a']);
    expect(await eventClaims.claim('T1', ['a'], morning + claimLifetime)).toBe(true);
  });

  it('are swept away once they have expired, however many there are', async () => {
    const file = temporaryFile();
    const store = await temporaryStore(file);
    const many = Array.from({ length: 2500 }, (_, index) => `event:${index}`);
    await Promise.all(many.map((key) => store.eventClaims.claim('T1', [key], morning)));
    await store.eventClaims.claim('T1', ['event:later'], morning + 1);
    await store.prune(morning + claimLifetime);
    const database = new DatabaseSync(file);
    expect(database.prepare('select key from event_claim').all()).toEqual([{ key: 'event:later' }]);
    database.close();
  });
});

describe('channel settings', () => {
  it('change one thing at a time and remember who did it', async () => {
    const { channelSettings, settingChanges } = await temporaryStore();
    await channelSettings.change('T1', 'C1', { authority: '838' }, 'U1', morning);
    const changes = await channelSettings.change(
      'T1',
      'C1',
      { authority: '916', basket: 'overview' },
      'U2',
      morning + 1,
    );
    expect(changes.map(({ what, before, after }) => [what, before, after])).toEqual([
      ['authority', '838', '916'],
      ['basket', null, 'overview'],
    ]);
    expect(await channelSettings.read('T1', 'C1')).toEqual({
      channel: 'C1',
      authority: '916',
      neighbourModel: null,
      basket: 'overview',
      setBy: 'U2',
      setAt: morning + 1,
    });
    expect((await settingChanges.recent('T1', 'C1', 10)).map(({ person, after }) => [person, after])).toEqual(
      expect.arrayContaining([
        ['U2', '916'],
        ['U2', 'overview'],
        ['U1', '838'],
      ]),
    );
  });

  it('say nothing of a change that changes nothing, and go when the last is removed', async () => {
    const { channelSettings, settingChanges } = await temporaryStore();
    await channelSettings.change('T1', 'C1', { authority: '838' }, 'U1', morning);
    expect(await channelSettings.change('T1', 'C1', { authority: '838' }, 'U2', morning + 1)).toEqual([]);
    await channelSettings.change('T1', 'C1', { authority: null }, 'U2', morning + 2);
    expect(await channelSettings.read('T1', 'C1')).toBeNull();
    expect(await settingChanges.recent('T1', 'C1', 10)).toHaveLength(2);
    expect(await settingChanges.recent('T1', 'C1', 1)).toMatchObject([{ before: '838', after: null }]);
  });

  it('list the channels that have any', async () => {
    const { channelSettings } = await temporaryStore();
    for (const channel of ['C1', 'C3']) {
      await channelSettings.change('T1', channel, { authority: '838' }, 'U1', morning);
    }
    const listed = await channelSettings.list('T1', ['C1', 'C2', 'C3']);
    expect(listed.map(({ channel }) => channel)).toEqual(['C1', 'C3']);
    expect(await channelSettings.list('T1', [])).toEqual([]);
  });
});

describe('what a person keeps', () => {
  it('is one authority, replaced or removed', async () => {
    const { personSettings } = await temporaryStore();
    await personSettings.setAuthority('T1', 'U1', '838', morning);
    await personSettings.setAuthority('T1', 'U1', '916', morning);
    expect(await personSettings.authority('T1', 'U1')).toBe('916');
    expect(await personSettings.authority('T1', 'U2')).toBeNull();
    await personSettings.setAuthority('T1', 'U1', null, morning);
    expect(await personSettings.authority('T1', 'U1')).toBeNull();
  });

  it('is a short list of questions, the last saved first', async () => {
    const { savedQuestions } = await temporaryStore();
    const save = (index: number, at: number) =>
      savedQuestions.save('T1', 'U1', { query: `838 metric-${index}`, words: `Question ${index}` }, at);
    for (let index = 0; index < savedQuestionLimit; index += 1)
      expect(await save(index, morning + index)).toBe('saved');
    expect(await save(savedQuestionLimit, morning + 100)).toBe('full');
    expect(await save(3, morning + 200)).toBe('saved');
    const kept = await savedQuestions.list('T1', 'U1');
    expect(kept).toHaveLength(savedQuestionLimit);
    expect(kept[0]).toEqual({ query: '838 metric-3', words: 'Question 3', savedAt: morning + 200 });
    await savedQuestions.remove('T1', 'U1', '838 metric-3');
    expect(await save(savedQuestionLimit, morning + 300)).toBe('saved');
  });
});

describe('a thread', () => {
  it('is remembered by its last answer until it grows old', async () => {
    const { threadMemory } = await temporaryStore();
    await threadMemory.remember('T1', 'C1', '1.1', '838 cpp-rate', morning);
    await threadMemory.remember('T1', 'C1', '1.1', '916 cpp-rate', morning + 1000);
    expect(await threadMemory.recall('T1', 'C1', '1.1', morning + threadLifetime)).toBe('916 cpp-rate');
    expect(await threadMemory.recall('T1', 'C1', '1.1', morning + 1000 + threadLifetime)).toBeNull();
    expect(await threadMemory.recall('T1', 'C2', '1.1', morning)).toBeNull();
  });

  it('is forgotten alone or with its conversation, and counts for nothing once something later does', async () => {
    const { threadMemory } = await temporaryStore();
    const recall = (thread: string, after = 0) => threadMemory.recall('T1', 'D1', thread, morning, after);
    for (const thread of ['', '1.1', '2.2'])
      await threadMemory.remember('T1', 'D1', thread, '838 cpp-rate', morning);
    expect(await recall('', morning - 1)).toBe('838 cpp-rate');
    expect(await recall('', morning)).toBeNull();
    await threadMemory.forget('T1', 'D1', '1.1');
    expect([await recall('1.1'), await recall('2.2')]).toEqual([null, '838 cpp-rate']);
    await threadMemory.forget('T1', 'D1', null);
    expect([await recall(''), await recall('2.2')]).toEqual([null, null]);
  });
});

describe('reports', () => {
  const report = {
    query: '838 cpp-at-31-march 2017',
    figure: { metric: 'cpp-at-31-march', area: '838', year: 2017, release: 'dfe-cin-2025', shown: '415' },
    category: 'wrong-figure',
    expected: '412',
    note: 'The table says something else',
  } as const;

  it('wait for the maintainer until they are settled', async () => {
    const { reports } = await temporaryStore();
    const first = await reports.add('T1', 'U1', report, morning);
    await reports.add('T2', 'U1', { ...report, figure: null, expected: null, note: null }, morning + 1);
    expect((await reports.everywhere('open')).map(({ workspace }) => workspace)).toEqual(['T1', 'T2']);
    expect(await reports.settle('T1', first, 'confirmed', morning + 2)).toBe(true);
    expect(await reports.everywhere('open')).toMatchObject([{ workspace: 'T2', figure: null }]);
    expect(await reports.list('T1')).toEqual([
      {
        workspace: 'T1',
        id: first,
        person: 'U1',
        ...report,
        status: 'confirmed',
        reportedAt: morning,
        settledAt: morning + 2,
      },
    ]);
  });

  it('take no long story', async () => {
    const { reports } = await temporaryStore();
    await expect(reports.add('T1', 'U1', { ...report, note: 'x'.repeat(301) }, morning)).rejects.toThrow();
    expect(await reports.list('T1')).toEqual([]);
  });
});
