import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cast, type Json } from '../../src/playground/slack-stand-in-workspace.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import {
  readAsk,
  readPlaces,
  readMore,
  readQuery,
  writeMore,
  type MoreState,
} from '../../src/present/button-state.ts';
import { slackReply } from '../../src/present/reply.ts';
import { digestFormId } from '../../src/slack/digest-form-view.ts';
import { stillMeant } from '../../src/slack/still-meant.ts';
import { readGoldenQuestions } from '../golden/read-golden-questions.ts';
import { runningApp, type Given, type Running } from './running-app.ts';
import { choose, elementsOf, finderOf, isJson, newestIn, saidIn } from './use-message.ts';

const { reporter, editor, newsroom } = cast;
const answerer = loadAnswerer();
const direct = `D${reporter.slice(1)}`;
const start = (given: Given = {}): Promise<Running> => runningApp({ answerer, ...given });

function blocksOf(text: string, seenBy: 'one' | 'everybody' = 'one'): readonly Json[] {
  const { blocks } = slackReply(answerer.answer(text, '2026-11-21'), answerer.dataset, seenBy);
  return blocks.map((block): Json => ({ ...block }));
}

/** The labels of the row under an answer; a list or menu by what is in it. */
function row(text: string, seenBy?: 'one' | 'everybody'): unknown[] {
  return elementsOf(blocksOf(text, seenBy)).map(({ element }) =>
    Array.isArray(element['options'])
      ? element['options'].flatMap((option: unknown) => (isJson(option) ? label(option) : []))
      : label(element),
  );
}
function label({ text, placeholder }: Json): unknown {
  const words = text ?? placeholder;
  return isJson(words) ? words['text'] : null;
}
const menu = ['Story draft', 'Figures as CSV', 'How to cite', 'Check again', 'This looks wrong'];

describe('the row under an answer', () => {
  test('has at most five in sight, the likeliest first, and one menu of the rest', () => {
    expect(row('dorset neglect')).toEqual([
      [expect.any(String), expect.any(String), expect.any(String)],
      'Compare with…',
      'Trend',
      'Chart',
      'Share to channel',
      menu,
    ]);
    expect(row('hampshire caseload', 'everybody')).toEqual(['Compare with…', 'Trend', 'Chart', menu]);
  });

  test.each([
    'newcastle neglect',
    'neglect',
    'help',
    'dorset',
    'compare leeds and bradford cpp rate',
    'top 10 cla rate',
    'dorset child protection trend',
    'categories of abuse dorset',
    'what is a section 47',
    "what's new",
    'dorset ofsted',
    'dorset cpp rate, repeat plans and caseload',
    'cardiff neglect',
    'compare all south west authorities neglect',
  ])('keeps to five for %j, and every step is read', (text) => {
    const shown = row(text);
    expect(shown.filter((one) => !isMenu(one)).length).toBeLessThanOrEqual(5);
  });

  test('of a question back is its choices alone', () => {
    const choices = row('newcastle neglect');
    expect(choices.length).toBeGreaterThan(1);
    expect(choices).not.toContain('Share to channel');
  });

  test('offers a draft only where one can be made', () => {
    expect(row('top 10 cla rate').at(-1)).toEqual(menu.filter((entry) => entry !== 'Story draft'));
    expect(row('dorset child protection trend').at(-1)).toEqual(menu);
  });

  test.each(['help', 'zorbling in dorset', 'in zzyzx cpp', 'asdf'])('of %s has the form', (text) => {
    expect(row(text)).toContain('Ask with a form');
  });

  test('names what a list is of: other meanings, or questions that lead on', () => {
    const lists = (text: string): unknown[] =>
      elementsOf(blocksOf(text))
        .filter(({ element }) => element['type'] === 'static_select')
        .map(({ element }) => label({ placeholder: element['placeholder'] }));
    expect(lists('dorset neglect')).toEqual(['Other meanings']);
    expect(lists('dorset')).toEqual(['Further questions']);
    expect(lists('northamptonshire cpp')).toEqual(['Further questions']);
  });
});

function isMenu(entry: unknown): boolean {
  return Array.isArray(entry) && entry.includes('Figures as CSV');
}

/** The question that an element puts again when it is used; null where it cannot be read, undefined where it has none. */
function questionsOf({ action_id: action, value, options }: Json): (string | null)[] {
  const id = String(action);
  if (id === 'share' || id === 'chart' || id === 'digest:ask') return [readQuery(String(value))];
  if (id.startsWith('more:')) return [readMore(id)?.query ?? null];
  if (id.startsWith('compare:')) return [readPlaces(id)];
  if (!id.startsWith('ask:')) return [];
  const values = Array.isArray(options)
    ? options.map((one: unknown) => (isJson(one) ? one['value'] : null))
    : [value];
  return values.map((one) => readAsk(String(one)));
}

const golden = readGoldenQuestions(
  readFileSync(new URL('../golden/questions.json', import.meta.url), 'utf8'),
);

test('a question is shared in words, without an id or a code', () => {
  const shared = golden.flatMap(({ ask }) => {
    const { question } = slackReply(answerer.answer(ask, '2026-11-21'), answerer.dataset);
    return question ? [question.words] : [];
  });
  expect(shared).toContain('compare Leeds and Bradford “Children on a child protection plan, rate”');
  const { metrics, breakdowns, baskets } = answerer.dataset.parts;
  const ids = new Set([...metrics, ...breakdowns, ...baskets].map(({ id }) => id));
  const isId = (word: string): boolean => word.includes('-') && ids.has(word);
  const odd = shared.filter((words) => /\bE\d{8}\b|\bdfe\b/.test(words) || words.split(' ').some(isId));
  expect(odd).toEqual([]);
});

const vague = (
  'top 10; rate; how many; trend; since 2015; best; leeds bradford; plans; compare cpp rate; newcastle; ' +
  "what's new newcastle; rank cpp newcastle; categories of abuse; boys in care leeds; newcastle and dorset; " +
  'top 5 in kingston; neglect since 2015; tell me about newcastle; ofsted; dorset cpp last year'
).split('; ');

test.each([...golden, ...vague.map((ask) => ({ ask }))])(
  'whatever stands under $ask is read again as the question that it was',
  ({ ask }) => {
    const { query, answer } = answerer.answer(ask, '2026-11-21');
    const elements = elementsOf(blocksOf(ask)).map(({ element }) => element);
    expect(elements.filter(({ type }) => type !== 'overflow').length).toBeLessThanOrEqual(5);
    for (const question of elements.flatMap(questionsOf)) {
      expect(question).not.toBeNull();
      expect(stillMeant(question ?? '', { knowledge: answerer, today: () => '2026-11-21' })).toBe(true);
      const again = answerer.answer(question ?? '', '2026-11-21');
      if (answer.kind !== 'clarification')
        expect(again.answer.kind).not.toMatch(/^(?:clarification|not-here)$/);
      if (question === query) expect(again).toMatchObject({ query, answer: { kind: answer.kind } });
    }
  },
);

describe('what a menu remembers', () => {
  const state: MoreState = {
    query: '838 cpp-started-neglect',
    figure: {
      area: '838',
      metric: 'cpp-started-neglect',
      period: '2022',
      shown: '265',
      release: 'dfe-cin-2022',
    },
  };

  test('comes back as it was', () => {
    expect(readMore(writeMore(state) ?? '')).toEqual(state);
    expect(readMore(writeMore({ ...state, figure: null }) ?? '')).toEqual({ ...state, figure: null });
  });

  test('is left out where it does not fit', () => {
    expect(writeMore({ ...state, query: `compare ${'838 '.repeat(60)}cpp-rate`.slice(0, 299) })).toBeNull();
    expect(writeMore({ ...state, query: '<script>' })).toBeNull();
  });

  test.each([
    'more:',
    'more:{}',
    'more:{"v":2,"q":"838","f":null}',
    'more:{"v":1,"q":"<x>","f":null}',
    'ask:0',
  ])('is nothing where it is of another form: %s', (actionId) => {
    expect(readMore(actionId)).toBeNull();
  });

  test('fits for every figure that is held', () => {
    const longest = (texts: readonly string[]): string =>
      texts.toSorted((a, b) => b.length - a.length)[0] ?? '';
    const { metrics, releases } = answerer.dataset.parts;
    const metric = longest(metrics.map(({ id }) => id));
    const release = longest(releases.map(({ id }) => id));
    const figure = { area: 'E12000009', metric, period: '2022', shown: '123456.789', release };
    expect(writeMore({ query: `E12000009 ${metric} 2022`, figure })).not.toBeNull();
  });
});

describe('“Subscribe”', () => {
  test.each([
    ['a profile', 'leeds workforce', /Leeds: Social workers/],
    [
      'measures asked for',
      'dorset cpp rate, repeat plans and caseload',
      /Dorset: Children on a child protection plan, rate/,
    ],
    ['what is new of a place', "what's new dorset", /Dorset: Overview/],
  ])('under %s asks the presser whether to set that up here, and does', async (_, text, words) => {
    const running = await start();
    await running.slack.mention(text);
    await running.slack.press(await newestIn(running, newsroom, reporter), 'Subscribe', { user: editor });
    const asked = await newestIn(running, newsroom, editor);
    expect(asked).toMatchObject({ onlyFor: editor, text: expect.stringMatching(words) });
    const of = () => running.store.subscriptions.ofChannel(running.slack.workspace.team, newsroom);
    expect(await of()).toEqual([]);
    await running.slack.press(asked, 'Subscribe');
    await running.app.settled();
    expect(await of()).toHaveLength(1);
  });

  test('under the help opens the form of digests', async () => {
    const running = await start();
    await running.slack.command('');
    await running.slack.press(await newestIn(running, newsroom, reporter), 'Subscribe');
    await running.app.settled();
    expect(running.slack.workspace.modals.at(-1)?.view['callback_id']).toBe(digestFormId);
  });
});

describe('the menu of an answer', () => {
  async function privateAnswer(running: Running, text = 'dorset neglect') {
    await running.slack.command(text);
    return newestIn(running, newsroom, reporter);
  }

  test.each([
    ['story', /^Dorset: a draft|draft/i],
    ['cite', /^To cite these figures/],
    ['check', /^Still as published: Dorset/],
  ])('gives the %s to whoever asked for it, and keeps the answer', async (choice, words) => {
    const running = await start();
    const answer = await privateAnswer(running);
    await choose(running, answer, choice);
    const said = await saidIn(running, newsroom, reporter);
    expect(said).toMatchObject([
      { text: answer.text },
      { onlyFor: reporter, text: expect.stringMatching(words) },
    ]);
    expect(await saidIn(running, newsroom, editor)).toEqual([]);
  });

  test('under a public answer speaks to the one who pressed alone', async () => {
    const running = await start();
    await running.slack.mention('dorset neglect');
    await choose(running, await newestIn(running, newsroom, reporter), 'cite', editor);
    expect((await saidIn(running, newsroom, editor)).at(-1)).toMatchObject({ onlyFor: editor });
    expect(await saidIn(running, newsroom, reporter)).toHaveLength(1);
  });

  test('sends the figures as a file to the asker, or to the thread where everybody sees the answer', async () => {
    const running = await start();
    await choose(running, await privateAnswer(running), 'csv');
    const [sent] = await saidIn(running, direct, reporter);
    const file = running.slack.workspace.files.get(sent?.files[0] ?? '');
    expect(file?.name).toBe('safeguard-838-cpp-started-neglect.csv');
    expect(file?.content?.toString()).toMatch(/^E06000059,Dorset,.*cpp-started-neglect,/m);
    expect((await newestIn(running, newsroom, reporter)).text).toMatch(/direct messages/);

    await running.slack.mention('dorset neglect', { ts: '1700000000.000100' });
    await choose(running, await newestIn(running, newsroom, reporter), 'csv');
    const thread = (await saidIn(running, newsroom, editor)).at(-1);
    expect(thread).toMatchObject({ thread: '1700000000.000100', files: [expect.any(String)] });
  });

  test('says so when Slack does not take the file', async () => {
    const running = await start();
    const answer = await privateAnswer(running);
    running.slack.fail('files.getUploadURLExternal', { kind: 'error', error: 'not_allowed' });
    await choose(running, answer, 'csv');
    expect((await newestIn(running, newsroom, reporter)).text).toMatch(/did not take the file/);
  });

  test('a year later tells of a revision, since the button carries figure and edition', async () => {
    const running = await start();
    const answer = await privateAnswer(running);
    const old = { ...answer, blocks: withShown(answer.blocks, '264') };
    await choose(running, old, 'check');
    expect((await newestIn(running, newsroom, reporter)).text).toMatch(/^Corrected here from 264 to 265/);
  });

  test('of another version, or about what is known no more, says kindly why not', async () => {
    const running = await start();
    const answer = await privateAnswer(running);
    const odd = (from: string, to: string) => ({
      ...answer,
      blocks: parsed(JSON.stringify(answer.blocks).replaceAll(from, to)),
    });
    for (const old of [
      odd('more:{\\"v\\":1', 'more:{\\"v\\":9'),
      odd('838 cpp-started-neglect', 'gone 000'),
    ]) {
      await choose(running, old, 'story');
      expect((await newestIn(running, newsroom, reporter)).text).toMatch(/another version of Safeguard/);
    }
    await choose(running, odd('\\"838\\",', '\\"000\\",'), 'check');
    expect((await newestIn(running, newsroom, reporter)).text).toMatch(/can’t be checked any more/);
  });
});

describe.each([['signed HTTP'], ['Socket Mode']])('“Compare with…” over %s', (by) => {
  const socket = by === 'Socket Mode';

  test('finds places as one types, and sets the chosen one beside a private answer, which stays', async () => {
    const running = await start({ socket });
    await running.slack.command('dorset neglect 2017');
    const list = finderOf(running, await newestIn(running, newsroom, reporter));
    expect((await list.search(''))[0]?.options.map(({ value }) => value)).toEqual([
      'neighbours',
      'region',
      'E92000001',
    ]);
    expect((await list.search('brum'))[0]?.options[0]).toEqual({ text: 'Birmingham', value: '330' });
    expect(JSON.stringify(await list.search('dors'))).not.toContain('"838"');
    await list.choose('330');
    expect(await saidIn(running, newsroom, reporter)).toMatchObject([
      { text: expect.stringMatching(/^Dorset County: /) },
      { onlyFor: reporter, text: expect.stringMatching(/^Dorset County: .* 2016\/17.*; Birmingham /) },
    ]);
    expect(await saidIn(running, newsroom, editor)).toEqual([]);
  });

  test('answers in the thread of a public answer, one place after the other', async () => {
    const running = await start({ socket });
    const thread = '1700000000.000100';
    await running.slack.mention('dorset cpp rate', { ts: thread });
    await finderOf(running, await newestIn(running, newsroom, reporter)).choose('383', editor);
    await finderOf(running, await newestIn(running, newsroom, reporter)).choose('886');
    const said = await saidIn(running, newsroom, editor);
    expect(said.at(-1)).toMatchObject({
      thread,
      onlyFor: null,
      text: expect.stringMatching(/^Dorset: .*; Leeds .*; Kent .*; England /),
    });
    await running.slack.mention('and Hampshire?', { thread });
    expect((await newestIn(running, newsroom, editor)).text).toMatch(/Hampshire/);
  });
});

test.each([
  ['a figure', 'dorset cpp rate', 'neighbours', /statistical neighbours/],
  ['a figure of England', 'england cpp rate', '838', /^England: .*; Dorset /],
  ['the years', 'dorset cpp rate since 2021', '383', /Dorset .* and Leeds/],
  ['the years, beside neighbours', 'dorset cpp rate since 2021', 'neighbours', /statistical neighbours/],
  ['a grade', 'dorset ofsted', '383', /^Dorset: Outstanding/],
  [
    'a grade, beside neighbours',
    'dorset ofsted',
    'neighbours',
    /^Dorset: Outstanding.*statistical neighbours/,
  ],
  ['its region', 'dorset cpp rate 2022', 'region', /2022.*; South West /],
])('%s: a place of the list is compared with', async (_, text, value, words) => {
  const running = await start();
  await running.slack.command(text);
  await finderOf(running, await newestIn(running, newsroom, reporter)).choose(value);
  expect((await newestIn(running, newsroom, reporter)).text.split('\n', 1)[0]).toMatch(words);
});

test.each([
  ['neglect', /^Leeds: .*neglect/],
  ['cpp trend since 2015', /^Leeds: .* 31 March 2015/],
  ['newcastle cpp', /^Leeds: .*child protection plan/],
  ['compare newcastle with dorset cpp', /^Dorset: .*; Leeds /],
])('a question back about the place of %j is answered by any place of its list', async (text, words) => {
  const running = await start();
  await running.slack.command(text);
  const list = finderOf(running, await newestIn(running, newsroom, reporter));
  expect((await list.search('leeds'))[0]?.options).toContainEqual({ text: 'Leeds', value: '383' });
  await list.choose('383');
  const said = await saidIn(running, newsroom, reporter);
  expect(said).toMatchObject([{ text: expect.stringMatching(words) }]);
});

test('a question back about the measure of a list is answered by each of its choices', async () => {
  const running = await start();
  await running.slack.command('top 10');
  await running.slack.press(await newestIn(running, newsroom, reporter), 'Children looked after');
  expect((await newestIn(running, newsroom, reporter)).text).toMatch(/^Highest of .*Children looked after/);
});

test('a question back about the measure of nothing else leads on to the place', async () => {
  const running = await start();
  await running.slack.command('rate');
  await running.slack.press(
    await newestIn(running, newsroom, reporter),
    'Children on a child protection plan, rate',
  );
  const where = await newestIn(running, newsroom, reporter);
  expect(where.text).toMatch(/^Which authority/);
  await finderOf(running, where).choose('838');
  expect((await newestIn(running, newsroom, reporter)).text).toMatch(/^Dorset: .* per 10,000/);
});

test.each([
  ['Share to channel', '383', '999'],
  ['Share to channel', 'cpp-rate', 'zzz-rate'],
  ['Chart', 'cpp-rate', 'zzz-rate'],
  ['Over time', '383', '999'],
])('%s leaves nothing out silently: %s, now %s, is told of', async (pressed, known, gone) => {
  const running = await start();
  await running.slack.command('compare leeds and bradford cpp rate');
  const answer = await newestIn(running, newsroom, reporter);
  const blocks = parsed(JSON.stringify(answer.blocks).replaceAll(known, gone));
  await running.slack.press({ ...answer, blocks }, pressed);
  expect((await newestIn(running, newsroom, reporter)).text).toMatch(/another version of Safeguard/);
  expect(await saidIn(running, newsroom, editor)).toEqual([]);
});

test('a list of another version, or about what is known no more, finds nothing and says kindly why not', async () => {
  const running = await start();
  await running.slack.command('dorset neglect');
  const answer = await newestIn(running, newsroom, reporter);
  for (const [from, to] of [
    ['compare:{\\"v\\":1', 'compare:{\\"v\\":9'],
    ['\\"838 cpp-started-neglect\\"', '\\"838 gone-measure\\"'],
    ['\\"838 cpp-started-neglect\\"', '\\"<!channel>\\"'],
  ] as const) {
    const blocks = parsed(JSON.stringify(answer.blocks).replaceAll(from, to));
    const list = finderOf(running, { ...answer, blocks });
    expect(await list.search('leeds')).toEqual([]);
    await list.choose('383');
    expect((await newestIn(running, newsroom, reporter)).text).toMatch(/another version of Safeguard/);
  }
  await finderOf(running, answer).choose('no-such-place');
  expect((await newestIn(running, newsroom, reporter)).text).toMatch(/another version of Safeguard/);
});

test('a chosen meaning takes the place of a private answer, a trend is added to it', async () => {
  const running = await start();
  await running.slack.command('dorset neglect');
  const answer = await newestIn(running, newsroom, reporter);
  await running.slack.press(answer, 'Trend');
  await choose(running, answer, '838 factor-neglect');
  const said = await saidIn(running, newsroom, reporter);
  expect(said).toMatchObject([
    { text: expect.stringMatching(/assessment/) },
    { text: expect.stringMatching(/^Dorset: /) },
  ]);
  expect(said).toHaveLength(2);
});

test('a button for what is not known any more says kindly why not', async () => {
  const running = await start();
  await running.slack.command('dorset neglect');
  const answer = await newestIn(running, newsroom, reporter);
  const blocks = parsed(
    JSON.stringify(answer.blocks).replaceAll('trend 838 cpp-started-neglect', 'gone 000'),
  );
  await running.slack.press({ ...answer, blocks }, 'Trend');
  expect((await newestIn(running, newsroom, reporter)).text).toMatch(/another version of Safeguard/);
});

function parsed(text: string): Json[] {
  const read: unknown = JSON.parse(text);
  return Array.isArray(read) ? read.filter(isJson) : [];
}

function withShown(blocks: readonly Json[], shown: string): Json[] {
  return parsed(JSON.stringify(blocks).replaceAll('\\"265\\"', `\\"${shown}\\"`));
}
