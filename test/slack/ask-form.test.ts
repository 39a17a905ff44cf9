import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cast } from '../../src/playground/slack-stand-in-workspace.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { slackLimits } from '../../src/present/slack-limits.ts';
import { askFields, askFormId } from '../../src/slack/ask-form-view.ts';
import { besideOptions, measureOptions, placeOptions } from '../../src/slack/form-options.ts';
import { periodOptions } from '../../src/slack/period-options.ts';
import { readAskForm } from '../../src/slack/read-ask-form.ts';
import { savedQuestionLimit } from '../../src/store/saved-questions.ts';
import { nastyText } from './nasty-text.ts';
import { runningApp, type Given, type Running } from './running-app.ts';
import { newestIn, saidIn } from './use-message.ts';
import { openForm, openTab, search, submit, useShortcut } from './use-view.ts';

const { reporter, editor, newsroom, elsewhere } = cast;
const answerer = loadAnswerer();
const direct = `D${reporter.slice(1)}`;
const { place, measure, period, beside, keep } = askFields;
const start = (given: Given = {}): Promise<Running> => runningApp({ answerer, ...given });
const dorsetNeglect = { [place]: '838', [measure]: 'cpp-started-neglect' };

async function opened(running: Running) {
  await useShortcut(running, askFormId);
  return openForm(running);
}

describe.each([['signed HTTP'], ['Socket Mode']])('the form over %s', (by) => {
  const socket = by === 'Socket Mode';

  test('opens by the shortcut, finds as one types, and answers in a direct message that goes on', async () => {
    const running = await start({ socket });
    const form = await opened(running);
    const places = await search(running, form, place, 'weymouth');
    expect(places[0]).toEqual({ label: 'Best match', options: [{ text: 'Dorset', value: '838' }] });
    const measures = await search(running, form, measure, 'neglect');
    expect(measures[0]?.options[0]?.value).toBe('cpp-started-neglect');
    expect(await submit(running, form, { ...dorsetNeglect, [beside]: '838' })).toHaveProperty([beside]);
    expect(await submit(running, form, dorsetNeglect)).toEqual({});
    expect((await newestIn(running, direct, reporter)).text).toMatch(/^Dorset: .*neglect/);
    await running.slack.directMessage('and Hampshire?');
    expect((await newestIn(running, direct, reporter)).text).toMatch(/^Hampshire: .*neglect/);
  });
});

describe('where the form is opened', () => {
  test.each([newsroom, elsewhere])(
    'from the help in %s, the answer comes there to the asker alone',
    async (channel) => {
      const running = await start();
      await running.slack.command('', { channel });
      await running.slack.press(await newestIn(running, channel, reporter), 'Ask with a form');
      await submit(running, await openForm(running), dorsetNeglect);
      expect(await newestIn(running, channel, reporter)).toMatchObject({
        onlyFor: reporter,
        text: expect.stringMatching(/^Dorset: /),
      });
      expect(await saidIn(running, channel, editor)).toEqual([]);
    },
  );

  test('the channel’s authority is chosen already', async () => {
    const running = await start();
    await running.slack.command('set authority dorset');
    await running.slack.command('');
    await running.slack.press(await newestIn(running, newsroom, reporter), 'Ask with a form');
    expect(JSON.stringify((await openForm(running)).view)).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"Dorset"',
    );
  });

  test.each([
    ['expired', { kind: 'error', error: 'expired_trigger_id' } as const, /three seconds/],
    ['used up', { kind: 'error', error: 'exchanged_trigger_id' } as const, /three seconds/],
    ['held up for long', { kind: 'rate-limited', retryAfter: 30 } as const, /busy/],
    ['refused', { kind: 'error', error: 'invalid_arguments' } as const, /ask in words/],
  ])('a form that is %s is told of where it was wanted', async (_, fault, words) => {
    const running = await start();
    await running.slack.command('');
    const help = await newestIn(running, newsroom, reporter);
    running.slack.fail('views.open', fault);
    await running.slack.press(help, 'Ask with a form');
    const told = await newestIn(running, newsroom, reporter);
    expect(told).toMatchObject({ onlyFor: reporter, text: expect.stringMatching(words) });
    expect(running.slack.workspace.modals).toEqual([]);
  });

  test('a form that Slack holds up for a moment opens then', async () => {
    const running = await start();
    running.slack.fail('views.open', { kind: 'rate-limited', retryAfter: 1 });
    await opened(running);
    expect(running.waits).toEqual([1000]);
  });

  test('a form that opened without an answer of Slack is not told of', async () => {
    const running = await start();
    running.slack.fail('views.open', { kind: 'drop', took: true });
    await opened(running);
    expect(await saidIn(running, direct, reporter)).toEqual([]);
  });

  test('a shortcut that is delivered twice opens one form', async () => {
    const running = await start();
    const payload = {
      type: 'shortcut',
      callback_id: askFormId,
      trigger_id: running.slack.workspace.openTrigger(),
    };
    await running.slack.interact(payload);
    await running.app.settled();
    await running.slack.interact(payload);
    await running.app.settled();
    expect(running.slack.workspace.modals).toHaveLength(1);
    expect(running.slack.transcript.of('views.open')).toHaveLength(1);
  });
});

describe('the lists of the form', () => {
  test('show every present authority by region before anything is typed, and every measure by family', async () => {
    const running = await start();
    const form = await opened(running);
    const places = await search(running, form, place, '');
    const regions = places.slice(1);
    expect(places[0]?.label).toBe('England and regions');
    expect(places[0]?.options[0]?.text).toBe('England');
    expect(regions).toHaveLength(9);
    expect(regions.flatMap(({ options }) => options)).toHaveLength(153);
    const measures = (await search(running, form, measure, '')).flatMap(({ options }) => options);
    expect(measures).toHaveLength(answerer.dataset.parts.metrics.length);
  });

  test('of periods are those that the measure has for the place', async () => {
    const running = await start();
    const form = await opened(running);
    const periods = await search(running, form, period, '', dorsetNeglect);
    expect(periods[0]?.options.map(({ value }) => value)).toEqual(['latest', 'all years']);
    const years = answerer.dataset.years('cpp-started-neglect', '838');
    expect(periods[1]?.options.map(({ value }) => Number(value))).toEqual(years.toReversed());
    const typed = await search(running, form, period, '2021', dorsetNeglect);
    expect(typed.flatMap(({ options }) => options.map(({ text }) => text))).toContain('2021/22');
  });

  test.each([
    ['last five years', 'The last 5 years', 'last 5 years'],
    ['since 2015', 'Since 2014/15', 'since 2015'],
    ['2016/17 to 2019/20', '2016/17 to 2019/20', '2017 to 2020'],
    ['up to 2018', 'Up to 2017/18', 'until 2018'],
    ['all years', 'All years', 'all years'],
    ['since the reorganisation', 'Since 2019/20', 'since 2020'],
    ['2017 and 2021', '2016/17, 2020/21', '2017 2021'],
    ['latest', 'The newest', 'latest'],
  ])('of periods begin with what is meant by %j', async (typed, text, value) => {
    const running = await start();
    const form = await opened(running);
    const [best] = await search(running, form, period, typed, dorsetNeglect);
    expect(best).toEqual({ label: 'Best match', options: [{ text, value }] });
    expect(await submit(running, form, { ...dorsetNeglect, [period]: value })).toEqual({});
    expect((await newestIn(running, direct, reporter)).text).toMatch(/^Dorset.*neglect/);
  });

  test('of comparisons begin with neighbours, region and England', async () => {
    const running = await start();
    const form = await opened(running);
    const [usual] = await search(running, form, beside, '', dorsetNeglect);
    expect(usual?.options).toEqual([
      { text: 'Nothing', value: 'none' },
      { text: 'Its statistical neighbours', value: 'neighbours' },
      { text: 'Its region (South West)', value: 'region' },
      { text: 'England', value: 'E92000001' },
    ]);
    const typed = await search(running, form, beside, 'devon', dorsetNeglect);
    expect(typed[0]?.options).toContainEqual({ text: 'Devon', value: '878' });
  });

  test('of no field of ours are empty', async () => {
    const running = await start();
    expect(await search(running, await opened(running), 'other', 'x')).toEqual([]);
  });

  test('keep to Slack’s limits and name each value once a group, whatever is typed', () => {
    const { dataset } = answerer;
    const text = fc.oneof(
      nastyText(60),
      fc.constantFrom('a', 's', 'new', 'north', 'plan', 'child', '20', 'since'),
    );
    const metric = dataset.metric('cpp-started-neglect');
    fc.assert(
      fc.property(text, (query) => {
        for (const groups of [
          placeOptions(query, answerer),
          measureOptions(query, answerer),
          periodOptions(query, { metric, area: '838' }, answerer, '2026-11-21'),
          besideOptions(query, dataset.area('838'), answerer, {
            optional: true,
            there: [],
            grouped: false,
            wide: true,
          }),
        ]) {
          expect(groups.length).toBeLessThanOrEqual(slackLimits.select.groups);
          for (const { label, options } of groups) {
            expect(label.length).toBeLessThanOrEqual(75);
            expect(options.length).toBeGreaterThan(0);
            expect(options.length).toBeLessThanOrEqual(slackLimits.select.options);
            expect(new Set(options.map(({ value }) => value)).size).toBe(options.length);
            for (const { text: shown, value } of options) {
              expect(shown.text.length).toBeLessThanOrEqual(slackLimits.option.text);
              expect(value.length).toBeLessThanOrEqual(slackLimits.option.value);
            }
          }
        }
      }),
      { numRuns: 20 },
    );
  }, 30_000);
});

describe('what a form asks', () => {
  test.each([
    ['the newest', {}, '838 cpp-started-neglect'],
    ['one year', { [period]: '2017' }, '838 cpp-started-neglect 2017'],
    ['the years since one', { [period]: 'since 2015' }, 'trend 838 cpp-started-neglect since 2015'],
    ['all years', { [period]: 'all years' }, 'trend 838 cpp-started-neglect'],
    ['the last years', { [period]: 'last 5 years' }, 'trend 838 cpp-started-neglect last 5 years'],
    ['years from one to another', { [period]: '2017 to 2020' }, 'trend 838 cpp-started-neglect 2017 to 2020'],
    ['years before any are held', { [period]: 'since 1990' }, 'trend 838 cpp-started-neglect since 1990'],
    ['nothing beside it', { [beside]: 'none' }, '838 cpp-started-neglect'],
    ['its neighbours', { [beside]: 'neighbours' }, 'compare 838 neighbours cpp-started-neglect'],
    [
      'its region',
      { [beside]: 'region', [period]: '2020' },
      'compare 838 E12000009 cpp-started-neglect 2020',
    ],
    [
      'another place over the years',
      { [beside]: '878', [period]: 'all years' },
      'trend 838 878 cpp-started-neglect',
    ],
  ])('is read: %s', (_, more, query) => {
    const held = Object.fromEntries(
      Object.entries({ ...dorsetNeglect, ...more }).map(([name, value]) => [name, [value]]),
    );
    const read = readAskForm(held, answerer.dataset);
    expect(read).toEqual({ kind: 'asks', query, keep: false });
    expect(answerer.answer(query, '2026-11-21').query).toBe(query);
  });

  test.each([
    [place, { [place]: '000' }, /not known/],
    [measure, { [measure]: 'gone' }, /not known/],
    [measure, { [place]: 'E92000001', [measure]: 'ofsted-overall' }, /published for England/],
    [period, { [period]: 'yesterday' }, /not known/],
    [period, { [period]: 'last 5 years, or so' }, /not known/],
    [period, { [period]: 'until 1990' }, /Not held for that year: choose from/],
    [period, { [period]: '1995' }, /Not held for that year: choose from/],
    [period, { [period]: 'all years', [beside]: 'neighbours' }, /single year/],
    [beside, { [beside]: '838' }, /authority itself/],
    [beside, { [measure]: 'ofsted-overall', [beside]: 'E92000001' }, /published for England/],
    [beside, { [measure]: 'ofsted-overall', [beside]: 'region' }, /published for South West/],
    [beside, { [beside]: '000' }, /not known/],
    [beside, { [place]: 'E92000001', [measure]: 'cpp-rate', [beside]: 'region' }, /no region/],
  ])('has its fault shown at the field: %s', async (field, more, words) => {
    const running = await start();
    const form = await opened(running);
    const faults = await submit(running, form, { ...dorsetNeglect, ...more });
    expect(faults).toEqual({ [field]: expect.stringMatching(words) });
    expect(await saidIn(running, direct, reporter)).toEqual([]);
  });

  test('is saved where that is wanted, until there is no room', async () => {
    const running = await start();
    const { store, slack } = running;
    await submit(running, await opened(running), { ...dorsetNeglect, [keep]: ['keep'] });
    expect((await newestIn(running, direct, reporter)).text).toMatch(/Saved on your home tab/);
    expect(await store.savedQuestions.list(slack.workspace.team, reporter)).toMatchObject([
      { query: '838 cpp-started-neglect', words: expect.stringMatching(/^Dorset “/) },
    ]);
    for (let index = 0; index < savedQuestionLimit; index += 1) {
      const question = { query: `838 ${index}`, words: `${index}` };
      await store.savedQuestions.save(slack.workspace.team, reporter, question, index);
    }
    await submit(running, await opened(running), {
      ...dorsetNeglect,
      [measure]: 'cpp-rate',
      [keep]: ['keep'],
    });
    expect((await newestIn(running, direct, reporter)).text).toMatch(/holds 20 questions already/);
  });

  test('is answered once when the form is delivered twice', async () => {
    const running = await start();
    const form = await opened(running);
    await submit(running, form, dorsetNeglect);
    await submit(running, form, dorsetNeglect);
    expect(await saidIn(running, direct, reporter)).toHaveLength(1);
  });
});

describe('the messages tab', () => {
  test('offers questions to begin with, the own authority first', async () => {
    const running = await start();
    await openTab(running, 'messages');
    await running.slack.directMessage('set authority dorset');
    await openTab(running, 'messages');
    const [first, second] = running.slack.transcript.of('assistant.threads.setSuggestedPrompts');
    expect(first?.took).toBe(true);
    expect(first?.body['prompts']).toHaveLength(3);
    expect(first?.body).not.toHaveProperty('thread_ts');
    expect(second?.body['prompts']).toMatchObject([{ message: 'Dorset' }, {}, {}, {}]);
  });

  test('that may not be written to is left alone', async () => {
    const running = await start();
    running.slack.fail('assistant.threads.setSuggestedPrompts', { kind: 'error', error: 'missing_scope' });
    await openTab(running, 'messages');
    expect(await saidIn(running, direct, reporter)).toEqual([]);
  });
});
