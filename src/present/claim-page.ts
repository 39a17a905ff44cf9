import { type ClaimAnswer, figuresBehind } from '../answer/claim-answer.ts';
import type { Fit } from '../answer/claim-candidates.ts';
import type { RatioCheck } from '../answer/claim-ratio.ts';
import type { ClaimCheck } from '../answer/claim-check.ts';
import type { Area } from '../domain/authority.ts';
import type { Verdict } from '../domain/claim.ts';
import type { Change } from '../domain/change.ts';
import type { Figure, Value } from '../domain/figure.ts';
import { countsPlans, type Metric } from '../domain/metric.ts';
import type { Year } from '../domain/period.ts';
import type { Release } from '../domain/release.ts';
import { besideStep, ratioLines, ratioVerdict } from './wording-claim-ratio.ts';
import { echoOf } from './claim-echo.ts';
import { orderCautions, orderLines, orderSteps, orderVerdictOf } from './claim-order-lines.ts';
import { section, sections, simplePage, type Page, type Section, type Step } from './page.ts';
import { cautionSentence } from './wording-caution.ts';
import * as claim from './wording-claim.ts';
import { changeInEdition, severalSentence } from './wording-claim-meant.ts';
import * as report from './wording-claim-report.ts';
import { recordLines, recordVerdict } from './wording-claim-record.ts';
import { absentHeadline, changeSentence, headlineOf } from './wording-figure.ts';
import { WORDS } from './wording-phrases.ts';
import { claimSentence, listWordsOf, localClaimSentence, sourceSentence } from './wording-source.ts';

/** The page of a claim: a verdict on each number and each place in an order, with the published figures that it stands on. */
export function claimPage(answer: ClaimAnswer): Page {
  const told = toldOf(answer);
  const [only, ...others] = told;
  if (!only) return simplePage(claim.CLAIM.none, []);
  const several = others.length > 0;
  const [first = '', ...rest] = only.lines;
  const what = answer.orders.length + answer.ratios.length > 0 || answer.record ? 'claims' : 'numbers';
  return {
    headline: several
      ? claim.checkedHeadline(
          told.map(({ verdict }) => verdict),
          what,
        )
      : [only.lead, first].filter((line) => line !== '').join(' '),
    sections: sections([
      ...(several ? [section('body', withoutRepeats(told))] : [section('body', rest)]),
      section('caution', [
        measuresOf(answer.checks).some(countsPlans) ? claim.CLAIM.plans : null,
        ...new Set(answer.orders.flatMap(orderCautions)),
        answer.superlative ? claim.CLAIM.superlative : null,
        ...answer.joint.map(({ name }) => cautionSentence({ kind: 'joint', members: [name] })),
      ]),
      section('claim', onRecord(answer)),
      sourceSection(answer),
    ]),
    table: null,
    steps: [
      ...answer.ratios.flatMap(ratioSteps),
      ...answer.orders.flatMap(orderSteps),
      ...answer.offers.map(({ claim: past, query }) => ({ label: report.offerLabel(past), query })),
      ...stepsOf(answer.checks),
    ].slice(0, MOST_STEPS),
    more: [],
    shareable: told.some(({ verdict }) => verdict !== 'cannot-tell'),
  };
}

const MOST_STEPS = 3;
/** More of what was reported is not read. */
const MOST_RECORDS = 3;

/** A verdict, in words too, and what it stands on. */
interface Told {
  readonly verdict: Verdict;
  readonly lead: string;
  readonly lines: readonly string[];
}

function toldOf({ checks, orders, ratios, record, releases }: ClaimAnswer): Told[] {
  return [
    ...ratios.map((ratio) => ({
      verdict: ratio.verdict,
      lead: ratioVerdict(ratio),
      lines: ratioLines(ratio),
    })),
    ...orders.map((order) => ({
      verdict: order.verdict,
      lead: orderVerdictOf(order),
      lines: orderLines(order, releases),
    })),
    ...checks.map((check) => ({
      verdict: check.verdict,
      lead: verdictOf(check),
      lines: checkLines(check, releases),
    })),
    ...(record ? [{ verdict: record.verdict, lead: recordVerdict(record), lines: recordLines(record) }] : []),
  ];
}

/** What was reported before, by what can be said of the measures that are checked. */
function onRecord({ checks, onRecord: records }: ClaimAnswer): string[] {
  const local = checks.some((check) => check.unheld !== null && check.metric === null);
  const first = checks.flatMap(({ reported, offered }) => [...(reported?.claims ?? []), ...offered]);
  const distinct = [...new Set([...first, ...records])];
  return distinct.slice(0, MOST_RECORDS).map(local ? localClaimSentence : claimSentence);
}

/** One paragraph a verdict; what the first has said of the measure the others leave out. */
function withoutRepeats(told: readonly Told[]): string[] {
  const said = new Set<string>();
  return told.map(({ lead, lines }) => {
    const fresh = lines.filter((line) => !said.has(line));
    for (const line of fresh) said.add(line);
    return [lead, ...fresh].join(' ');
  });
}

function verdictOf(check: ClaimCheck): string {
  return claim.verdictSentence(echoOf(check.claimed?.words ?? check.grade ?? ''), check);
}

/** The figure first, then what has to be read differently, then what else is known. */
function checkLines(check: ClaimCheck, releases: readonly Release[]): string[] {
  const { metric, area, official, digits, arithmetic, unheld, why, inspection } = check;
  const lines: (string | null)[] = [];
  lines.push(...check.fits.flatMap((fit, index) => fitLines(fit, releases, index > 0)));
  lines.push(...check.fits.map((fit) => claim.shareSentence(check.claimed, fit.metric, fit.figure.value)));
  const grade = inspection && metric ? inspection.grades[metric.id] : undefined;
  if (inspection && area && metric && grade) {
    lines.push(claim.gradeSentence(area, metric, grade, inspection.inspected));
  }
  const now = check.since && metric ? check.since.grades[metric.id] : undefined;
  if (check.since && area && metric && now) {
    lines.push(claim.sinceSentence(claim.gradeSentence(area, metric, now, check.since.inspected)));
  }
  const shown = check.fits.some((fit) => fit.figure === official || sameFigure(fit.figure, official));
  if (area && metric && official && official.state !== 'absent' && !shown) {
    lines.push(claim.officialLead(headlineOf(area, metric, official)));
    if (official.state === 'value') lines.push(claim.shareSentence(check.claimed, metric, official.value));
    if (check.sum) lines.push(claim.sumSentence(metric, check.sum));
    if (check.change) lines.push(changeLine(check, check.change));
    const earlier = releases.find(({ id }) => id === check.before?.source.release);
    if (check.before && earlier) lines.push(report.beforeSentence(metric, check.before, earlier));
    if (isWider(check) && check.fits.length === 0) lines.push(report.ENGLAND_ONLY);
  }
  if (check.reported) lines.push(report.filledSentence(check, check.reported));
  lines.push(report.regionsSentence(check));
  if (check.forEngland) lines.push(report.forEnglandSentence(check));
  if (check.once) lines.push(claim.onceSentence(check.once), editionLine(check.once, releases));
  if (check.fits.length > 0 || official?.state === 'value') {
    lines.push(claim.fractionSentence(check.claimed));
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
  if (check.equal) lines.push(report.equalSentence(check.equal), editionLine(check.equal, releases));
  if (unheld && !metric) lines.push(claim.noMeasureToSee(unheld.name));
  if (why !== null && why !== 'withheld' && why !== 'absent') lines.push(claim.gapSentence(why, check));
  else if (check.several) lines.push(severalSentence(check));
  if (arithmetic) lines.push(claim.arithmeticSentence(arithmetic, check.reported?.lendsNumbers === true));
  const nearest = check.nearest.filter((figure): figure is Value => figure.state === 'value');
  if (check.nearestMetric && nearest.length > 0) {
    lines.push(claim.nearestOfficial(check.nearestMetric, nearest));
  }
  if (check.offered.length > 0) lines.push(report.OFFERED);
  return lines.flatMap((line) => (line === null || line === '' ? [] : [line]));
}

/** Whether the words mean more than England, by which figures are published. */
const isWider = ({ claimed }: ClaimCheck): boolean =>
  claimed !== null && (claimed.scope === 'uk' || claimed.scope === 'country');

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

function changeLine({ metric, year, base, official }: ClaimCheck, change: Change): string | null {
  if (!metric) return null;
  const here = official?.state === 'value' && change.state === 'stated';
  if (here && official.value !== change.to.value) return changeInEdition(metric, change);
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

/** The two places of a ratio, side by side. */
function ratioSteps(ratio: RatioCheck): Step[] {
  const { area, to, metric, year } = ratio;
  if (!area || !to || !metric || year === null || metric.unit === 'grade') return [];
  return [{ label: besideStep(ratio), query: `compare ${area.code} ${to.code} ${metric.id} ${year}` }];
}

function sourceSection({ checks, orders, ratios, record, releases }: ClaimAnswer): Section {
  const figures = checks.flatMap((check): Figure[] => [
    ...check.fits.map(({ figure }) => figure),
    ...figuresBehind(check),
  ]);
  const ordered = orders.flatMap(({ plain, fits, official }): Figure[] => [
    ...[...plain, ...fits].map(({ own }) => own),
    ...(official && official.state !== 'absent' ? [official] : []),
  ]);
  const paired = ratios.flatMap(({ own, other }) =>
    [own, other].flatMap((one) => (one && one.state !== 'absent' ? [one] : [])),
  );
  const byRelease = Map.groupBy(
    [...paired, ...ordered, ...figures, ...(record ? [record.figure] : [])],
    (figure) => figure.source.release,
  );
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
  const steps = checks.flatMap(({ area, metric, year, fits, several, why }): Step[] => {
    const fit = fits[0];
    if (fit) return [stepTo(fit.area, fit.metric, fit.figure.year)];
    if (area && several && (why === 'several-measures' || why === 'together')) {
      return year === null ? [] : several.metrics.map((one) => stepTo(area, one, year));
    }
    return area && metric && year !== null ? [stepTo(area, metric, year)] : [];
  });
  return [...new Map(steps.map((step) => [step.query, step])).values()];
}

function stepTo(area: Area, metric: Metric, year: Year): Step {
  return {
    label: claim.inFull(area, metric, year),
    query: metric.unit === 'grade' ? `${area.code} ${metric.id}` : `${area.code} ${metric.id} ${year}`,
  };
}
