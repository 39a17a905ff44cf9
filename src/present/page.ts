import type {
  Answer,
  Answered,
  ClarificationAnswer,
  DefinitionAnswer,
  FigureAnswer,
  InspectionAnswer,
  UnheldAnswer,
} from '../answer/answer.ts';
import type { Inspection } from '../domain/figure.ts';
import type { Metric } from '../domain/metric.ts';
import type { Release } from '../domain/release.ts';
import * as say from './wording.ts';

/** A piece of a line: words of ours, a link, or words that somebody typed. */
export type Span = string | { readonly link: string; readonly text: string };

/** What part a line plays; renderers choose its look by it. */
export type Role = 'body' | 'definition' | 'caution' | 'claim' | 'offer' | 'source';

export interface Section {
  readonly role: Role;
  readonly lines: readonly (readonly Span[])[];
}

export interface Table {
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Index of the row to set off, or null. */
  readonly emphasis: number | null;
}

/** A next step: the label on it and the message that it sends. */
export interface Step {
  readonly label: string;
  readonly query: string;
}

/** An answer laid out once; text and blocks are two ways of drawing the same page. */
export interface Page {
  readonly headline: string;
  readonly sections: readonly Section[];
  readonly table: Table | null;
  readonly steps: readonly Step[];
  /** Further pages of the same reply. */
  readonly more: readonly Page[];
  /** Whether the reply is worth sharing with others. */
  readonly shareable: boolean;
}

/** The page of an answer, with what could not be read of the message at its foot. */
export function pageOf(answered: Answered): Page {
  const page = answerPage(answered.answer);
  if (answered.unresolved.length === 0) return page;
  return {
    ...page,
    sections: [
      ...page.sections,
      section('caution', [say.unresolvedSentence(answered.unresolved.map(cleanEcho))]),
    ],
  };
}

function answerPage(answer: Answer): Page {
  switch (answer.kind) {
    case 'figure':
      return figurePage(answer);
    case 'inspection':
      return inspectionPage(answer);
    case 'definition':
      return definitionPage(answer);
    case 'several': {
      const [first, ...rest] = answer.answers.map(answerPage);
      if (!first) return simplePage(say.noChoices, []);
      return {
        ...first,
        sections:
          answer.dropped > 0
            ? [...first.sections, section('caution', [say.severalHeadline(answer.answers.length, answer.dropped)])]
            : first.sections,
        more: rest,
      };
    }
    case 'unheld':
      return unheldPage(answer);
    case 'clarification':
      return clarificationPage(answer);
    case 'refusal': {
      const [headline, ...rest] = say.refusalLines(cleaned(answer.why));
      return simplePage(headline, [section('body', rest)]);
    }
    case 'help':
      return {
        ...simplePage(say.help.headline, [
          section('body', [say.help.covers]),
          section('offer', [say.help.examplesLead]),
          section('body', [say.help.risk]),
        ]),
        steps: answer.examples.map((query) => ({ label: query, query })),
      };
    case 'not-here':
      return simplePage(say.notHere(answer.what), []);
  }
}

function figurePage(answer: FigureAnswer): Page {
  const { area, metric, headline } = answer;
  const figure = headline.state === 'absent' ? null : headline;
  const beside = answer.beside && answer.comparison.state !== 'compared' ? answer.beside : null;
  const body = [
    answer.standsFor.kind === 'itself' ? null : say.standsForSentence(answer.standsFor, area),
    answer.via ? say.viaSentence(answer.via, area) : null,
    answer.month ? say.monthSentence(metric, answer.month, answer.year) : null,
    beside ? say.besideSentence(metric, beside) : null,
    say.changeSentence(metric, answer.change),
    ...say.comparisonSentences(metric, answer.comparison, { region: answer.regionName }),
    answer.nearest.length > 0 ? say.nearestSentence(metric, answer.nearest) : null,
  ].filter((line) => line !== null && line !== '');
  return {
    headline: figure
      ? say.headlineOf(area, metric, figure)
      : say.absentHeadline(area, metric, answer.year, headline.state === 'absent' ? headline : NO_REASON, answer.series?.last ?? null),
    sections: sections([
      section('definition', [metric.definition]),
      section('body', body),
      section('caution', [
        ...answer.cautions.map(say.cautionSentence),
        answer.series ? say.seriesStopsSentence(metric, answer.series.last) : null,
        answer.overdue ? say.overdueSentence(answer.overdue) : null,
      ]),
      section('claim', answer.claims.map(say.claimSentence)),
      sourceSection(
        figure ? say.sourceSentence(releaseOf(answer.releases, figure.source.release), figure.source) : null,
        metric,
        answer.releases,
      ),
      answer.readings.length > 0
        ? section('offer', [say.readingsLead])
        : null,
    ]),
    table: null,
    steps: answer.readings.slice(0, 4).map((reading) => ({
      label: reading.name,
      query: `${area.code} ${reading.id}${answer.yearAsked ? ` ${answer.year}` : ''}`,
    })),
    more: [],
    shareable: true,
  };
}

const NO_REASON = { state: 'absent', why: 'not-for-this-area' } as const;

function inspectionPage(answer: InspectionAnswer): Page {
  const { area, metric, newest, official } = answer;
  const gradeOf = (inspection: Inspection): string | null => inspection.grades[metric.id] ?? null;
  const line = (inspection: Inspection): string =>
    say.inspectionLine(gradeOf(inspection), inspection.inspected, inspection.published);
  const listed = newest ? answer.releases.find((release) => release.id === newest.release) : undefined;
  return {
    headline: newest
      ? say.inspectionHeadline(area, metric, gradeOf(newest), newest.inspected)
      : say.noInspection(area),
    sections: sections([
      section('definition', [metric.definition]),
      section('body', [
        answer.via ? say.viaSentence(answer.via, area) : null,
        official ? say.officialBeside(line(official)) : null,
        answer.earlier.length > 0 ? say.earlierInspections(answer.earlier.slice(0, 5).map(line)) : null,
      ]),
      section('caution', [listed ? say.listWordsOf(listed) : null]),
      section('claim', answer.claims.map(say.claimSentence)),
      newest
        ? { role: 'source', lines: [[{ link: newest.report, text: say.WORDS.report }]] }
        : null,
    ]),
    table: null,
    steps: [],
    more: [],
    shareable: newest !== null,
  };
}

function definitionPage(answer: DefinitionAnswer): Page {
  const { metric } = answer;
  const [newest] = answer.releases;
  return {
    headline: say.definitionHeadline(metric),
    sections: sections([
      section('body', [
        metric.unit === 'grade' ? null : say.stockOrFlow(metric),
        metric.unit === 'grade' ? null : say.polaritySentence(metric),
        answer.confusedWith.length > 0 ? say.confusedSentence(answer.confusedWith) : null,
        answer.span ? say.heldSentence(metric, answer.span) : null,
        newest ? say.publisherSentence(newest) : null,
      ]),
      section('caution', [answer.overdue ? say.overdueSentence(answer.overdue) : null]),
      {
        role: 'source',
        lines: [
          [
            { link: metric.page, text: say.WORDS.source },
            ' · ',
            { link: metric.methodology, text: say.WORDS.methodology },
          ],
        ],
      },
    ]),
    table: null,
    steps: answer.confusedWith.slice(0, 4).map((other) => ({ label: other.name, query: `define ${other.id}` })),
    more: [],
    shareable: true,
  };
}

function unheldPage(answer: UnheldAnswer): Page {
  const place = answer.area?.code ?? '';
  return {
    headline: say.unheldHeadline(answer.measure.name),
    sections: sections([
      section('body', [
        answer.measure.whereToLook,
        answer.nearest.length > 0 ? say.nearestMetrics(answer.nearest) : null,
      ]),
      section('claim', answer.claims.map(say.claimSentence)),
    ]),
    table: null,
    steps: answer.nearest.slice(0, 4).map((metric) => ({
      label: metric.name,
      query: place === '' ? `define ${metric.id}` : `${place} ${metric.id}`,
    })),
    more: [],
    shareable: false,
  };
}

function clarificationPage(answer: ClarificationAnswer): Page {
  const steps = answer.choices.map((offered) => ({
    label:
      offered.metric?.name ??
      (offered.areas.length > 0 ? say.listWords(offered.areas.map((area) => area.name)) : offered.query),
    query: offered.query,
  }));
  return {
    headline: say.clarificationHeadline(answer.about, cleanEcho(answer.words)),
    sections: [section('offer', [steps.length > 0 ? say.clarificationTail : say.noChoices])],
    table: null,
    steps,
    more: [],
    shareable: false,
  };
}

function simplePage(headline: string, parts: readonly Section[]): Page {
  return { headline, sections: sections(parts), table: null, steps: [], more: [], shareable: false };
}

function sourceSection(sentence: string | null, metric: Metric, releases: readonly Release[]): Section {
  const page = releases[0]?.page ?? metric.page;
  const link: Span = { link: page, text: say.WORDS.source };
  return { role: 'source', lines: sentence === null ? [[link]] : [[`${sentence} `, link]] };
}

function releaseOf(releases: readonly Release[], id: string): Release | null {
  return releases.find((release) => release.id === id) ?? null;
}

function section(role: Role, lines: readonly (string | null)[]): Section {
  return { role, lines: lines.flatMap((line) => (line === null || line === '' ? [] : [[line]])) };
}

function sections(parts: readonly (Section | null)[]): Section[] {
  return parts.flatMap((part) => (part && part.lines.length > 0 ? [part] : []));
}

function cleaned(why: Parameters<typeof say.refusalLines>[0]): Parameters<typeof say.refusalLines>[0] {
  if ('words' in why) return { ...why, words: cleanEcho(why.words) };
  if ('place' in why) return { ...why, place: cleanEcho(why.place) };
  return why;
}

/**
 * What somebody typed, fit to be shown back: letters, digits and a little punctuation only, at most 60 characters,
 * so that it can be neither a mention, a link, an address nor formatting.
 */
export function cleanEcho(words: string): string {
  const plain = words
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}'’%/-]+/gu, ' ')
    .replaceAll(/\/{2,}/g, ' ')
    .trim();
  return plain.length > 60 ? `${[...plain].slice(0, 59).join('')}…` : plain;
}
