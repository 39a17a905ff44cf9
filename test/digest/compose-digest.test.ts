import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeBriefs, composeDigests } from '../../src/digest/compose-digest.ts';
import type { DigestContent } from '../../src/digest/digest-message.ts';
import { Dataset } from '../../src/domain/dataset.ts';
import { loadAnswerer } from '../../src/load-answerer.ts';
import { judgeMessage } from '../../src/playground/slack-stand-in-judge.ts';
import type { Subscription, SubscriptionContent } from '../../src/store/subscription.ts';
import { readSnapshot, type Snapshot } from '../../src/digest/snapshot.ts';
import { everyMonday } from './newsroom.ts';

const { dataset, read } = loadAnswerer();
const [before, today, later] = ['2026-11-16', '2026-11-23', '2026-11-30'] as const;

/** The dataset as it was before some releases came. */
const without = (...releases: readonly string[]): Dataset =>
  new Dataset({
    ...dataset.parts,
    columns: dataset.parts.columns.filter(({ release }) => !releases.includes(release)),
    inspections: dataset.parts.inspections.filter(({ release }) => !releases.includes(release)),
  });

/** The dataset with every figure of an authority suppressed. */
const withheldFor = (area: string): Dataset =>
  new Dataset({
    ...dataset.parts,
    columns: dataset.parts.columns.map((column) => ({
      ...column,
      cell: (code, year) =>
        code === area && column.cell(code, year) !== undefined ? 'c' : column.cell(code, year),
    })),
  });

const about = (
  authorities: readonly string[],
  measures: SubscriptionContent['measures'] = { kind: 'basket', basket: 'child-protection' },
  onlyWhenChanged = false,
): Subscription => ({
  workspace: 'T1',
  id: 's1',
  channel: 'C1',
  owner: 'U1',
  content: { authorities, measures, onlyWhenChanged, releaseBriefs: true },
  schedule: everyMonday,
  scheduledAt: 0,
  paused: null,
  createdAt: 0,
  lastPeriod: null,
  lastPeriodAt: null,
  seen: null,
});

function composed(
  subscription: Subscription,
  seen: string | null,
  { from = dataset, on = today }: { from?: Dataset; on?: string } = {},
): DigestContent {
  const content = composeDigests({ dataset: from, today: () => on })(subscription, seen);
  if (content === 'nothing-new') throw new Error('nothing new');
  return content;
}

function snapshotOf({ seen }: Pick<DigestContent, 'seen'>): Snapshot {
  const snapshot = readSnapshot(seen);
  if (!snapshot) throw new Error('no snapshot');
  return snapshot;
}

const firstLine = ({ text }: DigestContent): string => text.split('\n')[0] ?? '';
const dorset = about(['838']);
const newEditions = ['dfe-cin-2025', 'lait-2025'];

describe('the first digest', () => {
  it('shows where an authority stands', async () => {
    await expect(composed(dorset, null).text).toMatchFileSnapshot('golden/first.txt');
  });

  it('of several authorities has a line for each, then their pages', async () => {
    const { text } = composed(about(['838', '916', '850']), null);
    await expect(text).toMatchFileSnapshot('golden/several.txt');
  });

  it('comes again where what was seen cannot be read any more', () => {
    expect(composed(dorset, '{"v":0}').text).toBe(composed(dorset, null).text);
  });
});

describe('the digest after a new edition', () => {
  const old = without(...newEditions);
  const seen = composed(dorset, null, { from: old, on: before }).seen;

  it('tells what is new, revised and withheld since the last one', async () => {
    await expect(composed(dorset, seen).text).toMatchFileSnapshot('golden/release-day.txt');
  });

  it('says each revision with the figure that the last digest stood on and the one that stands now', () => {
    const { text } = composed(dorset, seen);
    const revised = dataset.years('cpp-started', '838').flatMap((year) => {
      const [was, is] = [old, dataset].map((each) => each.figure('cpp-started', '838', year));
      return was?.state === 'value' && is?.state === 'value' && was.value !== is.value
        ? [[was.value, is.value]]
        : [];
    });
    for (const [was, is] of revised) expect(text).toContain(`${String(was)} → ${String(is)}`);
    expect(firstLine({ ...composed(dorset, seen) })).toMatch(
      /^Dorset, new since 16 November 2026: later figures for \d+ measures; \d+ figures revised\.$/,
    );
  });

  it('says so when a figure is hidden or shown, and when somebody had quoted one that was revised or corrected', () => {
    const claim = dataset.parts.claims.find(
      ({ area, metric, year }) =>
        area !== null && year !== null && dataset.figure(metric, area, year).state === 'value',
    );
    if (!claim?.area || claim.year === null) throw new Error('no claim with a figure');
    const subscription = about([claim.area], { kind: 'metrics', metrics: [claim.metric] });
    const figure = dataset.figure(claim.metric, claim.area, claim.year);
    if (figure.state !== 'value') throw new Error('no figure');
    const now = composed(subscription, null, { on: before }).seen;
    const changed = (cell: string, releases: string[] = []): string => {
      const snapshot = { ...snapshotOf({ seen: now }), releases };
      const series = snapshot.series[`${claim.area} ${claim.metric}`];
      if (!series) throw new Error('no series');
      series.cells = series.cells
        .split('|')
        .with((claim.year ?? 0) - series.from, cell)
        .join('|');
      return JSON.stringify(snapshot);
    };
    const revised = composed(subscription, changed(String(figure.value + 7))).text;
    expect(revised).toContain('1 figure revised');
    expect(revised).toContain(`Quoted before it changed: ${claim.publisher}`);
    expect(revised).not.toContain('reproduce');
    const corrected = composed(subscription, changed(String(figure.value + 7), [figure.source.release])).text;
    expect(corrected).toContain('1 figure corrected here');
    expect(corrected).toMatch(/Corrected here, within the same edition: .* → /);
    expect(corrected).toContain(claim.publisher);
    expect(composed(subscription, changed('suppressed:c')).text).toContain('1 figure newly shown');
    const hidden = composed(subscription, now, { from: withheldFor(claim.area) }).text;
    expect(hidden).toMatch(/newly withheld/);
    expect(hidden).not.toContain(' 0 ');
  });

  it('tells a new judgement of the inspectorate', () => {
    const [inspection] = dataset.inspections('838');
    const source = without(inspection?.release ?? '');
    const ofsted = about(['838'], { kind: 'metrics', metrics: ['cpp-rate'] });
    const { text, blocks } = composed(ofsted, composed(ofsted, null, { from: source, on: before }).seen);
    expect(text).toContain('a new Ofsted judgement');
    expect(text).toContain('inspected');
    expect(JSON.stringify(blocks)).toContain(inspection?.report);
  });

  it('tells no revision of a figure that is printed as before', () => {
    const rate = about(['838'], { kind: 'metrics', metrics: ['cla-rate'] }, true);
    const snapshot = snapshotOf(composed(rate, null, { on: before }));
    const series = snapshot.series['838 cla-rate'];
    if (!series) throw new Error('no series');
    series.cells = series.cells.replaceAll(/(\d+)(?=\||$)/g, '$1.2');
    const compose = composeDigests({ dataset, today: () => today });
    expect(compose(rate, JSON.stringify(snapshot))).toBe('nothing-new');
  });

  it('tells a grade that was corrected under the same inspection, old and new', () => {
    const cpp = about(['838'], { kind: 'metrics', metrics: ['cpp-rate'] }, true);
    const snapshot = snapshotOf(composed(cpp, null, { on: before }));
    const judged = snapshot.judged?.['838'];
    const grade = judged?.grades['ofsted-overall'];
    if (!judged || !grade) throw new Error('no grade');
    judged.grades['ofsted-overall'] = 'Inadequate';
    const { text } = composed(cpp, JSON.stringify(snapshot));
    expect(firstLine({ ...composed(cpp, JSON.stringify(snapshot)) })).toContain('1 Ofsted grade revised');
    expect(text).toMatch(
      /Revised, the inspection of \d+ \w+ \d{4}: Ofsted overall effectiveness, Inadequate → /,
    );
    expect(text).toContain(`→ ${grade}.`);
    expect(text).toContain('https://reports.ofsted.gov.uk');
    judged.grades['ofsted-overall'] = grade;
    expect(composeDigests({ dataset, today: () => today })(cpp, JSON.stringify(snapshot))).toBe(
      'nothing-new',
    );
  });

  it('names areas without news in a line, and tells of the others', () => {
    const both = about(['838', '916'], { kind: 'metrics', metrics: ['cpp-rate', 'cla-rate'] });
    const snapshot = snapshotOf(composed(both, null, { on: before }));
    const series = snapshot.series['838 cpp-rate'];
    if (!series) throw new Error('no series');
    series.cells = series.cells.replace(/\|[^|]*$/, '');
    const { text } = composed(both, JSON.stringify(snapshot));
    expect(text).toMatch(/^Dorset, new since [^]*Nothing new for Gloucestershire\./);
  });

  it('says a move and how it compares with the neighbours in one breath', () => {
    const { text } = composed(about(['916']), composed(about(['916']), null, { from: old, on: before }).seen);
    expect(text.match(/Moved[^\n]*Child protection plans started/g)).toHaveLength(1);
    expect(text).toMatch(
      /Moved more than usual: Child protection plans started, 522 in 2024\/25, down 260 .* The median/,
    );
  });

  it('is told against what the last digest saw, not the one before', () => {
    const { seen: newest } = composed(dorset, seen);
    expect(firstLine(composed(dorset, newest, { on: later }))).toMatch(
      /^Nothing new for Dorset since 23 November 2026/,
    );
  });

  it('shows an authority that was added since as it stands, beside what is new for the others', () => {
    const both = about(['838', '916']);
    const { text } = composed(both, seen);
    expect(text).toMatch(
      /^New since 16 November 2026 for Dorset and Gloucestershire\.\nDorset: later figures/,
    );
    expect(text).toMatch(/^Gloucestershire, child protection:/m);
  });
});

describe('a quiet week', () => {
  it('brings one figure in the spotlight and what is due next', async () => {
    const { seen } = composed(dorset, null);
    await expect(composed(dorset, seen, { on: later }).text).toMatchFileSnapshot('golden/quiet.txt');
  });

  it('gives every measure of every authority its turn before one comes again', () => {
    const subscription = about(['838', '916'], {
      kind: 'metrics',
      metrics: ['cpp-rate', 'cla-rate', 'ofsted-overall', 'sw-caseload'],
    });
    let { seen } = composed(subscription, null);
    const shown: string[] = [];
    for (let week = 0; week < 16; week += 1) {
      const content = composed(subscription, seen, { on: later });
      shown.push(firstLine(content).replace(/^.*In the spotlight: /, ''));
      seen = content.seen;
    }
    expect(new Set(shown.slice(0, 8)).size).toBe(8);
    expect(shown.slice(8)).toEqual(shown.slice(0, 8));
  });

  it('of judgements alone is quiet too, and shows them in turn', () => {
    const ofsted = about(['330'], { kind: 'basket', basket: 'ofsted' });
    const quiet = composed(ofsted, composed(ofsted, null).seen, { on: later });
    expect(firstLine(quiet)).toMatch(
      /^Nothing new for Birmingham since 23 November 2026\. In the spotlight: Good/,
    );
    expect(firstLine(composed(ofsted, quiet.seen, { on: later }))).not.toBe(firstLine(quiet));
    const silent = about(['330'], { kind: 'basket', basket: 'ofsted' }, true);
    expect(composeDigests({ dataset, today: () => later })(silent, quiet.seen)).toBe('nothing-new');
  });

  it('does not show the only figure again', () => {
    const one = about(['838'], { kind: 'metrics', metrics: ['cpp-rate'] });
    const quiet = composed(one, composed(one, null).seen, { on: later });
    expect(firstLine(quiet)).toMatch(/In the spotlight: 41\.4 per 10,000/);
    const next = composed(one, quiet.seen, { on: '2026-12-07' });
    expect(next.text).toMatch(
      /^Nothing new for Dorset since 30 November 2026\.\nTake care: A newer edition of [^\n]* was due by [^\n]*$/,
    );
  });

  it('says when the next edition is due, however far away', () => {
    const one = about(['838'], { kind: 'metrics', metrics: ['sw-caseload'] });
    expect(composed(one, composed(one, null).seen, { on: later }).text).toMatch(
      /Next edition due: Children's social work workforce, by 28 February 2027\./,
    );
  });

  it('brings nothing where only changes are wanted', () => {
    const quiet = about(['838'], dorset.content.measures, true);
    const { seen } = composed(quiet, null);
    expect(composeDigests({ dataset, today: () => later })(quiet, seen)).toBe('nothing-new');
  });

  it('shows what places are compared by before the population', () => {
    const overview = about(['838'], { kind: 'basket', basket: 'overview' });
    const quiet = composed(overview, composed(overview, null).seen, { on: later });
    expect(firstLine(quiet)).toMatch(/In the spotlight: \d+ children were on a child protection plan/);
    expect(quiet.query).toMatch(/^838 cpp-at-31-march$/);
  });

  it('keeps the turn of the spotlight over weeks with news', () => {
    const first = composed(dorset, null, { on: before });
    const quiet = composed(dorset, first.seen);
    const withoutNewest = snapshotOf(quiet);
    for (const series of Object.values(withoutNewest.series)) {
      series.cells = series.cells.replace(/\|[^|]*$/, '');
    }
    const news = composed(dorset, JSON.stringify(withoutNewest), { on: later });
    expect(firstLine(news)).toContain('later figures');
    expect(snapshotOf(news).spotlight).toBe(snapshotOf(quiet).spotlight);
  });
});

describe('where everything is withheld', () => {
  it('no figure is shown, as nought or otherwise', async () => {
    const from = withheldFor('838');
    const first = composed(dorset, null, { from });
    await expect(first.text).toMatchFileSnapshot('golden/all-withheld.txt');
    expect(composed(dorset, first.seen, { from, on: later }).text).toMatch(
      /^Nothing new for Dorset since 23 November 2026\.\nNext edition due: [^\n]*\.\nTake care: [^\n]*$/,
    );
  });
});

describe('the brief of a release', () => {
  const brief = composeBriefs({ dataset, today: () => today });

  it('tells what the edition brought for what the channel subscribed to', async () => {
    const content = brief(
      [dorset, about(['916', '838']), about(['838'], { kind: 'metrics', metrics: ['cla-rate'] })],
      ['dfe-cin-2025'],
    );
    if (content === 'nothing-new') throw new Error('nothing new');
    await expect(content.text).toMatchFileSnapshot('golden/brief.txt');
  });

  it('tells of several releases in one message, by the names of those that brought something', () => {
    const both = brief(
      [dorset, about(['916'], dorset.content.measures)],
      ['dfe-cin-2025', 'dfe-csww-2025', 'lait-2025'],
    );
    const alone = brief([dorset], ['dfe-cin-2025', 'mhclg-ro3-2025']);
    if (both === 'nothing-new' || alone === 'nothing-new') throw new Error('nothing new');
    expect(firstLine(both)).toBe(
      'Children in need and Local authority interactive tool (LAIT): what is new for Dorset and Gloucestershire.',
    );
    expect(firstLine(alone)).toMatch(/^Dorset, new in Children in need, reporting year 2025: /);
    expect(alone).toEqual(brief([dorset], ['dfe-cin-2025']));
  });

  it('of one subscription tells nothing of what only another asked for', () => {
    const content = brief(
      [dorset, about(['916'], { kind: 'metrics', metrics: ['cin-at-31-march'] })],
      ['dfe-cin-2025'],
    );
    if (content === 'nothing-new') throw new Error('nothing new');
    const [, gloucestershire = ''] = content.text.split('\n\nGloucestershire\n');
    expect(gloucestershire).toContain('Children in need');
    expect(gloucestershire).not.toContain('plan');
  });

  it('tells a judgement that the list of inspections brought', () => {
    const [newest] = dataset.inspections('838');
    const content = brief([dorset], [newest?.release ?? '']);
    if (content === 'nothing-new') throw new Error('nothing new');
    expect(content.text).toMatch(
      /a new Ofsted judgement\.\nNew Ofsted judgement, inspected .*, report published/,
    );
  });

  it('is none where the release holds nothing of it, or is not known', () => {
    const finance = about(['838'], { kind: 'metrics', metrics: ['cla-rate'] });
    expect(brief([finance], ['dfe-csww-2025'])).toBe('nothing-new');
    expect(brief([dorset], ['dfe-2099'])).toBe('nothing-new');
  });
});

describe('any digest', () => {
  const authorities = dataset.authorities().map(({ code }) => code);
  const anyMeasures = fc.oneof(
    fc
      .constantFrom(...dataset.parts.baskets.map(({ id }) => id))
      .map((basket) => ({ kind: 'basket', basket }) as const),
    fc
      .uniqueArray(fc.constantFrom(...dataset.parts.metrics.map(({ id }) => id)), {
        minLength: 1,
        maxLength: 30,
      })
      .map((metrics) => ({ kind: 'metrics', metrics }) as const),
  );
  const old = without(...newEditions);

  it('is one that Slack takes, with a first line, and with buttons that are understood', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...authorities), { minLength: 1, maxLength: 20 }),
        anyMeasures,
        (areas, measures) => {
          const subscription = about(areas, measures);
          const compose = composeDigests({ dataset, today: () => today });
          const first = composeDigests({ dataset: old, today: () => before })(subscription, null);
          const second = first === 'nothing-new' ? first : compose(subscription, first.seen);
          const third = second === 'nothing-new' ? second : compose(subscription, second.seen);
          const briefs = [...newEditions.map((release) => [release]), newEditions].map((releases) =>
            composeBriefs({ dataset, today: () => today })([subscription], releases),
          );
          for (const content of [first, second, third, ...briefs]) {
            if (content === 'nothing-new') continue;
            expect(judgeMessage(content)).toBeNull();
            expect(content.text.endsWith('…')).toBe(false);
            expect(firstLine(content).length).toBeGreaterThan(10);
            for (const block of content.blocks) {
              if (block.type !== 'actions') continue;
              for (const element of block.elements) {
                const value = 'value' in element ? (element.value ?? '') : '';
                if (!/^(profile \S+|trend \S+ \S+-\S+)$/.test(value)) continue;
                expect(read(value, today), value).toMatchObject({ kind: 'question', unresolved: [] });
              }
            }
          }
        },
      ),
      { numRuns: 15 },
    );
  }, 30_000);
});
