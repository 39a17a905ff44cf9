import { beforeAll, describe, expect, test } from 'vitest';
import { loadAnswerer, type Answerer } from '../../src/load-answerer.ts';
import { cast, type Json, type Posted } from '../../src/playground/slack-stand-in-workspace.ts';
import { digestFields as fields } from '../../src/slack/digest-form-view.ts';
import type { Subscription } from '../../src/store/subscription.ts';
import { runningApp, type Running } from './running-app.ts';

const { reporter, editor, newsroom, elsewhere } = cast;
const team = 'T0STANDIN';
const own = 'U0SAFEGUARD';
const direct = `D${reporter.slice(1)}`;

let answerer: Answerer;
beforeAll(() => {
  answerer = loadAnswerer();
});

type Channel = Pick<Running, 'slack' | 'app' | 'store' | 'seen'>;
const running = async (): Promise<Channel> => runningApp({ answerer });

/** What the app said last in a conversation, as a person sees it. */
async function last({ seen }: Channel, user: string = reporter, channel: string = newsroom): Promise<Posted> {
  const said = (await seen(user, channel)).filter(({ author }) => author === own).at(-1);
  if (!said) throw new Error('nothing was said');
  return said;
}

async function kept({ app, store }: Channel, channel: string = newsroom): Promise<readonly Subscription[]> {
  await app.settled();
  return store.subscriptions.ofChannel(team, channel);
}

async function say(at: Channel, text: string, channel: string = newsroom): Promise<Posted> {
  await at.slack.command(text, { channel });
  return last(at, reporter, channel);
}

async function press(at: Channel, message: Posted, label: string, user: string = reporter): Promise<Posted> {
  await at.slack.press(message, label, { user });
  return last(at, user, message.channel);
}

const labels = (message: Posted): string[] =>
  [...JSON.stringify(message.blocks).matchAll(/"type":"button".*?"text":"([^"]*)"/g)].map(
    ([, one]) => one ?? '',
  );

describe('subscribing in one line', () => {
  test.each<[string, Partial<Subscription['content']>, Partial<Subscription['schedule']>]>([
    [
      'subscribe dorset',
      { authorities: ['838'], measures: { kind: 'basket', basket: 'overview' }, onlyWhenChanged: false },
      { kind: 'weekly', day: 1, time: '09:00', zone: 'Europe/London' },
    ],
    [
      'subscribe hampshire, gloucestershire child protection weekly monday 9am',
      { authorities: ['850', '916'], measures: { kind: 'basket', basket: 'child-protection' } },
      { kind: 'weekly', day: 1 },
    ],
    [
      'subscribe this channel to dorset cpp rate, repeat plans monthly',
      { authorities: ['838'], measures: { kind: 'metrics', metrics: ['cpp-rate', 'cpp-repeat-pct'] } },
      { kind: 'monthly', day: 1 },
    ],
    [
      'please subscribe us to the south west spending friday 4pm america/new_york only when something changed',
      {
        authorities: ['E12000009'],
        measures: { kind: 'basket', basket: 'spending' },
        onlyWhenChanged: true,
      },
      { kind: 'weekly', day: 5, time: '16:00', zone: 'America/New_York' },
    ],
    [
      'subscribe dorset neglect',
      { measures: { kind: 'metrics', metrics: ['cpp-started-neglect'] } },
      { kind: 'weekly' },
    ],
  ])('%s', async (text, content, schedule) => {
    const at = await running();
    await say(at, text);
    expect(await kept(at)).toMatchObject([{ owner: reporter, content, schedule }]);
  });

  test('is announced to everybody with who did it, what comes and when', async () => {
    const at = await running();
    await say(at, 'subscribe dorset child protection');
    const announced = await last(at, editor);
    expect(announced.text).toMatch(
      /^rosa subscribed this channel to a digest:\nDorset: Child protection\nEvery Monday at 09:00 \(Europe\/London\)\. Next: \d/,
    );
    expect(JSON.stringify(announced.blocks)).toContain(`"user_id":"${reporter}"`);
  });

  test('takes the authority and the basket of the channel where none is named', async () => {
    const at = await running();
    await say(at, 'set authority kent');
    await say(at, 'set basket workforce');
    await say(at, 'subscribe monthly');
    expect(await kept(at)).toMatchObject([
      { content: { authorities: ['886'], measures: { kind: 'basket', basket: 'workforce' } } },
    ]);
  });

  test('says of a district whose figures will come', async () => {
    const at = await running();
    expect((await say(at, 'subscribe weymouth and portland')).text).toMatch(/Dorset: Overview[^]*Weymouth/);
  });

  test('twice is one digest', async () => {
    const at = await running();
    await say(at, 'subscribe dorset');
    const said = await say(at, 'subscribe dorset overview every week');
    expect(said).toMatchObject({
      text: expect.stringMatching(/exactly this digest here already/),
      onlyFor: reporter,
    });
    expect(await kept(at)).toHaveLength(1);
  });

  test('is limited, kindly, to 25', async () => {
    const at = await running();
    for (const { code } of answerer.dataset.parts.areas
      .filter(({ kind }) => kind === 'authority')
      .slice(0, 25)) {
      await at.slack.command(`subscribe dfe ${code}`);
      await at.app.settled();
    }
    expect((await say(at, 'subscribe E92000001')).text).toMatch(/^There are 25 digests here.*End one first/);
    expect(await kept(at)).toHaveLength(25);
    const more = await press(at, await last(at), 'Show 15 more');
    expect(more.blocks.filter(({ type }) => type === 'rich_text')).toHaveLength(11);
  });

  test('works by mention in a thread and in a direct conversation', async () => {
    const at = await running();
    await at.slack.mention('subscribe dorset', { ts: '1700000000.000100' });
    expect(await last(at, editor)).toMatchObject({ thread: '1700000000.000100', onlyFor: null });
    await at.slack.directMessage('subscribe dorset workforce');
    const alone = await last(at, reporter, direct);
    expect(JSON.stringify(alone.blocks)).not.toContain('everybody');
    expect(alone.text).toMatch(/^You set up a digest here:\nDorset: Social workers/);
    expect(await kept(at)).toHaveLength(1);
    expect(await kept(at, direct)).toHaveLength(1);
    expect((await press(at, alone, 'End')).text).toMatch(/^You ended a digest that came here:\nDorset/);
  });

  test('where the app is no member says how to let it in', async () => {
    const at = await running();
    expect((await say(at, 'subscribe dorset', elsewhere)).text).toMatch(
      /cannot post here yet.*\/invite @Safeguard/,
    );
    expect(await kept(at, elsewhere)).toHaveLength(1);
  });

  test('in a direct conversation of others sets nothing up', async () => {
    const at = await running();
    at.slack.workspace.conversations.set('D0OTHERS', {
      id: 'D0OTHERS',
      name: 'eddie',
      kind: 'im',
      members: new Set([reporter, editor]),
    });
    expect((await say(at, 'subscribe dorset', 'D0OTHERS')).text).toMatch(/nothing was set up/);
    expect(await kept(at, 'D0OTHERS')).toEqual([]);
  });
});

describe('nothing is set up before it is clear', () => {
  test.each([
    ['subscribe', /Which places\?/],
    ['subscribe cardiff', /Wales/],
    ['subscribe dorset flimflam', /“flimflam” is not a measure/],
    ['subscribe dorset daily', /weekly or monthly, not “daily”/],
    ['subscribe dorset at 25:00', /“at 25:00” is no time/],
    ['subscribe dorset 9am europe/atlantis', /“europe\/atlantis” is no time zone/],
    ['subscribe dorset every other tuesday', /weekly or monthly, not “every other tuesday”.*“weekly monday”/],
    ['subscribe dorset mon & thu 9am', /one day of the week, not on mon and thu/],
    ['subscribe all councils', /up to 20 places\..*“subscribe england”/],
    ['subscribe england and its neighbours', /No list of statistical neighbours is held for England/],
    ['subscribe england ofsted', /England: Ofsted judgements: no figures of it are published/],
    ['subscribe #general to dorset', /in the conversation where it should come/],
    ['subscribe dorset county', /abolished.*Dorset.* and Bournemouth, Christchurch and Poole came after it/],
    ['subscribe dorset contacts', /not held here/],
  ])('%s', async (text, why) => {
    const at = await running();
    expect(await say(at, text)).toMatchObject({ text: expect.stringMatching(why), onlyFor: reporter });
    expect(await kept(at)).toEqual([]);
  });

  test('a name of several places is asked about, with what else was understood kept', async () => {
    const at = await running();
    const asked = await say(at, 'subscribe newcastle, dorset child protection fridays');
    expect(asked.text).toMatch(/^“newcastle” can mean several places[^]*Nothing is set up until you choose/);
    expect(labels(asked).slice(0, 2)).toEqual([
      'Newcastle upon Tyne',
      expect.stringContaining('Staffordshire'),
    ]);
    expect(await kept(at)).toEqual([]);
    await press(at, asked, 'Newcastle upon Tyne');
    expect(await kept(at)).toMatchObject([
      {
        content: { authorities: ['838', '391'], measures: { basket: 'child-protection' } },
        schedule: { day: 5 },
      },
    ]);
    // The question has gone, so that nobody answers it twice.
    expect((await at.seen(reporter, newsroom)).map(({ text }) => text)).not.toContainEqual(asked.text);
  });

  test('two such names are asked about one after the other', async () => {
    const at = await running();
    const first = await say(at, 'subscribe newcastle and kingston');
    const second = await press(at, first, labels(first)[0] ?? '');
    expect(second.text).toMatch(/^And which of these is meant\?/);
    expect(await kept(at)).toEqual([]);
    await press(at, second, labels(second)[0] ?? '');
    const [only] = await kept(at);
    expect(only?.content.authorities).toHaveLength(2);
  });

  test.each([
    ['subscribe dorset neglect 2017', '2017'],
    ['subscribe sheffield and newport', 'newport'],
  ])('words that have to be left out are shown first: %s', async (text, leftOut) => {
    const at = await running();
    const asked = await say(at, text);
    expect(asked.text).toMatch(/^Is this what should come here\?/);
    expect(asked.text).toContain(`left out: “${leftOut}”`);
    await press(at, asked, 'Subscribe');
    expect(await kept(at)).toHaveLength(1);
  });

  test('neighbours are named one by one first', async () => {
    const at = await running();
    const asked = await say(at, 'subscribe dorset and its neighbours child protection fridays');
    expect(asked.text).toMatch(
      /^Is this what should come here\?\nDorset, .* and .*: Child protection\n[^]*statistical neighbours by the \d{4} model/,
    );
    expect(await kept(at)).toEqual([]);
    await press(at, asked, 'Subscribe');
    const [only] = await kept(at);
    expect(only?.content.authorities).toHaveLength(11);
    expect(only?.content.authorities[0]).toBe('838');
  });

  test('neighbours that are to be left out are', async () => {
    const at = await running();
    const asked = await say(at, 'subscribe dorset and its neighbours except somerset child protection');
    expect(asked.text).toMatch(/^Is this what should come here\?\nDorset, /);
    expect(asked.text).not.toContain('Somerset');
    await press(at, asked, 'Subscribe');
    const [digest] = await kept(at);
    expect(digest?.content.authorities).toHaveLength(10);
    expect(digest?.content.authorities).not.toContain('933');
  });

  test('neighbours of a doubtful name come with the place that is chosen', async () => {
    const at = await running();
    const asked = await say(at, 'subscribe newcastle and its neighbours');
    expect(labels(asked)).toEqual([
      'Newcastle upon Tyne and 10 others',
      expect.stringContaining('Staffordshire and 10 others'),
    ]);
    await press(at, asked, 'Newcastle upon Tyne and 10 others');
    const [only] = await kept(at);
    expect(only?.content.authorities).toHaveLength(11);
  });

  test.each([
    ['send us dorset every friday at 4pm', /Dorset: Overview\nEvery Friday at 16:00/],
    [
      'can you send us dorset child protection figures every friday at 4pm',
      /Dorset: Child protection\nEvery Friday at 16:00/,
    ],
    ['we’d like kent every monday please', /Kent: Overview\nEvery Monday at 09:00/],
    ['post kent ofsted here monthly', /Kent: Ofsted judgements\nOn the 1st of every month/],
  ])('a wish to be sent something again and again is one for a digest: %s', async (text, offered) => {
    const at = await running();
    const asked = await say(at, text);
    expect(asked.text).toMatch(/^Is this what should come here\?/);
    expect(asked.text).toMatch(offered);
    expect(await kept(at)).toEqual([]);
  });

  test('what is sent once is answered', async () => {
    const at = await running();
    expect((await say(at, 'send me the dorset send figures')).text).toMatch(
      /education, health and care plan/,
    );
  });

  test('a misspelt topic is the topic', async () => {
    const at = await running();
    await say(at, 'subscribe kent child protecton');
    expect(await kept(at)).toMatchObject([{ content: { measures: { basket: 'child-protection' } } }]);
  });

  test('as is a wish in other words', async () => {
    const at = await running();
    const asked = await say(at, 'keep an eye on kent for us');
    expect(asked.text).toMatch(/^Is this what should come here\?\nKent: Overview/);
    expect(await kept(at)).toEqual([]);
  });

  test('nothing that was typed is kept in a button', async () => {
    const at = await running();
    const asked = await say(at, 'subscribe newcastle please');
    expect(JSON.stringify(asked.blocks.filter(({ type }) => type === 'actions'))).not.toMatch(
      /newcastle|please/,
    );
  });
});

describe('the digests of a channel', () => {
  test('are shown to any member with who set them up and when the next one comes', async () => {
    const at = await running();
    await say(at, 'subscribe dorset');
    await say(at, 'subscribe kent monthly on the 15th');
    await at.slack.command('subscriptions', { user: editor });
    const list = await last(at, editor);
    expect(list.text).toMatch(
      /^2 digests come here\.\nDorset: Overview\n.*Next: .*\nKent: Overview\nOn the 15th of every month/,
    );
    expect(JSON.stringify(list.blocks).split(`"user_id":"${reporter}"`)).toHaveLength(3);
    expect(list.onlyFor).toBe(editor);
  });

  test('are shown in a direct conversation with those set up elsewhere', async () => {
    const at = await running();
    await say(at, 'subscribe dorset');
    await at.slack.directMessage('subscriptions');
    const list = await last(at, reporter, direct);
    expect(list.text).toMatch(/No digest comes here[^]*Dorset: Overview/);
    expect(JSON.stringify(list.blocks)).toContain(newsroom);
  });

  test('are none at first, which is said with what to do', async () => {
    const at = await running();
    expect((await say(at, 'subscriptions')).text).toMatch(/^No digest comes here\.\nSet one up with/);
  });

  test('end by a button, which is announced and can be undone', async () => {
    const at = await running();
    await say(at, 'subscribe dorset child protection friday 3pm');
    await say(at, 'subscribe kent');
    const picked = await say(at, 'unsubscribe dorset');
    expect(labels(picked)).toEqual(['End']);
    await at.slack.press(picked, 'End', { user: reporter });
    const announced = await last(at, editor);
    expect(announced.text).toMatch(/^rosa ended a digest of this channel:\nDorset: Child protection/);
    expect(await kept(at)).toMatchObject([{ content: { authorities: ['886'] } }]);
    await press(at, announced, 'Undo', editor);
    expect(await kept(at)).toMatchObject([
      { content: { authorities: ['886'] } },
      { content: { authorities: ['838'] }, schedule: { day: 5, time: '15:00' }, owner: editor },
    ]);
    await at.slack.press(picked, 'End', { user: reporter });
    expect((await last(at)).text).toMatch(/has been ended already/);
  });

  test('are all offered where none of them is about what was named', async () => {
    const at = await running();
    await say(at, 'subscribe dorset');
    expect((await say(at, 'unsubscribe cornwall')).text).toMatch(
      /^No digest here is about “cornwall”\. Which one should end\?\nDorset: Overview/,
    );
    await say(at, 'subscribe newcastle upon tyne');
    const picked = await say(at, 'unsubscribe newcastle');
    expect(picked.text).toMatch(/^Which one should end\?\nNewcastle upon Tyne: Overview/);
    expect(labels(picked)).toEqual(['End']);
  });

  test('are looked at by the name of a place of theirs', async () => {
    const at = await running();
    await say(at, 'subscribe kent, devon child protection');
    await say(at, 'subscribe dorset');
    expect((await say(at, 'digest now devon')).text).toMatch(
      /would come now\. Kent and Devon: Child protection/,
    );
    expect((await say(at, 'digest now devon workforce')).text).toMatch(
      /would come now\. Devon: Social workers/,
    );
  });

  test('can be looked at before they come, by one person, without anything being kept', async () => {
    const at = await running();
    await say(at, 'subscribe dorset child protection');
    const before = await kept(at);
    const shown = await say(at, 'digest now');
    expect(shown).toMatchObject({
      onlyFor: reporter,
      text: expect.stringMatching(/^A preview for you alone[^]*278 children were on a child protection plan/),
    });
    await say(at, 'subscribe kent');
    const which = await say(at, 'digest now');
    expect(labels(which)).toEqual(['Preview', 'Preview']);
    expect((await say(at, 'digest now kent ofsted')).text).toMatch(/Kent: Ofsted judgements\.\nKent, Ofsted/);
    expect((await kept(at))[0]).toEqual(before[0]);
  });

  test('of a mention are looked at by the asker alone', async () => {
    const at = await running();
    await say(at, 'subscribe dorset');
    await at.slack.mention('digest now', { ts: '1700000000.000100' });
    expect(await last(at)).toMatchObject({ onlyFor: reporter, thread: '1700000000.000100' });
  });
});

describe('the form', () => {
  const filled = (values: Readonly<Record<string, string | readonly string[]>>): Json => ({
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        {
          [name]: Array.isArray(value)
            ? { selected_options: value.map((one: string) => ({ value: one })) }
            : [fields.more, fields.measures, fields.zone].some((one) => one === name)
              ? { type: 'plain_text_input', value }
              : name === fields.channel
                ? { selected_conversation: value }
                : { selected_option: { value } },
        },
      ]),
    ),
  });
  const usual = {
    [fields.place]: '838',
    [fields.topic]: 'child-protection',
    [fields.day]: 'weekly:2',
    [fields.time]: '10:30',
    [fields.zone]: 'Europe/London',
    [fields.options]: ['briefs'],
  };

  async function opened(at: Channel): Promise<Json> {
    await at.app.settled();
    const view = at.slack.workspace.modals.at(-1)?.view;
    if (!view) throw new Error('no form was opened');
    return view;
  }

  const submit = async (
    at: Channel,
    view: Json,
    values: Readonly<Record<string, string | readonly string[]>>,
  ) => {
    const { body } = await at.slack.interact({
      type: 'view_submission',
      view: { ...view, id: `V${Math.random()}`, state: filled(values) },
    });
    await at.app.settled();
    return body;
  };

  test('sets a digest up where it was opened', async () => {
    const at = await running();
    await press(at, await say(at, 'subscriptions'), 'Subscribe');
    const view = await opened(at);
    await submit(at, view, {
      ...usual,
      [fields.more]: 'kent, E92000001',
      [fields.measures]: 'cpp rate, repeat plans',
    });
    expect(await kept(at)).toMatchObject([
      {
        content: {
          authorities: ['838', 'E92000001', '886'],
          measures: { kind: 'metrics', metrics: ['cpp-rate', 'cpp-repeat-pct'] },
          onlyWhenChanged: false,
          releaseBriefs: true,
        },
        schedule: { kind: 'weekly', day: 2, time: '10:30' },
      },
    ]);
    expect((await last(at, editor)).text).toMatch(/^rosa subscribed/);
  });

  test.each([
    [fields.more, 'newcastle', /can mean Newcastle upon Tyne and .*Staffordshire/],
    [fields.more, 'cardiff', /could not be read|not known/],
    [fields.more, 'kent neglect', /Only places/],
    [fields.measures, 'cpp rate, flimflam', /“flimflam” is not known/],
    [fields.measures, 'kent cpp rate', /Only measures/],
    [fields.zone, 'Mars/Olympus', /no such time zone/],
  ])('says at the field what is wrong: %s %s', async (field, value, fault) => {
    const at = await running();
    await press(at, await say(at, 'subscriptions'), 'Subscribe');
    const body = await submit(at, await opened(at), { ...usual, [field]: value });
    expect(JSON.parse(body)).toMatchObject({
      response_action: 'errors',
      errors: { [field]: expect.stringMatching(fault) },
    });
    expect(await kept(at)).toEqual([]);
  });

  test('changes a digest, opened with what it is', async () => {
    const at = await running();
    await say(
      at,
      'subscribe dorset, bournemouth christchurch and poole cpp rate, repeat plans monthly on the 7th at 7:15',
    );
    await press(at, await last(at), 'Change');
    const view = await opened(at);
    expect(JSON.stringify(view)).toMatch(/"initial_value":"Bournemouth, Christchurch and Poole"/);
    expect(JSON.stringify(view)).toMatch(/"initial_option":\{"text":[^}]*"07:15"/);
    await submit(at, view, usual);
    expect(await kept(at)).toMatchObject([
      {
        content: { authorities: ['838'], measures: { kind: 'basket', basket: 'child-protection' } },
        schedule: { kind: 'weekly', day: 2, time: '10:30' },
      },
    ]);
    expect((await last(at, editor)).text).toMatch(
      /^rosa changed a digest of this channel\. It is now:\nDorset/,
    );
  });

  test('from the home tab asks where it should come', async () => {
    const at = await running();
    const home = { type: 'view', view_id: 'VHOME' };
    await at.slack.interact({
      type: 'block_actions',
      container: home,
      actions: [{ type: 'button', action_id: 'digest:form', block_id: 'b', action_ts: '1.1' }],
    });
    const view = await opened(at);
    expect(JSON.stringify(view)).toContain(fields.channel);
    await submit(at, view, { ...usual, [fields.channel]: newsroom });
    expect(await kept(at)).toHaveLength(1);
  });

  test('finds places as one types', async () => {
    const at = await running();
    const { body } = await at.slack.interact({
      type: 'block_suggestion',
      action_id: fields.place,
      block_id: fields.place,
      value: 'dors',
    });
    expect(body).toContain('"value":"838"');
  });
});
