import { describe, expect, test } from 'vitest';
import { cast } from '../../src/playground/slack-stand-in-workspace.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { reportFields } from '../../src/slack/report-form-view.ts';
import { reportLines } from '../../src/slack/report-listing.ts';
import type { Report } from '../../src/store/reports.ts';
import { runningApp, type Running } from './running-app.ts';
import { choose, newestIn, saidIn } from './use-message.ts';
import { openForm, submit } from './use-view.ts';

const { reporter, editor, newsroom } = cast;
const answerer = loadAnswerer();
const { category, expected, note } = reportFields;

async function reported(socket = false, text = 'dorset neglect'): Promise<Running> {
  const running = await runningApp({ answerer, socket });
  await running.slack.command(text);
  await choose(running, await newestIn(running, newsroom, reporter), 'wrong');
  return running;
}
const kept = ({ store, slack }: Running): Promise<readonly Report[]> =>
  store.reports.list(slack.workspace.team);

describe.each([['signed HTTP'], ['Socket Mode']])('“This looks wrong” over %s', (by) => {
  test('shows what it is about, and keeps question, figure and what was held against it', async () => {
    const running = await reported(by === 'Socket Mode');
    const form = await openForm(running);
    expect(JSON.stringify(form.view)).toMatch(/Shown: Dorset, “Plans started: neglect” in 2021\/22: 265/);
    expect(JSON.stringify(form.view)).toMatch(/no child, family or worker/);
    const held = { [category]: 'wrong-figure', [expected]: '266', [note]: 'table 3 has it' };
    expect(await submit(running, form, held)).toEqual({});
    expect(await kept(running)).toMatchObject([
      {
        person: reporter,
        status: 'open',
        query: '838 cpp-started-neglect',
        figure: {
          area: '838',
          metric: 'cpp-started-neglect',
          year: 2022,
          shown: '265',
          release: 'dfe-cin-2022',
        },
        category: 'wrong-figure',
        expected: '266',
        note: 'table 3 has it',
      },
    ]);
    const thanks = await newestIn(running, newsroom, reporter);
    expect(thanks).toMatchObject({ onlyFor: reporter, text: expect.stringMatching(/^Thank you/) });
    expect(await saidIn(running, newsroom, editor)).toEqual([]);
  });
});

describe('a report', () => {
  test('needs no more than a kind, and is kept once', async () => {
    const running = await reported();
    const form = await openForm(running);
    await submit(running, form, { [category]: 'other' });
    await submit(running, form, { [category]: 'other' });
    expect(await kept(running)).toMatchObject([{ expected: null, note: null, category: 'other' }]);
  });

  test('of an answer without a figure has none', async () => {
    const running = await reported(false, 'isles of scilly repeat plans');
    await submit(running, await openForm(running), { [category]: 'wrong-period' });
    const [report] = await kept(running);
    expect(report?.query).toBe('420 cpp-repeat-pct');
  });

  test.each([
    'what happened to the Smith family case in Dorset',
    'the social worker Jane Doe got it wrong',
    'Mr Brown of the council told me',
    'sarah jones says 412',
  ])('about one child, or that names anybody, is not taken: %s', async (words) => {
    const running = await reported();
    const faults = await submit(running, await openForm(running), { [category]: 'other', [note]: words });
    expect(faults).toEqual({ [note]: expect.stringMatching(/leave that out/) });
    expect(await kept(running)).toEqual([]);
  });

  test.each([
    'Dorset Council says 412',
    'see Table D5 of the Department for Education',
    'Kent and Medway are swapped',
  ])('that names a place or a table is taken: %s', async (words) => {
    const running = await reported();
    expect(await submit(running, await openForm(running), { [category]: 'other', [note]: words })).toEqual(
      {},
    );
  });

  test('that cannot be kept says so', async () => {
    const running = await reported();
    const form = await openForm(running);
    await running.store.close();
    await submit(running, form, { [category]: 'other' });
    expect((await newestIn(running, newsroom, reporter)).text).toMatch(/could not be kept/);
  });

  test('whose form does not open says so where it was wanted', async () => {
    const running = await runningApp({ answerer });
    await running.slack.command('dorset neglect');
    const answer = await newestIn(running, newsroom, reporter);
    running.slack.fail('views.open', { kind: 'error', error: 'expired_trigger_id' });
    await choose(running, answer, 'wrong');
    expect((await newestIn(running, newsroom, reporter)).text).toMatch(/three seconds/);
  });
});

describe('what the maintainer reads', () => {
  const { dataset } = answerer;
  const figure = {
    metric: 'cpp-started-neglect',
    area: '838',
    year: 2022,
    release: 'dfe-cin-2022',
    shown: '265',
  };
  const report: Report = {
    workspace: 'T1',
    id: 'abcdef012345',
    person: 'U1',
    status: 'open',
    reportedAt: Date.parse('2026-11-21T12:00:00Z'),
    settledAt: null,
    query: '838 cpp-started-neglect',
    figure,
    category: 'wrong-figure',
    expected: '1,266',
    note: 'see\ntable',
  };
  const lines = (more: Partial<Report> = {}): string =>
    reportLines({ ...report, ...more }, dataset).join('\n');

  test('is the question, what was shown and is held, and a draft of the correction', () => {
    const file = 'd2_cpps_starting_by_category_of_abuse_2013_to_2022.csv';
    expect(lines()).toContain('asked: Dorset “Plans started: neglect” (838 cpp-started-neglect)');
    expect(lines()).toContain(`held: 265, ${file}, column Neglect_Initial`);
    expect(lines()).toContain('note: see table');
    expect(lines()).toContain(
      `draft: dfe-cin-2022,${file},"2022,838",Neglect_Initial,265,1266,Report abcdef012345 of 2026-11-21`,
    );
  });

  test('tells where the claimed number does stand', () => {
    const onePlan = dataset.figure('cpp-at31-neglect', '838', 2022);
    const value = onePlan.state === 'value' ? onePlan.value : 0;
    expect(lines({ expected: String(value) })).toContain(
      `${value} is “On a plan on 31 March: neglect” of the same year`,
    );
    const before = dataset.figure('cpp-started-neglect', '838', 2021);
    const earlier = before.state === 'value' ? before.value : 0;
    expect(lines({ expected: String(earlier) })).toContain(`${earlier} is the figure of 2021`);
  });

  test('has no draft for what is worked out here, says the same, or is held no more', () => {
    expect(lines({ expected: '265' })).toContain('no draft: that is what is held now');
    expect(lines({ expected: null })).not.toContain('draft');
    expect(lines({ figure: { ...figure, release: 'gone' } })).toContain('no such figure now');
    expect(lines({ figure: null })).not.toContain('held');
    const share = dataset.parts.metrics
      .filter(({ derived }) => derived !== null)
      .flatMap(({ id }) => {
        const worked = dataset.figure(id, '838', 2022);
        return worked.state === 'value' && worked.inputs ? [worked] : [];
      })[0];
    if (!share) throw new Error('nothing is worked out');
    const { metric, source, value } = share;
    const workedOut = { ...figure, metric, release: source.release, shown: String(value) };
    expect(lines({ figure: workedOut, expected: '99' })).toContain('no draft: worked out here from');
  });
});
