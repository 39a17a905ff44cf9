import type { ClaimAnswer } from '../answer/claim-answer.ts';
import type { Fit } from '../answer/claim-candidates.ts';
import type { ClaimCheck } from '../answer/claim-check.ts';
import type { Area } from '../domain/authority.ts';
import type { Change } from '../domain/change.ts';
import type { Figure, Value } from '../domain/figure.ts';
import { countsPlans, type Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Release } from '../domain/release.ts';
import { section, sections, simplePage, type Page, type Section, type Step } from './page.ts';
import { cautionSentence } from './wording-caution.ts';
import * as claim from './wording-claim.ts';
import { absentHeadline, changeSentence, headlineOf } from './wording-figure.ts';
import { WORDS } from './wording-phrases.ts';
import { claimSentence, listWordsOf, localClaimSentence, sourceSentence } from './wording-source.ts';

/** The page of a claim: a verdict a number, each with the published figure that it stands on. */
export function claimPage(answer: ClaimAnswer): Page {
  const [only, ...others] = answer.checks;
  if (!only) return simplePage(claim.CLAIM.none, []);
  const several = others.length > 0;
  const [first = '', ...rest] = checkLines(only, answer.releases);
  return {
    headline: several
      ? claim.checkedHeadline(answer.checks.map((check) => check.verdict))
      : [verdictOf(only), first].filter((line) => line !== '').join(' '),
    sections: sections([
      ...(several ? [section('body', withoutRepeats(answer))] : [section('body', rest)]),
      section('caution', [
        measuresOf(answer.checks).some(countsPlans) ? claim.CLAIM.plans : null,
        answer.superlative ? claim.CLAIM.superlative : null,
        ...answer.joint.map(({ name }) => cautionSentence({ kind: 'joint', members: [name] })),
      ]),
      section('claim', onRecord(answer)),
      sourceSection(answer),
    ]),
    table: null,
    steps: stepsOf(answer.checks),
    more: [],
    shareable: answer.checks.some((check) => check.verdict !== 'cannot-tell'),
  };
}

/** What was reported before, by what can be said of the measures that are checked. */
function onRecord({ checks, onRecord: records }: ClaimAnswer): string[] {
  const local = checks.some((check) => check.unheld !== null && check.metric === null);
  return records.slice(0, 2).map(local ? localClaimSentence : claimSentence);
}

/** One paragraph a number; what the first has said of the measure the others leave out. */
function withoutRepeats(answer: ClaimAnswer): string[] {
  const said = new Set<string>();
  return answer.checks.map((check) => {
    const lines = checkLines(check, answer.releases).filter((line) => !said.has(line));
    for (const line of lines) said.add(line);
    return [verdictOf(check), ...lines].join(' ');
  });
}

function verdictOf(check: ClaimCheck): string {
  return claim.verdictSentence(numberEcho(check.claimed?.words ?? check.grade ?? ''), check);
}

/** A number as it was written, fit to be shown back: its words, and points and commas between digits only. */
function numberEcho(words: string): string {
  return words
    .replaceAll(/[^\p{L}\p{N}£%.,'’ -]+/gu, ' ')
    .replaceAll(/(?<!\d)[.,]+|[.,]+(?!\d)/g, ' ')
    .replaceAll(/ +/g, ' ')
    .trim()
    .slice(0, 60);
}

/** The figure first, then what has to be read differently, then what else is known. */
function checkLines(check: ClaimCheck, releases: readonly Release[]): string[] {
  const { metric, area, official, digits, arithmetic, unheld, why, inspection } = check;
  const lines: (string | null)[] = [];
  lines.push(...check.fits.flatMap((fit, index) => fitLines(fit, releases, index > 0)));
  const grade = inspection && metric ? inspection.grades[metric.id] : undefined;
  if (inspection && area && metric && grade) {
    lines.push(claim.gradeSentence(area, metric, grade, inspection.inspected));
  }
  const shown = check.fits.some((fit) => fit.figure === official || sameFigure(fit.figure, official));
  if (area && metric && official && official.state !== 'absent' && !shown) {
    lines.push(claim.officialLead(headlineOf(area, metric, official)));
    if (check.change) lines.push(changeLine(check, check.change));
  }
  const total = check.rise;
  if (metric && total) lines.push(claim.riseSentence(metric, total));
  if (area && metric && official?.state === 'absent' && check.year !== null) {
    lines.push(absentHeadline(area, metric, check.year, official, null));
  }
  if (digits) {
    lines.push(...digits.deviations.slice(-1).map((one) => claim.deviationSentence(one, digits)));
    lines.push(editionLine(digits, releases));
  }
  if (unheld && !metric) lines.push(claim.noMeasureToSee(unheld.name));
  if (why !== null && why !== 'withheld' && why !== 'absent') lines.push(claim.gapSentence(why, check));
  if (arithmetic) lines.push(claim.arithmeticSentence(arithmetic));
  const nearest = check.nearest.filter((figure): figure is Value => figure.state === 'value');
  if (check.nearestMetric && nearest.length > 0) {
    lines.push(claim.nearestOfficial(check.nearestMetric, nearest));
  }
  return lines.flatMap((line) => (line === null || line === '' ? [] : [line]));
}

function fitLines(fit: Fit, releases: readonly Release[], another: boolean): string[] {
  return [
    another ? claim.orElse(claim.fitSentence(fit)) : claim.fitSentence(fit),
    ...fit.deviations.map((deviation) => claim.deviationSentence(deviation, fit)),
    editionLine(fit, releases),
  ];
}

/** Which edition a figure is from, where another one answers today. */
function editionLine(fit: Fit, releases: readonly Release[]): string {
  const edition = fit.deviations.some((deviation) => deviation.kind === 'edition');
  const release = releases.find((one) => one.id === fit.figure.source.release);
  return edition && release ? claim.editionOf(release) : '';
}

function changeLine({ metric, year, base }: ClaimCheck, change: Change): string | null {
  if (!metric) return null;
  const onYear = year !== null && base === year - 1;
  if (change.state === 'stated' || onYear || base === null) return changeSentence(metric, change);
  return claim.noChangeSince(metric, base);
}

function sameFigure(a: Figure, b: ClaimCheck['official']): boolean {
  return (
    b !== null && b.state !== 'absent' && a.metric === b.metric && a.area === b.area && a.year === b.year
  );
}

/** The measures that the checks stand on. */
function measuresOf(checks: readonly ClaimCheck[]): Metric[] {
  return checks.flatMap(({ metric, fits }) => [
    ...(metric ? [metric] : []),
    ...fits.map((fit) => fit.metric),
  ]);
}

function sourceSection({ checks, releases }: ClaimAnswer): Section {
  const figures = checks.flatMap(({ official, fits, digits }): Figure[] => [
    ...[...fits, ...(digits ? [digits] : [])].map((fit) => fit.figure),
    ...(official && official.state !== 'absent' ? [official] : []),
  ]);
  const byRelease = Map.groupBy(figures, (figure) => figure.source.release);
  return {
    role: 'source',
    lines: releases.flatMap((release) => {
      const [figure] = byRelease.get(release.id) ?? [];
      const sentence = figure ? sourceSentence(release, figure.source) : listWordsOf(release);
      return [[`${sentence} `, { link: release.page, text: WORDS.source }]];
    }),
  };
}

/** The figure behind each check, in full. */
function stepsOf(checks: readonly ClaimCheck[]): Step[] {
  const steps = checks.flatMap(({ area, metric, year, fits }): Step[] => {
    const fit = fits[0];
    if (fit) return [stepTo(fit.area, fit.metric, fit.figure.year)];
    return area && metric && year !== null ? [stepTo(area, metric, year)] : [];
  });
  return [...new Map(steps.map((step) => [step.query, step])).values()].slice(0, 3);
}

function stepTo(area: Area, metric: Metric, year: Year): Step {
  return {
    label: claim.inFull(area, metric, year),
    query: metric.unit === 'grade' ? `${area.code} ${metric.id}` : `${area.code} ${metric.id} ${year}`,
  };
}
