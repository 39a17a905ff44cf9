import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/open-store.ts';
import type { ReportContent } from '../../src/store/reports.ts';
import type { Workspace } from '../../src/store/tables.ts';
import { StoreFault } from '../../src/store/store-fault.ts';
import { morning, temporaryFile, temporaryStore } from './temporary-store.ts';

const report: ReportContent = {
  query: '838 cpp-at-31-march 2017',
  figure: { metric: 'cpp-at-31-march', area: '838', year: 2017, release: 'dfe-cin-2025', shown: '415' },
  category: 'wrong-figure',
  expected: '412',
  note: null,
};
const wanted = {
  channel: 'C1',
  owner: 'U1',
  content: {
    authorities: ['838'],
    measures: { kind: 'basket', basket: 'overview' },
    onlyWhenChanged: false,
    releaseBriefs: true,
  },
  schedule: { kind: 'weekly', day: 1, time: '09:00', zone: 'Europe/London' },
} as const;
const tempo = { channelGap: 1000, workspaceGap: 250, patience: 20_000 };
const owed = (workspace: Workspace) => ({
  workspace,
  key: 's1:2026-W48',
  channel: 'C1',
  subscription: 's1',
  period: '2026-W48',
  periodAt: morning,
});

/** Ids that were given out on the way, so that a stranger may try them. */
type Ids = Record<'report' | 'subscription' | 'paused', string>;

/** Everything that a workspace can be shown, asked for with the same channel, person and thread. */
async function everythingOf(store: Store, workspace: Workspace, ids: Ids): Promise<unknown> {
  return {
    installation: await store.installations.fetch(workspace),
    installedAt: await store.installations.installedAt(workspace),
    channel: await store.channelSettings.read(workspace, 'C1'),
    channels: await store.channelSettings.list(workspace, ['C1', 'C2']),
    changes: await store.settingChanges.recent(workspace, 'C1', 100),
    person: await store.personSettings.authority(workspace, 'U1'),
    personSetAt: await store.personSettings.setAt(workspace, 'U1'),
    saved: await store.savedQuestions.list(workspace, 'U1'),
    thread: await store.threadMemory.recall(workspace, 'C1', '1.1', morning),
    reports: await store.reports.list(workspace),
    subscriptions: await store.subscriptions.ofChannel(workspace, 'C1'),
    ofSeveral: await store.subscriptions.ofChannels(workspace, ['C1', 'C2']),
    mine: await store.subscriptions.ofOwner(workspace, 'U1'),
    subscription: await store.subscriptions.get(workspace, ids.subscription),
    deliveries: await store.deliveries.ofChannel(workspace, 'C1', 100),
  };
}

/** Uses every writing function of the store once, in a way that leaves something behind. */
async function fill(store: Store, workspace: Workspace): Promise<Ids> {
  await store.installations.put(workspace, `{"token":"of ${workspace}"}`, morning);
  await store.eventClaims.claim(workspace, ['event:1'], morning);
  await store.channelSettings.change(workspace, 'C1', { authority: '838' }, 'U1', morning);
  await store.personSettings.setAuthority(workspace, 'U1', '916', morning);
  await store.savedQuestions.save(workspace, 'U1', { query: '838 cpp-rate', words: 'a' }, morning);
  await store.threadMemory.remember(workspace, 'C1', '1.1', '838 cpp-rate', morning);
  const reported = await store.reports.add(workspace, 'U1', report, morning);
  const added = await store.subscriptions.add(workspace, wanted, morning);
  const other = await store.subscriptions.add(workspace, { ...wanted, channel: 'C2' }, morning);
  if (added.kind !== 'added' || other.kind !== 'added') throw new Error('not subscribed');
  await store.deliveries.claim(owed(workspace), 'here', morning + 1000, morning);
  await store.pace.turn(workspace, 'C1', tempo, morning);
  const refused = { ...owed(workspace), key: 'other', channel: 'C2', subscription: other.subscription.id };
  await store.deliveries.claim(refused, 'here', morning + 1000, morning);
  await store.deliveries.end(refused, 'here', { kind: 'refused', reason: 'is_archived' }, morning);
  return { report: reported, subscription: added.subscription.id, paused: other.subscription.id };
}

/** Everything that somebody in `workspace` can do with ids that belong to another one. */
async function meddle(store: Store, workspace: Workspace, ids: Ids): Promise<void> {
  const later = morning + 60_000;
  await store.installations.put(workspace, 'x', later);
  await store.eventClaims.claim(workspace, ['event:1'], later);
  await store.eventClaims.release(workspace, ['event:1']);
  await store.channelSettings.change(workspace, 'C1', { authority: '1', basket: 'b' }, 'U9', later);
  await store.channelSettings.change(workspace, 'C1', { authority: null, basket: null }, 'U9', later);
  await store.personSettings.setAuthority(workspace, 'U1', '1', later);
  await store.personSettings.setAuthority(workspace, 'U1', null, later);
  await store.savedQuestions.save(workspace, 'U1', { query: '838 cpp-rate', words: 'x' }, later);
  await store.savedQuestions.remove(workspace, 'U1', '838 cpp-rate');
  await store.threadMemory.remember(workspace, 'C1', '1.1', 'x', later);
  await store.threadMemory.forget(workspace, 'C1', null);
  expect(await store.reports.settle(workspace, ids.report, 'rejected', later)).toBe(false);
  const { subscription } = ids;
  const daily = { ...wanted.schedule, day: 2 } as const;
  expect(
    await store.subscriptions.change(workspace, subscription, { schedule: daily }, 'U9', later),
  ).toBeNull();
  expect(await store.subscriptions.resume(workspace, ids.paused, 'U9', later)).toBeNull();
  expect(await store.subscriptions.remove(workspace, subscription, 'U9', later)).toBeNull();
  await store.subscriptions.add(workspace, wanted, later);
  const theirs = { ...owed(workspace), subscription };
  const past = later + 3_600_000;
  expect(await store.deliveries.claim(theirs, 'there', past, later)).toMatchObject({ attempts: 1 });
  await store.deliveries.sendingOff(theirs, 'there', 'seen', past, later);
  await store.deliveries.lookLater(theirs, 'there', past, 'x', later);
  await store.deliveries.putOff(theirs, 'there', { until: past, reason: 'x', refused: true }, later);
  await store.deliveries.end(theirs, 'there', { kind: 'refused', reason: 'x' }, later);
  await store.pace.turn(workspace, 'C1', tempo, later);
  await store.pace.rest(workspace, past);
}

/** Functions that are the operator's, or belong to no workspace as yet. */
const acrossWorkspaces = [
  'installations.workspaces',
  'installations.reseal',
  'oauthStates.generateStateParam',
  'oauthStates.verifyStateParam',
  'reports.everywhere',
  'subscriptions.running',
  'subscriptions.takeUntold',
  'deliveries.abandoned',
  'deliveries.history',
  'deliveries.unfinished',
  'deliveries.ofPeriod',
  'deliveries.sendAgain',
  'editions.notice',
  'editions.since',
  '.admit',
  '.forget',
  '.prune',
  '.close',
];

/** The store, with the names of the functions that were used. */
function watched(store: Store): { store: Store; used: Set<string>; all: Set<string> } {
  const used = new Set<string>();
  const all = new Set<string>();
  const watch = <T extends object>(group: T, name: string): T => {
    for (const key of Object.keys(group)) {
      if (typeof Reflect.get(group, key) === 'function') all.add(`${name}.${key}`);
    }
    return new Proxy(group, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key);
        if (typeof value === 'function') used.add(`${name}.${String(key)}`);
        return typeof value === 'object' && value !== null ? groups.get(String(key)) : value;
      },
    });
  };
  const groups = new Map<string, object>();
  for (const [name, group] of Object.entries(store)) {
    if (typeof group === 'object' && group !== null) groups.set(name, watch(group, name));
  }
  return { store: watch(store, ''), used, all };
}

/** Every attempt to keep something of a workspace. */
function writes(store: Store, workspace: Workspace): readonly Promise<unknown>[] {
  return [
    store.channelSettings.change(workspace, 'C1', { authority: '838' }, 'U1', morning),
    store.personSettings.setAuthority(workspace, 'U1', '916', morning),
    store.savedQuestions.save(workspace, 'U1', { query: '838 cpp-rate', words: 'a' }, morning),
    store.threadMemory.remember(workspace, 'C1', '1.1', '838 cpp-rate', morning),
    store.reports.add(workspace, 'U1', report, morning),
    store.subscriptions.add(workspace, wanted, morning),
    store.deliveries.claim(owed(workspace), 'here', morning + 1000, morning),
    store.pace.turn(workspace, 'C1', tempo, morning),
    store.pace.rest(workspace, morning),
    store.installations.put(workspace, '{}', morning),
  ];
}

/** In which tables a database still has something of a workspace. */
function tablesWith(file: string, workspace: Workspace): readonly string[] {
  const database = new DatabaseSync(file);
  const tables = database
    .prepare(
      `select m.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table' and c.name = 'workspace'`,
    )
    .all()
    .map((row) => String(row['name']));
  const found = tables.filter((table) =>
    database.prepare(`select 1 from ${table} where workspace = ?`).get(workspace),
  );
  database.close();
  return found;
}

describe('a workspace', () => {
  it('never sees or changes anything of another, by any function', async () => {
    const { store, used, all } = watched(await temporaryStore());
    const nothing = await everythingOf(store, 'T2', { report: '', subscription: '', paused: '' });
    const ids = await fill(store, 'T1');
    const own = await everythingOf(store, 'T1', ids);
    expect(await everythingOf(store, 'T2', ids)).toEqual(nothing);

    await meddle(store, 'T2', ids);
    expect(await everythingOf(store, 'T1', ids)).toEqual(own);
    expect(await store.eventClaims.claim('T1', ['event:1'], morning + 1)).toBe(false);
    expect(await store.pace.turn('T1', 'C9', tempo, morning)).toEqual({ kind: 'at', at: morning + 250 });
    expect(await store.subscriptions.running()).toHaveLength(1 + 1);

    expect([...all].filter((name) => !used.has(name)).sort()).toEqual(
      acrossWorkspaces.filter((name) => name !== 'subscriptions.running').sort(),
    );
  });

  it('is forgotten as if it had never been, and alone', async () => {
    const store = await temporaryStore();
    const nothing = await everythingOf(store, 'T1', { report: '', subscription: '', paused: '' });
    const ids = await fill(store, 'T1');
    await store.admit('E2');
    const others = await fill(store, 'E2');
    const kept = await everythingOf(store, 'E2', others);
    await store.forget('T1');
    expect(await everythingOf(store, 'T1', ids)).toEqual(nothing);
    expect(await everythingOf(store, 'E2', others)).toEqual(kept);
    expect(await store.eventClaims.claim('T1', ['event:1'], morning + 1)).toBe(true);
    expect(await store.installations.workspaces()).toEqual(['E2']);
    expect((await store.deliveries.history(100)).map(({ workspace }) => workspace)).toEqual(['E2', 'E2']);
  });

  it('that is not here keeps nothing, and whoever tries is told', async () => {
    const file = temporaryFile();
    const store = await temporaryStore(file);
    const { used, all, store: seen } = watched(store);
    for (const outcome of await Promise.allSettled(writes(seen, 'T3'))) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(StoreFault) });
    }
    expect(tablesWith(file, 'T3')).toEqual([]);
    // What else there is changes or reads what has been kept, or admits.
    const others =
      /\.(read|list|recent|authority|setAt|recall|get|of\w+|fetch|installedAt|workspaces|reseal)$/;
    const changing = /\.(change|remove|forget|resume|release|settle|sendingOff|putOff|lookLater|end|claim)$/;
    const rest = [...all].filter((name) => !used.has(name) && !others.test(name) && !changing.test(name));
    expect(rest.filter((name) => !acrossWorkspaces.includes(name))).toEqual([]);
  });

  it('that is not here has nothing claimed for it, and holds up no other', async () => {
    const file = temporaryFile();
    const { eventClaims } = await temporaryStore(file);
    const claim = (workspace: Workspace) => eventClaims.claim(workspace, ['event:1'], morning);
    const together = [claim('T1'), claim('T3'), claim('T1'), claim('T2'), claim('T3')];
    expect(await Promise.all(together)).toEqual([true, true, false, true, true]);
    expect(tablesWith(file, 'T3')).toEqual([]);
    expect(tablesWith(file, 'T1')).toEqual(['event_claim']);
  });

  it('that leaves while work for it is under way in another process keeps nothing of it', async () => {
    const file = temporaryFile();
    const [here, there] = [await temporaryStore(file), await temporaryStore(file)];
    for (let round = 0; round < 20; round += 1) {
      const before = writes(there, 'T1');
      const leaving = here.forget('T1');
      const claims = [here, there].map(({ eventClaims }) => eventClaims.claim('T1', ['event:1'], morning));
      await Promise.allSettled([
        ...before,
        ...writes(here, 'T1'),
        leaving,
        ...writes(there, 'T1'),
        ...claims,
      ]);
      expect(tablesWith(file, 'T1')).toEqual([]);
      await here.admit('T1');
    }
  });
});
