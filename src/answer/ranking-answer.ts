import type { Area } from '../domain/authority.ts';
import { cautionsFor, nationalNotes, type Caution } from '../domain/caution.ts';
import { differenceByChance, likenessTo, type Likeness } from '../domain/chance.ts';
import { comparingMetric, twinOf, type At } from '../domain/comparator.ts';
import { ENGLAND, type Dataset } from '../domain/dataset.ts';
import type { Absent, Figure, Value } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { AskedPeriod, Year } from '../domain/period.ts';
import { isLatest, overdueRelease, type Release, type ReleaseId } from '../domain/release.ts';
import { standFor, standingOf, type Stand, type Standing } from '../domain/standing.ts';
import type { AskedArea, AskedGroup, Question } from '../query/question.ts';
import type { StandsFor } from './answer.ts';
import { answeringAreas, askedPlaces, membersOf, type AskedPlace, type Scope } from './asked-areas.ts';
import { askedMeasures, type AskedMeasure } from './asked-measures.ts';
import { askedYear } from './asked-year.ts';
import { printedGap } from './comparison-table.ts';
import { endsAndAround, firstOf } from './ranking-rows.ts';

/** One authority in a ranking. */
export interface RankedRow {
  readonly stand: Stand;
  readonly asked: boolean;
  /** The count beside a rate or share, or the rate beside a count, in the same release. */
  readonly beside: Figure | null;
  readonly gap: number | null;
  readonly likeness: Likeness | null;
}

/** A place asked for, and where it stands. */
export interface RankedPlace {
  readonly area: Area;
  readonly via: AskedArea['via'];
  readonly standsFor: StandsFor;
  readonly figure: Figure | Absent;
  readonly stand: Stand | null;
  /** The same in its region and among its statistical neighbours, where the ranking is of all authorities. */
  readonly within: readonly { readonly scope: Scope; readonly stand: Stand; readonly standing: Standing }[];
  readonly likeness: Likeness | null;
  /** How many of the others chance alone could set apart from it; null where that cannot be told of any. */
  readonly level: number | null;
  readonly cautions: readonly Caution[];
}

/** Authorities in order of one metric, in one year and one release. */
export interface RankingAnswer {
  readonly kind: 'ranking';
  readonly metric: Metric;
  readonly year: Year;
  readonly yearAsked: boolean;
  readonly release: Release;
  readonly scope: Scope;
  readonly end: 'top' | 'bottom' | 'place';
  readonly standing: Standing;
  /** The rows to show: an end, or the surroundings of the places asked for; the lowest first where the bottom is asked. */
  readonly rows: readonly RankedRow[];
  /** Those that share the last place shown and are not shown themselves. */
  readonly tiedBeyond: number;
  readonly places: readonly RankedPlace[];
  readonly besideMetric: Metric | null;
  readonly england: Value | null;
  /** What to rank by instead, where the metric is a count, which mostly ranks the size of places. */
  readonly rate: Metric | null;
  readonly isCount: boolean;
  readonly cautions: readonly Caution[];
  readonly readings: readonly Metric[];
  readonly overdue: Release | null;
  /** Whether no later year of the metric is held for anybody. */
  readonly latest: boolean;
}

/** The rankings of a question, one for each metric. Empty where it asks for none or nothing is held to rank. */
export function rankingAnswers(dataset: Dataset, question: Question, today: string): RankingAnswer[] {
  if (question.intent !== 'rank' || question.ranking?.by !== undefined) return [];
  return askedMeasures(dataset, question.metrics).flatMap(
    (about) => rankingAnswer(dataset, question, about, today) ?? [],
  );
}

function rankingAnswer(
  dataset: Dataset,
  question: Question,
  about: AskedMeasure,
  today: string,
): RankingAnswer | null {
  const { metric } = about;
  const { group, places: named } = rankedAmong(question.group, askedPlaces(dataset, question.areas));
  const lead = named[0]?.area ?? dataset.area(ENGLAND);
  if (!lead) return null;
  const asked = askedYear(dataset, { area: lead, metric, period: question.period });
  const own = named.flatMap((each) =>
    answeringAreas(dataset, each.area, metric, asked).map((answering) => ({ ...each, ...answering })),
  );
  const yearAsked = namesYear(question.period);
  const at =
    yearAsked || own.length > 0
      ? held(dataset, metric, asked, own[0]?.area ?? lead, group)
      : newestHeld(dataset, metric, asked, group);
  const release = at && dataset.release(at.release);
  if (!at || !release) return null;
  const { year } = at;
  const members = membersOf(dataset, group, { area: own[0]?.area ?? null, metric, year });
  if (members.scope === null) return null;
  const standing = standingOf(dataset, at, members.areas);
  const england = dataset.figureIn(release.id, metric.id, ENGLAND, year);
  const through = comparingMetric(dataset, metric);
  const isCount = through?.id !== metric.id;
  const national = !isCount && england?.state === 'value' ? england : null;
  const twin = twinOf(dataset, metric) ?? null;
  const stands = own.flatMap(({ area }) => standFor(standing, area) ?? []);
  const end = question.ranking?.end ?? (own.length > 0 ? 'place' : 'top');
  const shown = shownOf(standing, stands, end, question.ranking?.count ?? null);
  const rows = shown.map((stand): RankedRow => ({
    stand,
    asked: stands.includes(stand),
    beside: (twin && dataset.figureIn(release.id, twin.id, stand.figure.area, year)) ?? null,
    gap: national && printedGap(metric, stand.figure.value, national.value),
    likeness: national && likenessTo(dataset, stand.figure, national),
  }));
  return {
    kind: 'ranking',
    metric,
    year,
    yearAsked,
    release,
    scope: members.scope,
    end,
    standing,
    rows,
    tiedBeyond: end === 'place' ? 0 : tiedBeyond(standing, shown),
    places: own.map((place) => rankedPlace(dataset, at, place, standing, members.scope, national)),
    besideMetric: rows.some((row) => row.beside?.state === 'value') ? twin : null,
    england: national,
    rate: isCount ? (through ?? null) : null,
    isCount,
    cautions: generalCautions(dataset, at, national),
    readings: about.readings,
    overdue: overdueRelease(dataset, metric, today),
    latest: isLatest(dataset, metric, year),
  };
}

/** A region named as a place is the group to rank in; anything but an authority cannot be ranked itself. */
export function rankedAmong(
  group: AskedGroup | null,
  places: readonly AskedPlace[],
): { readonly group: AskedGroup; readonly places: readonly AskedPlace[] } {
  const region = places.find(({ area }) => area.kind === 'region' || area.kind === 'half-of-london');
  const authorities = places.filter(({ area }) => area.kind === 'authority' || area.kind === 'joint');
  if (group?.kind === 'regions')
    return { group, places: places.filter(({ area }) => area.kind === 'region') };
  if (group) return { group, places: authorities };
  return {
    group: region ? { kind: 'region', region: region.area.code } : { kind: 'all' },
    places: authorities,
  };
}

function namesYear(period: AskedPeriod | null): boolean {
  return period !== null && period.kind !== 'latest' && period.kind !== 'all';
}

/** The release that answers for the lead in a year, else the first that has a value for any authority, or region. */
function held(
  dataset: Dataset,
  metric: Metric,
  year: Year,
  lead: Area | undefined,
  group: AskedGroup,
): At | null {
  const authorities =
    group.kind === 'regions'
      ? dataset.parts.areas.filter(({ kind }) => kind === 'region')
      : dataset.authorities();
  const ranks = (release: ReleaseId): boolean =>
    authorities.some(
      (area) => area.ranked && dataset.figureIn(release, metric.id, area.code, year)?.state === 'value',
    );
  const own = lead && dataset.figure(metric.id, lead.code, year);
  const first = own && own.state !== 'absent' ? [own.source.release] : [];
  const release = [...first, ...dataset.releasesOf(metric.id)].find(ranks);
  return release === undefined ? null : { release, metric: metric.id, year };
}

/** The newest year that authorities have values for; England alone may be held for later ones. */
function newestHeld(dataset: Dataset, metric: Metric, from: Year, group: AskedGroup): At | null {
  const first = dataset.span(metric.id)?.first ?? from;
  for (let year = from; year >= first; year -= 1) {
    const found = held(dataset, metric, year, undefined, group);
    if (found) return found;
  }
  return null;
}

function shownOf(
  standing: Standing,
  asked: readonly Stand[],
  end: RankingAnswer['end'],
  count: number | null,
): readonly Stand[] {
  const { stands } = standing;
  if (end === 'place') return endsAndAround(stands, asked);
  return firstOf(end === 'bottom' ? stands.toSorted((a, b) => b.place - a.place) : stands, count);
}

function tiedBeyond(standing: Standing, shown: readonly Stand[]): number {
  const last = shown.at(-1);
  if (!last) return 0;
  return standing.stands.filter((stand) => stand.place === last.place && !shown.includes(stand)).length;
}

function rankedPlace(
  dataset: Dataset,
  at: At,
  place: Pick<RankedPlace, 'area' | 'via' | 'standsFor'>,
  standing: Standing,
  scope: Scope,
  england: Value | null,
): RankedPlace {
  const { area, via, standsFor } = place;
  const figure = dataset.figureIn(at.release, at.metric, area.code, at.year);
  const metric = dataset.metric(at.metric);
  const groups: readonly AskedGroup[] =
    scope.kind === 'all' && area.region !== null
      ? [
          { kind: 'region', region: area.region },
          { kind: 'neighbours', model: null },
        ]
      : [];
  const within = groups.flatMap((group) => {
    const members = metric && membersOf(dataset, group, { area, metric, year: at.year });
    if (!members || members.scope === null) return [];
    const inner = standingOf(dataset, at, members.areas);
    const stand = standFor(inner, area);
    return stand ? [{ scope: members.scope, stand, standing: inner }] : [];
  });
  return {
    area,
    via: standsFor.kind === 'itself' ? via : null,
    standsFor,
    figure: figure ?? dataset.figure(at.metric, area.code, at.year),
    stand: standFor(standing, area) ?? null,
    within,
    likeness: figure && england ? likenessTo(dataset, figure, england) : null,
    level: figure ? levelWith(dataset, figure, standing) : null,
    cautions:
      figure && metric
        ? cautionsFor(dataset, metric, figure).filter((caution) => caution.kind !== 'worked-out')
        : [],
  };
}

function levelWith(dataset: Dataset, own: Figure, standing: Standing): number | null {
  if (own.state !== 'value') return null;
  const others = standing.stands
    .filter(({ figure }) => figure.area !== own.area && (figure.joint === null || figure.joint !== own.joint))
    .map(({ figure }) => differenceByChance(dataset, own, figure));
  return others.every((byChance) => byChance === null) ? null : others.filter((byChance) => byChance).length;
}

/** Notes on the metric as a whole in that year, and on the national total. */
function generalCautions(dataset: Dataset, at: At, england: Value | null): Caution[] {
  const notes = dataset
    .notes(at.metric, '', at.year, at.release)
    .filter((note) => note.kind === 'footnote' || note.kind === 'exception' || note.kind === 'rounded')
    .map((note): Caution => ({ kind: 'note', note: note.text }));
  const national = england ? nationalNotes(dataset, england) : [];
  return [...notes, ...national.map((note): Caution => ({ kind: 'england-estimated', note }))];
}
