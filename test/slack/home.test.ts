import { describe, expect, test } from 'vitest';
import { cast } from '../../src/playground/slack-stand-in-workspace.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { slackLimits } from '../../src/present/slack-limits.ts';
import { homeView } from '../../src/slack/home-view.ts';
import { savedQuestionLimit } from '../../src/store/saved-questions.ts';
import type { Subscription } from '../../src/store/subscription.ts';
import { runningApp, type Given, type Running } from './running-app.ts';
import { isJson, newestIn, saidIn } from './use-message.ts';
import { homeOf, openForm, openTab, submit, useHome } from './use-view.ts';

const { reporter, editor, newsroom } = cast;
const answerer = loadAnswerer();
const direct = `D${reporter.slice(1)}`;
const start = (given: Given = {}): Promise<Running> => runningApp({ answerer, ...given });
const shown = (running: Running, user: string = reporter): string => JSON.stringify(homeOf(running, user));

async function opened(given: Given = {}): Promise<Running> {
  const running = await start(given);
  await openTab(running, 'home');
  return running;
}

describe.each([['signed HTTP'], ['Socket Mode']])('the home tab over %s', (by) => {
  test('of a newcomer answers something, and leads on', async () => {
    const running = await opened({ socket: by === 'Socket Mode' });
    expect(shown(running)).toMatch(/Asked: dorset neglect/);
    expect(shown(running)).toMatch(/Dorset: \d+ child protection plans/);
    expect(shown(running)).toMatch(/Source: Department for Education.*column Neglect_Initial/);
    await useHome(running, 'The whole answer');
    expect((await newestIn(running, direct, reporter)).text).toMatch(/^Dorset: /);
    await running.slack.directMessage('and Hampshire?');
    expect((await newestIn(running, direct, reporter)).text).toMatch(/^Hampshire: .*neglect/);
  });
});

describe('the home tab', () => {
  test('sets, shows and removes the person’s own authority', async () => {
    const running = await opened();
    await useHome(running, 'home:authority', '850');
    expect(shown(running)).toMatch(/Hampshire: a question of yours/);
    expect(shown(running)).toMatch(/Hampshire at a glance/);
    expect(shown(running)).toMatch(/Source: Department for Education, Children in need, reporting year 2025/);
    await running.slack.directMessage('neglect');
    expect((await newestIn(running, direct, reporter)).text).toMatch(/^Hampshire: /);
    await useHome(running, 'All key figures');
    expect((await newestIn(running, direct, reporter)).text).toMatch(/^Hampshire/);
    await useHome(running, 'Remove');
    expect(shown(running)).not.toContain('at a glance');
  });

  test.each([
    ['an official list', '850', /Source: Ofsted, .*: Ofsted overall effectiveness\./],
    [
      'one that is not',
      '208',
      /, an unofficial list: Ofsted overall effectiveness\. Check the report itself/,
    ],
  ])('names the source of each of its figures, the grade’s from %s', async (_, authority, grade) => {
    const running = await opened();
    await useHome(running, 'home:authority', authority);
    const sources = homeOf(running)
      .map((block) => JSON.stringify(block))
      .filter((block) => /Source: /.test(block));
    expect(sources).toHaveLength(1);
    expect(sources[0]).toMatch(
      /Source: Department for Education, Children in need, [^:]*: Children on a child protection plan; Children in need; Referrals/,
    );
    expect(sources[0]).toMatch(
      /Source: Department for Education, Children looked after [^:]*: Children looked after\./,
    );
    expect(sources[0]).toMatch(grade);
  });

  test('leaves the authority as it is where a choice is not known any more', async () => {
    const running = await opened();
    await useHome(running, 'home:authority', '850');
    await useHome(running, 'home:authority', '000');
    expect(shown(running)).toMatch(/Hampshire at a glance/);
  });

  test('has what is set in the channels that the person is in, and in no other', async () => {
    const running = await start();
    const secret = 'C0SECRET';
    const { workspace } = running.slack;
    workspace.conversations.set(secret, {
      id: secret,
      name: 'secret',
      kind: 'private',
      members: new Set([editor, workspace.app.userId]),
    });
    await running.slack.command('set authority dorset');
    await running.app.settled();
    await running.slack.command('set authority kent', { channel: secret, user: editor });
    await running.app.settled();
    await openTab(running, 'home');
    await openTab(running, 'home', editor);
    expect(shown(running)).toContain(newsroom);
    expect(shown(running)).toMatch(/Authority: Dorset/);
    expect(shown(running)).not.toContain(secret);
    expect(shown(running, editor)).toContain(secret);
  });

  test('has what is set in the last of many channels', async () => {
    const running = await start();
    const { workspace } = running.slack;
    for (let index = 0; index < 450; index += 1) {
      const id = `C${String(index).padStart(9, '0')}`;
      workspace.conversations.set(id, { id, name: id, kind: 'channel', members: new Set([editor]) });
    }
    await running.slack.command('set authority kent', { channel: 'C000000449', user: editor });
    await running.app.settled();
    await openTab(running, 'home', editor);
    expect(shown(running, editor)).toMatch(/C000000449.*Authority: Kent/);
  });

  test('says so where the app may not see the channels', async () => {
    const running = await start();
    running.slack.fail('users.conversations', { kind: 'error', error: 'missing_scope' });
    await openTab(running, 'home');
    expect(shown(running)).toMatch(/may not see which channels/);
  });

  test('asks a saved question again and removes it', async () => {
    const running = await opened();
    await useHome(running, 'Ask with a form');
    const held = { 'form:place': '838', 'form:measure': 'cpp-rate', 'form:keep': ['keep'] };
    await submit(running, await openForm(running), held);
    await openTab(running, 'home');
    expect(shown(running)).toMatch(/Dorset “Child protection plan rate|Dorset “/);
    await useHome(running, 'Ask');
    expect((await newestIn(running, direct, reporter)).text).toMatch(/^Dorset: /);
    const [saved] = await running.store.savedQuestions.list(running.slack.workspace.team, reporter);
    await useHome(running, 'home:unsave', String(saved?.savedAt));
    expect(shown(running)).toMatch(/Saved questions.*None yet/);
  });

  test('lists the digests of the person and of their channels', async () => {
    const running = await start();
    const { store, slack } = running;
    const wanted = {
      channel: newsroom,
      owner: editor,
      content: {
        authorities: ['838'],
        measures: { kind: 'basket' as const, basket: 'workforce' },
        onlyWhenChanged: false,
        releaseBriefs: true,
      },
      schedule: { kind: 'weekly' as const, day: 1, time: '09:00', zone: 'Europe/London' },
    };
    const { workspace } = slack;
    await store.subscriptions.add(workspace.team, { ...wanted, owner: reporter }, Date.now());
    await openTab(running, 'home');
    expect(shown(running)).toMatch(/Dorset: .*Every Monday at 09:00/i);
    await openTab(running, 'home', editor);
    expect(shown(running, editor)).toMatch(/Every Monday/);
    workspace.conversations.get(newsroom)?.members.delete(editor);
    await openTab(running, 'home', editor);
    expect(shown(running, editor)).toMatch(/Digests.*None yet/);
  });

  test('tells how fresh the data are and what is overdue', async () => {
    const running = await opened();
    const items = homeOf(running).flatMap(({ elements }) =>
      (Array.isArray(elements) ? elements.filter(isJson) : [])
        .filter(({ type }) => type === 'rich_text_list')
        .flatMap(({ elements: lines }) => (Array.isArray(lines) ? lines : []))
        .map((line) =>
          Array.from(JSON.stringify(line).matchAll(/"text":"(.*?)"/g), ([, said]) => said).join(''),
        ),
    );
    expect(items).toContain(
      'Children in need, reporting year 2025, published October 2025: next was due 31 October 2026',
    );
    expect(items).toContainEqual(expect.stringMatching(/workforce, .*: next due 28 February 2027$/));
    // A wall of sentences is not read on a phone: each edition is an item by itself.
    expect(items.filter((item) => /due .* due /.test(item))).toEqual([]);
  });

  test('is published again as Slack asks for patience, and once for an event that comes twice', async () => {
    const running = await start();
    running.slack.fail('views.publish', { kind: 'rate-limited', retryAfter: 2 });
    await openTab(running, 'home', reporter, 'Ev1');
    await openTab(running, 'home', reporter, 'Ev1');
    expect(running.waits).toEqual([2000]);
    expect(running.slack.transcript.of('views.publish')).toHaveLength(2);
    expect(shown(running)).toContain('Safeguard');
  });

  test('is left as it was when the store fails', async () => {
    const running = await opened();
    const before = shown(running);
    await running.store.close();
    await openTab(running, 'home');
    expect(shown(running)).toBe(before);
    expect(running.logged.join('')).toContain('home tab could not be shown');
  });

  test('finds authorities as one types', async () => {
    const running = await opened();
    const delivered = await running.slack.interact({
      type: 'block_suggestion',
      action_id: 'home:authority',
      block_id: 'b',
      value: 'hants',
    });
    expect(delivered.body).toContain('"value":"850"');
  });

  test('opens no form by a trigger that is spent, and says so in a direct message', async () => {
    const running = await opened();
    running.slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await useHome(running, 'Ask with a form');
    expect((await saidIn(running, direct, reporter)).at(-1)?.text).toMatch(/three seconds/);
  });
});

test('a home full to the brim keeps to Slack’s limits', () => {
  const { dataset } = answerer;
  const saved = Array.from({ length: savedQuestionLimit }, (_, index) => ({
    query: `838 cpp-rate ${index}`,
    words: 'Bournemouth, Christchurch and Poole “a measure” '.repeat(40),
    savedAt: index,
  }));
  const channels = Array.from({ length: 200 }, (_, index) => ({
    channel: `C${index}`,
    authority: '838',
    neighbourModel: '2021',
    basket: 'workforce',
    setBy: 'U1',
    setAt: 0,
  }));
  const subscriptions = Array.from({ length: 200 }, (_, index): Subscription => ({
    workspace: 'T1',
    id: String(index),
    channel: 'C1',
    owner: 'U1',
    content: {
      authorities: dataset
        .authorities()
        .slice(0, 20)
        .map(({ code }) => code),
      measures: { kind: 'basket', basket: 'overview' },
      onlyWhenChanged: true,
      releaseBriefs: true,
    },
    schedule: { kind: 'monthly', day: 31, time: '23:59', zone: 'Europe/London' },
    scheduledAt: 0,
    paused: null,
    createdAt: 0,
    lastPeriod: null,
    lastPeriodAt: null,
    seen: null,
  }));
  const long = 'x'.repeat(3000);
  const sample = { title: 't', lines: [long], sources: [long, long], label: 'l', query: '838' };
  const facts = { authority: '838', sample, channels, saved, subscriptions, today: '2026-11-21', now: 0 };
  const { blocks } = homeView(facts, dataset);
  expect(blocks.length).toBeLessThanOrEqual(slackLimits.view.blocks);
  expect(JSON.stringify(blocks).match(/and 185 more/g)).toHaveLength(2);
});
