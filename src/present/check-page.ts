import type { Answer } from '../answer/answer.ts';
import { shownText, type CheckedFigure, type Edition } from '../answer/check-again.ts';
import type { Metric } from '../domain/metric.ts';
import type { Release } from '../domain/release.ts';
import { section, sections, simplePage, type Page, type Section } from './page.ts';
import * as say from './wording-check.ts';
import { WORDS } from './wording-phrases.ts';
import { overdueSentence, sourceSentence } from './wording-source.ts';

/**
 * The page of a figure that was checked again: what has become of it, with every source. `among` is the answer that
 * showed it, null where that is not known any more; `overdue` an edition that should have been followed by now.
 */
export function checkPage(
  checked: CheckedFigure,
  { among, overdue }: { readonly among: Answer | null; readonly overdue: Release | null } = {
    among: null,
    overdue: null,
  },
): Page {
  const page = ofFigure(checked);
  if (checked.kind === 'unknown') return page;
  const alone = among === null || ALONE.has(among.kind);
  return {
    ...page,
    sections: [
      ...page.sections,
      ...sections([
        section('body', [alone ? null : say.CHECK.onlyThis]),
        section('caution', [overdue ? overdueSentence(overdue) : null]),
      ]),
    ],
  };
}

/** Kinds of answer that are about one figure, whatever stands beside it. */
const ALONE: ReadonlySet<Answer['kind']> = new Set(['figure', 'inspection', 'definition', 'claim']);

function ofFigure(checked: CheckedFigure): Page {
  switch (checked.kind) {
    case 'unknown':
      return simplePage(say.CHECK.unknown, []);
    case 'grade':
      return gradePage(checked);
    case 'figure':
      return figurePage(checked);
  }
}

function figurePage(checked: Extract<CheckedFigure, { kind: 'figure' }>): Page {
  const { area, metric, now, from, newer } = checked;
  const current = now.state === 'gone' ? null : now;
  const later = from && current && from.release.id !== current.release.id;
  return {
    headline: headline(checked),
    sections: sections([
      section('body', [
        now.state === 'same' && later ? say.confirmedSentence(now.release) : null,
        newer ? say.newerYearSentence(metric, newer.figure.year, shownText(newer.figure)) : null,
      ]),
      ...editions(metric, [from, current, newer]),
    ]),
    table: null,
    steps: newer ? [{ label: say.CHECK.newest, query: `${area.code} ${metric.id}` }] : [],
    more: [],
    shareable: false,
  };
}

function headline(checked: Extract<CheckedFigure, { kind: 'figure' }>): string {
  const { area, metric, year, shown, now, from } = checked;
  switch (now.state) {
    case 'same':
      return say.stillSentence(area, metric, year, shown);
    case 'gone':
      return say.goneSentence(area, metric, year, shown);
    case 'revised': {
      const sentence = from?.release.id === now.release.id ? say.correctedSentence : say.revisedSentence;
      return sentence({ area, metric, year }, shown, shownText(now.figure), now.release);
    }
  }
}

/** A source line for each cell, none twice. */
function editions(metric: Metric, cells: readonly (Edition | null)[]): Section[] {
  const distinct = new Map(
    cells.flatMap((cell) => (cell ? [[`${cell.release.id} ${cell.figure.year}`, cell] as const] : [])),
  );
  return [...distinct.values()].map(({ figure, release }) => ({
    role: 'source',
    lines: [
      [
        `${say.editionSentence(metric, shownText(figure), sourceSentence(release, figure.source))} `,
        { link: release.page, text: WORDS.source },
      ],
    ],
  }));
}

function gradePage(checked: Extract<CheckedFigure, { kind: 'grade' }>): Page {
  const { area, metric, inspected, state, shown, grade, inspection, newer } = checked;
  const reports = new Set([inspection, newer].flatMap((one) => (one ? [one.report] : [])));
  return {
    headline: say.gradeSentence(area, metric, inspected, state, { shown, now: grade }),
    sections: sections([
      newer
        ? section('body', [say.newerInspectionSentence(newer.inspected, newer.grades[metric.id] ?? null)])
        : null,
      { role: 'source', lines: [...reports].map((link) => [{ link, text: WORDS.report }]) },
    ]),
    table: null,
    steps: newer ? [{ label: say.CHECK.newest, query: `${area.code} ${metric.id}` }] : [],
    more: [],
    shareable: false,
  };
}
