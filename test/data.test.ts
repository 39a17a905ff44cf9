import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkDataset } from '../src/data-package/check-dataset.ts';
import { importDataset } from '../src/data-package/import/import-dataset.ts';
import { loadDataset, smallTables } from '../src/data-package/load-dataset.ts';
import type { Fault } from '../src/data-package/faults.ts';
import type { Area } from '../src/domain/authority.ts';
import { ENGLAND } from '../src/domain/dataset.ts';
import type { ObservedColumn } from '../src/domain/dataset-parts.ts';
import type { Metric } from '../src/domain/metric.ts';

const DATA = fileURLToPath(new URL('../data/', import.meta.url));
const dataset = loadDataset(DATA);
const { areas, metrics, releases, inspections, notes } = dataset.parts;

/** Where the published files lie on this machine, for the one test that needs them. */
const PUBLISHED_FILES = process.env['SAFEGUARD_PUBLISHED_FILES'];

const descriptor = z.object({
  resources: z.array(
    z.object({
      path: z.string(),
      schema: z
        .object({
          fields: z.array(z.object({ name: z.string() })),
          missingValues: z.array(z.union([z.string(), z.object({ value: z.string(), label: z.string() })])),
        })
        .optional(),
    }),
  ),
});

interface Cell {
  readonly column: ObservedColumn;
  readonly area: Area;
  readonly year: number;
  readonly value: number;
}

function numbersOf(column: ObservedColumn): readonly Cell[] {
  const years = Array.from({ length: column.last - column.first + 1 }, (_, index) => column.first + index);
  return areas.flatMap((area) =>
    years.flatMap((year) => {
      const value = column.cell(area.code, year);
      return typeof value === 'number' ? [{ column, area, year, value }] : [];
    }),
  );
}

function columnIn(release: string, metric: string): ObservedColumn | undefined {
  return dataset.columns(metric).find((column) => column.release === release);
}

function numberIn(release: string, metric: string, area: string, year: number): number | undefined {
  const value = columnIn(release, metric)?.cell(area, year);
  return typeof value === 'number' ? value : undefined;
}

/** Whether the publisher's own inconsistency is on record for a cell. */
function isException(metric: string, area: string, year: number, release: string): boolean {
  return dataset.notes(metric, area, year, release).some((note) => note.kind === 'exception');
}

describe('the shipped data', () => {
  it('have nothing that data:check finds fault with', () => {
    expect(checkDataset(DATA)).toEqual([]);
  });

  it('hold every present authority, the abolished ones with figures, the joint returns, regions and England', () => {
    const ofKind = (kind: string): readonly Area[] => areas.filter((area) => area.kind === kind);
    const authorities = ofKind('authority');
    expect(authorities.filter((area) => area.closed === null)).toHaveLength(153);
    expect(authorities.filter((area) => area.closed !== null).map((area) => area.code)).toEqual(
      expect.arrayContaining(['835', '836', '837', '909', '928']),
    );
    expect(ofKind('joint').map((area) => area.code)).toEqual(['314/318', '940/941']);
    expect(ofKind('region')).toHaveLength(9);
    expect(ofKind('half-of-london')).toHaveLength(2);
    expect(ofKind('england').map((area) => area.code)).toEqual([ENGLAND]);
    expect(areas.filter((area) => !area.ranked).map((area) => area.name)).toEqual([
      'City of London',
      'Isles of Scilly',
    ]);
  });

  it('have a successor for every authority that ended, on the day after', () => {
    for (const area of areas.filter(({ closed }) => closed !== null)) {
      const successors = dataset.successors(area.code);
      expect(successors.length, area.name).toBeGreaterThan(0);
      for (const { successor, date } of successors) expect(dataset.area(successor)?.opened).toBe(date);
    }
  });

  it('hold ten neighbours in the newest model for every present authority', () => {
    const [newest = ''] = dataset.neighbourModels();
    for (const area of areas.filter(({ kind, closed }) => kind === 'authority' && closed === null)) {
      expect(dataset.neighbours(area.code, newest)?.neighbours, area.name).toHaveLength(10);
    }
  });

  it('are described table by table, with the columns and the labelled marks that each has', () => {
    const { resources } = descriptor.parse(JSON.parse(readFileSync(join(DATA, 'datapackage.json'), 'utf8')));
    for (const { path, schema } of resources.filter((resource) => resource.path.endsWith('.csv'))) {
      const [header] = readFileSync(join(DATA, path), 'utf8').split('\n', 1);
      expect(schema?.fields.map(({ name }) => name).join(','), path).toBe(header);
      const release = releases.find(({ id }) => path === `observations/${id}.csv`);
      if (!release) continue;
      const marks = schema?.missingValues.flatMap((mark) => (typeof mark === 'string' ? [] : [mark]));
      for (const [value, label] of Object.entries(release.symbols)) {
        expect(marks, path).toContainEqual({ value, label });
      }
    }
    expect(resources.filter(({ path }) => path.startsWith('observations/'))).toHaveLength(
      new Set(dataset.parts.columns.map(({ release }) => release)).size,
    );
  });

  it('know the newest inspection of every present authority, the unofficial list labelled', () => {
    for (const area of areas.filter(({ kind, closed }) => kind === 'authority' && closed === null)) {
      const [newest] = dataset.inspections(area.code);
      expect(newest, area.name).toBeDefined();
      expect(newest?.framework).toMatch(/^ILACS (standard|short) inspection$/);
    }
    const unofficial = releases.filter(({ status }) => status === 'unofficial').map(({ id }) => id);
    expect(inspections.filter(({ release }) => unofficial.includes(release)).length).toBeGreaterThan(0);
  });

  it('have a note for every figure that is dropped or kept outside the life of its authority', () => {
    const dropped = notes.filter(({ kind }) => kind === 'dropped');
    expect(dropped.length).toBeGreaterThan(0);
    for (const { metrics: named, areas: places, from } of dropped) {
      for (const metric of named ?? []) {
        for (const area of places ?? []) {
          const figure = dataset.figure(metric, area, from ?? 2019);
          expect(figure.state === 'absent' ? figure.why : figure.state, `${metric} ${area}`).toBe('dropped');
        }
      }
    }
  });
});

describe('the published figures agree with each other', () => {
  const totals: readonly (readonly [string, string])[] = [
    ['cpp-started', 'cpp-started-'],
    ['cpp-at-31-march', 'cpp-at31-'],
  ];
  it.each(totals)('categories of abuse add up to %s', (total, prefix) => {
    const categories = ['neglect', 'emotional', 'physical', 'sexual', 'multiple'].map(
      (name) => prefix + name,
    );
    const [head = ''] = categories;
    let compared = 0;
    for (const { column, area, year } of dataset.columns(head).flatMap(numbersOf)) {
      const parts = categories.map((metric) => numberIn(column.release, metric, area.code, year));
      const whole = numberIn(column.release, total, area.code, year);
      if (whole === undefined || isException(total, area.code, year, column.release)) continue;
      if (!parts.every((part) => part !== undefined)) continue;
      compared += 1;
      const sum = parts.reduce((a, b) => a + b, 0);
      const where = `${column.release} ${area.name} ${year}: ${sum}, not ${whole}`;
      // Five parts and a total, each rounded to the nearest ten; in the first releases to the nearest hundred.
      const slack = area.kind === 'authority' ? 0 : column.release.endsWith('2022') ? 30 : 60;
      expect(Math.abs(sum - whole), where).toBeLessThanOrEqual(slack);
    }
    expect(compared).toBeGreaterThan(1500);
  });

  /** The population that the rates of an edition are on, where it is held. */
  const populationOf: Readonly<Record<string, string>> = {
    'lait-2025': 'dfe-cin-2025',
    'dfe-cla-2025': 'dfe-cin-2025',
    'dfe-cin-2022': 'dfe-cin-2022',
    'dfe-cla-2021': 'dfe-cin-2022',
    'dfe-cin-2018': 'dfe-cin-2018',
  };
  const published = metrics.flatMap((metric) =>
    dataset
      .columns(metric.id)
      .filter((column) => isComparable(metric, column))
      .map((column) => [`${metric.id} in ${column.release}`, metric, column] as const),
  );

  /** Whether a column of published rates or shares has its inputs among the data, on the same basis. */
  function isComparable({ derived }: Metric, { release, last }: ObservedColumn): boolean {
    if (derived?.kind !== 'ratio' || release.startsWith('dfe-release-pages')) return false;
    const inputs = dataset.span(derived.numerator);
    if (inputs === undefined || last < inputs.first) return false;
    return derived.denominator !== 'child-population' || release in populationOf;
  }

  it.each(published)('%s is what its inputs make', (_, { id, derived, decimals }, column) => {
    if (derived?.kind !== 'ratio') return;
    const { numerator, denominator, per, lag } = derived;
    const first = /^cla-.*rate$/.test(id) && column.release === 'lait-2025' ? baseBegins(id) : column.first;
    const base = denominator === 'child-population' ? populationOf[column.release] : column.release;
    let compared = 0;
    for (const { area, year, value } of numbersOf(column)) {
      if (year < first || isException(id, area.code, year, column.release)) continue;
      if (area.kind !== 'authority' && /^dfe-cin-201[0-7]$/.test(column.release)) continue;
      const above = numeratorOf(column.release, numerator, area.code, year);
      const below = numberIn(base ?? '', denominator, area.code, year - lag);
      if (above === undefined || below === undefined || below === 0) continue;
      compared += 1;
      const made = (above / below) * per;
      const half = 0.5 * 10 ** -decimals;
      const ofRounding = denominator === 'child-population' ? 5 : 5 + (5 * above) / below;
      const slack =
        area.kind === 'authority' ? inputSlack(numerator, above, below, per) : (ofRounding / below) * per;
      const where = `${area.name} ${year}: published ${value}, made ${made}`;
      expect(Math.abs(made - value), where).toBeLessThanOrEqual(half + slack + 0.06);
    }
    expect(compared).toBeGreaterThan(100);
  });

  /** The first year of the present population base, from the note on the break. */
  function baseBegins(metric: string): number {
    const [note] = notes.filter(({ kind, metrics: named }) => kind === 'break' && named?.includes(metric));
    return note?.from ?? expect.fail(`no break is noted for ${metric}`);
  }

  function numeratorOf(release: string, metric: string, area: string, year: number): number | undefined {
    const own = numberIn(release, metric, area, year);
    if (own !== undefined) return own;
    const figure = dataset.figure(metric, area, year);
    return figure.state === 'value' ? figure.value : undefined;
  }

  /** Full-time equivalents are published to one decimal, so that both inputs may be half a tenth off. */
  function inputSlack(numerator: string, above: number, below: number, per: number): number {
    if (dataset.metric(numerator)?.unit !== 'fte') return 0;
    return ((0.05 + (0.05 * above) / below) / below) * per;
  }

  it('of two editions: children in need from 2013 on were not revised, but for one council', () => {
    const shared = ['cpp-at-31-march', 'cpp-started', 'referrals', 'cin-at-31-march'];
    const revised = shared.flatMap((metric) => {
      const column = columnIn('dfe-cin-2022', metric);
      return (column ? numbersOf(column) : []).flatMap(({ area, year, value }) => {
        const newer = numberIn('dfe-cin-2025', metric, area.code, year);
        return newer === undefined || newer === value ? [] : [`${metric} ${area.name} ${year}`];
      });
    });
    expect(revised).toEqual([
      'cpp-at-31-march West Sussex 2013',
      'cpp-at-31-march South East 2013',
      'cpp-at-31-march England 2013',
    ]);
  });
});

describe('figures that articles and councils have been measured by', () => {
  it.each([
    ['cpp-started', '835', 2017, 589],
    ['cpp-at-31-march', '835', 2017, 415],
    ['cpp-at-31-march', '835', 2016, 409],
    ['cpp-started-neglect', '835', 2017, 308],
    ['cpp-started-sexual', '835', 2017, 41],
    ['cpp-started-physical', '835', 2017, 38],
    ['cpp-started-emotional', '835', 2017, 202],
    ['cpp-started', ENGLAND, 2017, 66_410],
    ['cpp-started', ENGLAND, 2016, 63_310],
    ['cpp-started-physical', '936', 2021, 47],
    ['cpp-at-31-march', '916', 2018, 653],
    ['cpp-at-31-march', '916', 2017, 453],
    ['referrals', '850', 2018, 16_115],
    ['cpp-started-neglect', '838', 2022, 265],
    ['cpp-started-neglect-pct', '838', 2022, 61.5],
    ['cpp-started-neglect-pct', ENGLAND, 2022, 47],
  ])('%s of %s in %i is %d', (metric, area, year, value) => {
    expect(dataset.figure(metric, area, year)).toMatchObject({ state: 'value', value });
  });

  it('Dorset has two series, the county to 2019 and the council since', () => {
    const series = (area: string): unknown[] =>
      dataset.years('cpp-at-31-march', area).map((year) => {
        const figure = dataset.figure('cpp-at-31-march', area, year);
        return figure.state === 'value' ? figure.value : figure.state;
      });
    expect(series('835').slice(-7)).toEqual([243, 270, 372, 409, 415, 244, 305]);
    expect(series('838')).toEqual([276, 300, 323, 304, 296, 278]);
  });

  it('what is not there is not there for its own reason', () => {
    const reason = (metric: string, area: string, year: number): string => {
      const figure = dataset.figure(metric, area, year);
      return figure.state === 'withheld' ? figure.reason : figure.state === 'absent' ? figure.why : 'value';
    };
    expect(reason('cpp-at-31-march', '204', 2021)).toBe('not-returned');
    expect(reason('cpp-rate', '204', 2021)).toBe('not-returned');
    expect(reason('cpp-at-31-march', '850', 2024)).toBe('unreliable');
    expect(reason('cpp-started-neglect', '201', 2018)).toBe('suppressed');
    expect(reason('cpp-started-neglect', '838', 2024)).toBe('not-held');
    expect(reason('cpp-ended', '838', 2024)).toBe('not-held');
    expect(reason('cpp-at-31-march', '838', 2015)).toBe('outside-life');
    expect(reason('persistent-absence-pct', '838', 2020)).toBe('not-published');
    expect(reason('care-applications-rate', 'E12000009', 2020)).toBe('not-for-this-area');
    expect(reason('sw-agency-rate', '394', 2024)).toBe('rounds-to-nought');
    expect(reason('cpp-started', '926', 2013)).toBe('not-returned');
  });

  it('a joint return answers for either council', () => {
    expect(dataset.figure('sw-fte', '314', 2024)).toMatchObject({
      state: 'value',
      joint: '314/318',
      area: '314',
    });
    expect(dataset.figure('sw-fte', '314/318', 2024)).toMatchObject({ value: 148.8, joint: '314/318' });
  });

  it('the same mark hides a number in the old releases and stands for none in the new', () => {
    const release = (id: string): unknown => dataset.release(id)?.symbols['x'];
    expect(release('dfe-cin-2017')).toBe('suppressed');
    expect(release('dfe-cin-2025')).toBe('not-available');
  });
});

describe('the import', () => {
  it.skipIf(PUBLISHED_FILES === undefined)(
    'of the published files changes nothing (set SAFEGUARD_PUBLISHED_FILES to their folder to run it)',
    { timeout: 120_000 },
    () => {
      const faults: Fault[] = [];
      const built = importDataset(PUBLISHED_FILES ?? '', DATA, smallTables(DATA, faults), faults, () => {});
      expect(faults).toEqual([]);
      const changed = built.filter(
        ({ file, text }) => !existsSync(join(DATA, file)) || readFileSync(join(DATA, file), 'utf8') !== text,
      );
      expect(changed.map(({ file }) => file)).toEqual([]);
    },
  );
});
