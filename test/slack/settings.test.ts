import { describe, expect, test } from 'vitest';
import { cast } from '../../src/playground/slack-stand-in-workspace.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { readSetting } from '../../src/slack/read-setting.ts';
import { runningApp, type Given, type Running } from './running-app.ts';
import { newestIn, saidIn } from './use-message.ts';
import { openForm, search, submit } from './use-view.ts';

const { reporter, editor, newsroom, elsewhere } = cast;
const answerer = loadAnswerer();
const direct = `D${reporter.slice(1)}`;
const start = (given: Given = {}): Promise<Running> => runningApp({ answerer, ...given });
const team = ({ slack }: Running) => slack.workspace.team;

async function command(running: Running, text: string, where = {}): Promise<void> {
  await running.slack.command(text, where);
  await running.app.settled();
}
const latest = async (running: Running, channel: string = newsroom, user: string = reporter) =>
  (await newestIn(running, channel, user)).text;

describe.each([['signed HTTP'], ['Socket Mode']])('the authority of a channel, over %s', (by) => {
  const socket = by === 'Socket Mode';

  test('is meant wherever no place is named, for everybody there and nowhere else', async () => {
    const running = await start({ socket });
    await command(running, 'set authority dorset');
    const announced = await newestIn(running, newsroom, editor);
    expect(announced).toMatchObject({ onlyFor: null, thread: null });
    expect(announced.text).toMatch(/^rosa set this channel’s authority to Dorset/);
    expect(JSON.stringify(announced.blocks)).toContain(`"user_id":"${reporter}"`);

    await command(running, 'neglect', { user: editor });
    expect(await latest(running, newsroom, editor)).toMatch(
      /^Dorset: .*neglect.*\nNo place was named, so this is about Dorset/s,
    );
    await running.slack.mention('neglect');
    expect(await latest(running)).toMatch(/^Dorset: .*neglect/);
    await command(running, 'kent neglect');
    expect(await latest(running)).toMatch(/^Kent: /);
    await command(running, 'dorset neglect');
    expect(await latest(running)).not.toMatch(/No place was named/);
    await command(running, 'neglect', { channel: elsewhere });
    expect(await latest(running, elsewhere)).toMatch(/^Which authority/);
  });
});

describe('settings of a channel', () => {
  test('are changed and removed by anybody there, each time with who did it', async () => {
    const running = await start();
    await command(running, 'set authority dorset');
    await command(running, 'set authority kent', { user: editor });
    expect(await latest(running)).toMatch(/^eddie set this channel’s authority to Kent/);
    await command(running, 'unset authority');
    expect(await latest(running, newsroom, editor)).toMatch(
      /^rosa removed this channel’s authority \(it was Kent\)/,
    );
    await command(running, 'neglect');
    expect(await latest(running)).toMatch(/^Which authority/);
  });

  test('are the neighbours’ model and the basket, too', async () => {
    const running = await start();
    await command(running, 'set neighbours 2021');
    expect(await latest(running, newsroom, editor)).toContain('model of statistical neighbours to 2021');
    await command(running, 'dorset neglect');
    expect(await latest(running)).toContain('2021 model');
    await command(running, 'set basket workforce');
    await command(running, 'dorset');
    expect(await latest(running)).toMatch(/^Dorset, .*social workers/i);
  });

  test('are shown with who changed what', async () => {
    const running = await start();
    await command(running, 'settings');
    expect(await latest(running)).toMatch(/Authority: none/);
    await command(running, 'set authority dorset');
    await command(running, 'settings', { user: editor });
    const shown = await newestIn(running, newsroom, editor);
    expect(shown).toMatchObject({ onlyFor: editor, text: expect.stringContaining('Authority: Dorset') });
    expect(JSON.stringify(shown.blocks)).toContain(`"user_id":"${reporter}"`);
    await running.slack.press(shown, 'Remove all');
    const said = await saidIn(running, newsroom, editor);
    expect(said.filter(({ onlyFor }) => onlyFor !== null)).toMatchObject([{ text: 'Done.' }]);
    expect(said.at(-1)?.text).toMatch(/^eddie removed this channel’s authority/);
  });

  test('that change nothing are not announced', async () => {
    const running = await start();
    await command(running, 'set authority dorset');
    await command(running, 'set authority dorset council');
    expect(await latest(running)).toMatch(/set already/);
    expect(await saidIn(running, newsroom, editor)).toHaveLength(1);
  });

  test('ask about an ambiguous name before anything is stored', async () => {
    const running = await start();
    await command(running, 'set authority newcastle');
    const asked = await newestIn(running, newsroom, reporter);
    expect(asked).toMatchObject({
      onlyFor: reporter,
      text: expect.stringMatching(/^Which authority do you mean/),
    });
    expect(await running.store.channelSettings.read(team(running), newsroom)).toBeNull();
    await running.slack.press(asked, 'Newcastle upon Tyne');
    expect((await saidIn(running, newsroom, editor)).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^rosa set this channel’s authority to Newcastle upon Tyne/),
    ]);
    expect((await saidIn(running, newsroom, reporter))[0]?.text).toBe('Done.');
  });

  test('say that a district has none of its own, and offer what came after an ended authority', async () => {
    const running = await start();
    await command(running, 'set authority weymouth and portland');
    expect(await latest(running)).toMatch(/authority to Dorset.*\n.*district without/s);
    await command(running, 'set authority northamptonshire');
    expect(await latest(running)).toMatch(/Which authority.*North Northamptonshire/s);
  });

  test.each([
    ['set authority cardiff', /Wales/],
    ['set authority nowhereland', /not an English authority/],
    ['set neighbours 1999', /Which edition/],
    ['set basket cakes', /Which basket/],
  ])('are not set by %j', async (text, words) => {
    const running = await start();
    await command(running, text);
    expect(await latest(running)).toMatch(words);
    expect(await running.store.channelSettings.read(team(running), newsroom)).toBeNull();
  });

  test('are announced by the response address where the app is no member', async () => {
    const running = await start();
    await command(running, 'set authority dorset', { channel: elsewhere });
    expect(await latest(running, elsewhere, editor)).toMatch(/^rosa set this channel’s authority to Dorset/);
  });

  test('are told privately, and say so, where nothing can be posted', async () => {
    const running = await start();
    const gone = { kind: 'status', status: 404 } as const;
    running.slack.fail('response_url', gone);
    await command(running, 'set authority dorset', { channel: elsewhere });
    expect(await saidIn(running, elsewhere, editor)).toEqual([]);
    const told = await newestIn(running, elsewhere, reporter);
    expect(told.text).toMatch(/could not tell the channel.*\n• set this channel’s authority to Dorset/);
    expect(await running.store.channelSettings.read(team(running), elsewhere)).toMatchObject({
      authority: '838',
    });
  });

  test('by a mention are announced in its thread', async () => {
    const running = await start();
    await running.slack.mention('set authority dorset', { ts: '1700000000.000100' });
    expect(await newestIn(running, newsroom, editor)).toMatchObject({
      thread: '1700000000.000100',
      text: expect.stringContaining('authority to Dorset'),
    });
  });

  test('made in a thread count there at once; other threads go on with their place, and everybody is told so', async () => {
    const running = await start();
    const [here, there] = [{ thread: '1700000000.000100' }, { thread: '1700000000.000900' }];
    const mention = async (text: string, where: { thread: string }): Promise<string> => {
      await running.slack.mention(text, where);
      await running.app.settled();
      return latest(running);
    };
    await mention('hampshire neglect', here);
    await mention('hampshire neglect', there);
    expect(await mention('set authority dorset', here)).toMatch(
      /\nThis thread begins afresh; other threads go on/,
    );
    expect(await mention('neglect', here)).toMatch(/^Dorset: /);
    expect(await mention('2019', there)).toMatch(/^Hampshire: /);
    await command(running, 'set authority kent');
    expect(await latest(running)).toMatch(/\nA thread goes on with the place that is talked about in it\.$/);
    expect(await mention('2018', there)).toMatch(/^Hampshire: /);
  });

  test('stay as they are when the store cannot keep them', async () => {
    const running = await start();
    await running.store.close();
    await command(running, 'set authority dorset');
    expect(await latest(running)).toMatch(/could not be kept/);
  });

  test('of an old button that names what is known no more say kindly why not', async () => {
    const running = await start();
    await command(running, 'set authority newcastle');
    const asked = await newestIn(running, newsroom, reporter);
    const value = '{"v":1,"name":"authority","value":"000","own":false}';
    await running.slack.act(asked, { type: 'button', action_id: 'setting:choose:0', value });
    expect(await latest(running)).toMatch(/another version of Safeguard/);
  });
});

describe('the form of settings', () => {
  const openedForm = async (running: Running) => {
    await command(running, 'settings');
    await running.slack.press(await newestIn(running, newsroom, reporter), 'Change');
    return openForm(running);
  };

  test('shows what is set, changes several at once and removes what is left empty', async () => {
    const running = await start();
    await command(running, 'set authority dorset');
    const form = await openedForm(running);
    expect(JSON.stringify(form.view)).toContain('"text":"Dorset"');
    const found = await search(running, form, 'setting:authority', 'kent');
    expect(found[0]?.options).toContainEqual({ text: 'Kent', value: '886' });
    await submit(running, form, { 'setting:authority': '886', 'setting:neighbours': '2021' });
    expect(await latest(running, newsroom, editor)).toMatch(
      /^rosa set this channel’s authority to Kent.*\nrosa set this channel’s model of statistical neighbours to 2021/,
    );
    const [unset] = await search(running, form, 'setting:authority', '');
    expect(unset?.options).toEqual([{ text: 'None: questions name their place', value: 'none' }]);
    const none = { 'setting:authority': 'none', 'setting:neighbours': 'none', 'setting:basket': 'none' };
    await submit(running, await openedForm(running), none);
    expect(await latest(running, newsroom, editor)).toMatch(
      /removed this channel’s authority \(it was Kent\)/,
    );
    expect(await running.store.channelSettings.read(team(running), newsroom)).toBeNull();
  });

  test('shows at the field what is not known any more', async () => {
    const running = await start();
    const faults = await submit(running, await openedForm(running), { 'setting:authority': '000' });
    expect(faults).toEqual({ 'setting:authority': expect.stringMatching(/not known/) });
  });

  test('that does not open says so', async () => {
    const running = await start();
    await command(running, 'settings');
    running.slack.fail('views.open', { kind: 'rate-limited', retryAfter: 60 });
    await running.slack.press(await newestIn(running, newsroom, reporter), 'Change');
    expect(await latest(running)).toMatch(/busy/);
  });
});

describe('a person’s own authority', () => {
  test('is set in a direct message, and counts there and for commands in channels without one', async () => {
    const running = await start();
    await running.slack.directMessage('set authority dorset');
    expect(await latest(running, direct)).toMatch(/^Your authority is Dorset/);
    await running.slack.directMessage('neglect');
    expect(await latest(running, direct)).toMatch(/^Dorset: /);
    await command(running, 'neglect', { channel: elsewhere });
    expect(await latest(running, elsewhere)).toMatch(/^Dorset: /);
    await command(running, 'neglect', { channel: elsewhere, user: editor });
    expect(await latest(running, elsewhere, editor)).toMatch(/^Which authority/);
  });

  test('counts over the place that was talked about before it, wherever it is set', async () => {
    const running = await start();
    const say = async (text: string, where = {}): Promise<string> => {
      await running.slack.directMessage(text, where);
      await running.app.settled();
      return latest(running, direct);
    };
    const talkOfHampshire = () => say('hampshire neglect');
    const inThread = { thread: '1700000000.000100' };
    await say('kent neglect', inThread);
    await talkOfHampshire();
    await say('set authority dorset');
    expect(await say('neglect')).toMatch(/^Dorset: /);
    expect(await say('neglect', inThread)).toMatch(/^Dorset: /);

    await talkOfHampshire();
    await command(running, 'set my authority kent');
    expect(await say('neglect')).toMatch(/^Kent: /);
    expect(await say('and hampshire?')).toMatch(/^Hampshire: .*neglect/);

    await say('unset authority');
    expect(await say('neglect')).toMatch(/^Which authority/);
  });

  test('is no default for everybody who reads a mention', async () => {
    const running = await start();
    await command(running, 'set my authority dorset');
    expect(await saidIn(running, newsroom, editor)).toEqual([]);
    await running.slack.mention('neglect');
    expect(await latest(running)).toMatch(/^Which authority/);
  });

  test('gives way to the channel’s, and is removed', async () => {
    const running = await start();
    await command(running, 'set my authority dorset');
    await command(running, 'set authority kent');
    await command(running, 'neglect');
    expect(await latest(running)).toMatch(/^Kent: /);
    await running.slack.directMessage('unset authority');
    expect(await latest(running, direct)).toMatch(/no authority of your own/);
    await running.slack.directMessage('settings');
    expect(await latest(running, direct)).toMatch(/Authority: none/);
  });
});

test.each([
  ['settings', { kind: 'show' }],
  ['Show settings?', { kind: 'show' }],
  ['set authority to dorset', { kind: 'set', name: 'authority', words: 'dorset', own: false }],
  ['set my council Tower Hamlets', { kind: 'set', name: 'authority', words: 'Tower Hamlets', own: true }],
  ['use the neighbours model 2021', { kind: 'set', name: 'neighbours', words: '2021', own: false }],
  ['unset all settings', { kind: 'unset', name: 'all', own: false }],
  ['clear my authority', { kind: 'unset', name: 'authority', own: true }],
  ['dorset neglect', null],
  ['set aside children', null],
  ['clear all', null],
  ['remove subscription', null],
])('%j is read as a setting, or not', (text, read) => {
  expect(readSetting(text)).toEqual(read);
});
