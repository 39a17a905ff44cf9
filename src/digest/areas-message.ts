import type { Area } from '../domain/authority.ts';
import { section, sections, type Page, type Role, type Span } from '../present/page.ts';
import * as say from './wording.ts';

/** Pages about single areas that one message carries at most; the others have a line each. */
export const mostPages = 4;
/** Of more areas than this each has its counts alone. */
const mostLong = 10;

/** The page of one area, composed where it is carried. */
export interface AreaPage {
  readonly area: Area;
  readonly page: () => Page;
  /** What is said of it among others. */
  readonly line: string;
  /** What is said where its page is not carried. */
  readonly alone: string;
}

/**
 * One message of the pages of several areas: a line each first, then as many pages as one message carries, with what
 * they have in common said once. A single page stands by itself. `last` is said after what is new.
 */
export function areasMessage(
  pages: readonly AreaPage[],
  several: (areas: readonly Area[]) => string,
  last: readonly (string | null)[],
): Page | null {
  const [first, ...others] = pages;
  if (!first) return null;
  if (others.length === 0) return withLast(first.page(), last);
  const carried = pages.slice(0, mostPages).map(({ area, page }) => ({ area, page: page() }));
  const rest = pages.slice(mostPages).map(({ area }) => area);
  const [cautions, sources] = [shared(carried, 'caution'), shared(carried, 'source')];
  return withLast(
    {
      headline: several(pages.map(({ area }) => area)),
      sections: sections([
        section(
          'body',
          pages.map(({ line, alone }, index) =>
            index < mostPages || pages.length > mostLong ? line : alone,
          ),
        ),
        { role: 'caution', lines: [...cautions.values()] },
        { role: 'source', lines: [...sources.values()] },
      ]),
      table: null,
      steps: pages.slice(0, 5).map(({ area }) => say.steps.profile(area)),
      more: carried.map(({ area, page }) => ({
        ...without(page, new Set([...cautions.keys(), ...sources.keys()])),
        // Its line stands at the top.
        headline: area.name,
        steps: [],
      })),
      shareable: true,
    },
    [rest.length > 0 ? say.moreAreas(rest) : null, ...last],
  );
}

/** The lines of a role that every page has, by their words. */
function shared(pages: readonly { readonly page: Page }[], role: Role): ReadonlyMap<string, readonly Span[]> {
  const lines = pages.flatMap(({ page }) => {
    const own = page.sections.filter((part) => part.role === role).flatMap((part) => part.lines);
    return [...new Map(own.map((line) => [wordsOf(line), line]))];
  });
  const counted = Map.groupBy(lines, ([words]) => words);
  return new Map(lines.filter(([words]) => counted.get(words)?.length === pages.length));
}

function without(page: Page, dropped: ReadonlySet<string>): Page {
  const own = page.sections.filter(({ role }) => role !== 'offer');
  const kept = own.map((part) =>
    part.role === 'caution' || part.role === 'source'
      ? { ...part, lines: part.lines.filter((line) => !dropped.has(wordsOf(line))) }
      : part,
  );
  return { ...page, sections: sections(kept) };
}

function wordsOf(line: readonly Span[]): string {
  return line.map((span) => (typeof span === 'string' ? span : `${span.text} ${span.link}`)).join('');
}

/** A page with lines after what is new and before what goes with it, so that no message is too long to show them. */
export function withLast(page: Page, lines: readonly (string | null)[]): Page {
  const after = page.sections.findLastIndex(({ role }) => role === 'body') + 1;
  return { ...page, sections: sections(page.sections.toSpliced(after, 0, section('body', lines))) };
}
