import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Act, Done } from '../../src/playground/page/contract.ts';
import { cast } from '../../src/playground/slack-stand-in-workspace.ts';
import { trialPlayground, type Trial } from './trial-app.ts';

/** Does what the page would do. */
async function act({ address }: Trial, wanted: Act): Promise<Done> {
  const response = await fetch(new URL('act', address), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  });
  expect(response.status).toBe(200);
  const done: Done = z.record(z.string(), z.any()).parse(await response.json());
  return done;
}

const write = (text: string, where: { channel?: string; thread?: string } = {}): Act => ({
  do: 'write',
  channel: where.channel ?? cast.newsroom,
  thread: where.thread ?? null,
  text,
});

/** Asks for every element, and gives back where they stand. */
async function elements(trial: Trial) {
  await act(trial, write('/safeguard everything'));
  await trial.slack.transcript.next('response_url');
  const ts = trial.slack.workspace.messages.at(-1)?.ts ?? '';
  return { in: 'message', channel: cast.newsroom, ts } as const;
}

async function openForm(trial: Trial): Promise<string> {
  const where = await elements(trial);
  await act(trial, {
    do: 'use',
    where,
    block: 'elements',
    action: { type: 'button', action_id: 'open' },
  });
  await trial.slack.transcript.next('views.open');
  return trial.slack.workspace.modals.at(-1)?.id ?? '';
}

test('a chosen option arrives as Slack has it, with the block it stands in', async () => {
  const trial = await trialPlayground();
  const where = await elements(trial);
  const chosen = { text: { type: 'plain_text', text: 'Two' }, value: 'two' };
  const done = await act(trial, {
    do: 'use',
    where,
    block: 'elements',
    action: { type: 'static_select', action_id: 'pick', selected_option: chosen },
  });
  expect(done).toEqual({});
  expect(trial.told).toMatchObject([
    { kind: 'pick', value: { block_id: 'elements', selected_option: chosen, type: 'static_select' } },
  ]);
});

test('a search in a form brings the options that the app found', async () => {
  const trial = await trialPlayground();
  const id = await openForm(trial);
  const done = await act(trial, {
    do: 'search',
    where: { in: 'view', id, values: {} },
    block: 'place',
    action: 'place',
    query: 'nor',
  });
  expect(done.options?.[0]?.options.map((option) => option['value'])).toEqual(['northshire', 'northampton']);
});

test.each([
  ['errors stay at their field', 'soon', { errors: { year: 'Not a year' } }, 1],
  ['another form is pushed', 'more', {}, 2],
  ['nothing said closes it', '2017', {}, 0],
])('a form that is sent: %s', async (_, year, expected, open) => {
  const trial = await trialPlayground();
  const id = await openForm(trial);
  const done = await act(trial, {
    do: 'submit',
    id,
    values: { year: { year: { type: 'plain_text_input', value: year } } },
  });
  expect(done).toEqual(expected);
  expect(trial.slack.workspace.modals).toHaveLength(open);
});

test('`clear` closes every form; closing one tells the app that wants to know', async () => {
  const trial = await trialPlayground();
  const id = await openForm(trial);
  const values = { year: { year: { type: 'plain_text_input', value: 'more' } } };
  await act(trial, { do: 'submit', id, values });
  await act(trial, { do: 'submit', id: trial.slack.workspace.modals.at(-1)?.id ?? '', values: {} });
  expect(trial.slack.workspace.modals).toHaveLength(0);
  await act(trial, { do: 'close', id: await openForm(trial), all: false });
  expect(trial.slack.workspace.modals).toHaveLength(0);
  expect(trial.told.at(-1)?.kind).toBe('closed');
});

test('the home tab is what the app published', async () => {
  const trial = await trialPlayground();
  await act(trial, { do: 'open', tab: 'home' });
  await trial.slack.transcript.next('views.publish');
  expect(trial.slack.workspace.homes.get(cast.reporter)).toMatchObject({ type: 'home' });
});

test('where the app is not invited it hears nothing; `/invite` lets it in', async () => {
  const trial = await trialPlayground();
  const mention = write('@Safeguard hello', { channel: cast.elsewhere });
  expect((await act(trial, mention)).notice).toContain('/invite @Safeguard');
  expect(trial.slack.workspace.messages.at(-1)?.text).toBe(`<@${trial.slack.workspace.app.userId}> hello`);
  await act(trial, write('/invite @Safeguard', { channel: cast.elsewhere }));
  expect(await act(trial, mention)).toEqual({});
});

test.each([
  ['a command in a thread', write('/safeguard dorset', { thread: '1.1' }), /no commands in threads/],
  ['a command that nobody serves', write('/giphy cats'), /not a command here/],
  ['a message that mentions nobody', write('hello <all>'), /reads only what mentions it/],
])('%s is told as Slack would', async (_, wanted, notice) => {
  const trial = await trialPlayground();
  expect((await act(trial, wanted)).notice).toMatch(notice);
});

test('what is too long for a message is not sent, and says so; a pasted page is asked as it is', async () => {
  const trial = await trialPlayground();
  expect((await act(trial, write('x'.repeat(12_001)))).trouble).toMatch(/^That is 12,001 characters.*12,000/);
  expect(trial.slack.workspace.messages).toEqual([]);
  expect(await act(trial, write(`/safeguard ${'neglect '.repeat(1250)}`))).toEqual({});
  await trial.slack.transcript.next('response_url');
});

test('an app that does not answer is told as trouble, not as silence', async () => {
  const trial = await trialPlayground();
  trial.slack.deliverTo('http://127.0.0.1:9/slack/events');
  expect((await act(trial, write('/safeguard dorset'))).trouble).toMatch(/could not be reached/);
});
