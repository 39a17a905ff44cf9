import type { types } from '@slack/bolt';
import { z } from 'zod';
import { checkAgain } from '../answer/check-again.ts';
import type { Dataset } from '../domain/dataset.ts';
import { cut } from '../present/blocks.ts';
import { readMore, writeMore, type FigureState, type MoreState } from '../present/button-state.ts';
import { periodPhrase } from '../present/number.ts';
import { questionWords } from '../present/question-words.ts';
import { slackLimits } from '../present/slack-limits.ts';
import { shownWords } from '../present/wording-check.ts';
import { reportWords } from '../present/wording-forms.ts';
import { reportCategories, reportNoteLimit } from '../store/reports.ts';
import { readPlace, writePlace, type FormPlace } from './ask-form-view.ts';
import { option } from './form-options.ts';

/** The form about a wrong answer: what names it and its fields. Blocks and actions of a field share a name. */
export const reportFormId = 'report-form';
export const reportFields = {
  category: 'report:category',
  expected: 'report:expected',
  note: 'report:note',
} as const;

const metadata = z.object({ v: z.literal(1), about: z.string(), place: z.string() });
/** As much as a report keeps of what should be there. */
const longestExpected = 60;

/** What a report is about, and where its sender is told what became of it. */
export interface ReportSubject {
  readonly state: MoreState;
  readonly place: FormPlace;
}

/** What a form is about, or null where it is of another version. */
export function readSubject(carried: string): ReportSubject | null {
  try {
    const { data } = metadata.safeParse(JSON.parse(carried));
    const state = data ? readMore(data.about) : null;
    return data && state ? { state, place: readPlace(data.place) } : null;
  } catch {
    return null;
  }
}

/** The form, with what was asked and shown; null where the question is too long to be carried. */
export function reportFormView({ state, place }: ReportSubject, dataset: Dataset): types.ModalView | null {
  const about = writeMore(state);
  if (about === null) return null;
  const remembered: z.input<typeof metadata> = { v: 1, about, place: writePlace(place) };
  const words = reportWords;
  const figure = state.figure && figureWords(state.figure, dataset);
  const subject = [
    words.about(questionWords(state.query, dataset)),
    ...(figure ? [words.shown(figure)] : []),
  ];
  return {
    type: 'modal',
    callback_id: reportFormId,
    private_metadata: JSON.stringify(remembered),
    title: text(words.title),
    submit: text(words.submit),
    close: text(words.close),
    blocks: [
      { type: 'section', text: text(cut(subject.join('\n'), slackLimits.section.text)) },
      {
        type: 'input',
        block_id: reportFields.category,
        label: text(words.category),
        element: {
          type: 'radio_buttons',
          action_id: reportFields.category,
          options: reportCategories.map((one) => option(words.categories[one], one)),
        },
      },
      typed(reportFields.expected, words.expected, words.expectedHint, { max_length: longestExpected }),
      typed(reportFields.note, words.note, words.noteHint, { max_length: reportNoteLimit, multiline: true }),
      { type: 'context', elements: [text(words.warning)] },
    ],
  };
}

/** "Dorset, “Plans started: neglect” in 2021/22: 265", as it was shown. */
export function figureWords(shown: FigureState, dataset: Dataset): string | null {
  const checked = checkAgain(dataset, shown);
  if (checked.kind === 'unknown') return null;
  const { area, metric } = checked;
  const when = checked.kind === 'figure' ? periodPhrase(metric.periodKind, checked.year) : checked.inspected;
  const value = checked.kind === 'figure' ? shownWords(metric, shown.shown) : shown.shown;
  return `${area.name}, “${metric.name}” ${when}: ${value}`;
}

function typed(
  name: string,
  label: string,
  hint: string,
  element: { readonly max_length: number; readonly multiline?: boolean },
): types.InputBlock {
  return {
    type: 'input',
    block_id: name,
    optional: true,
    label: text(label),
    hint: text(hint),
    element: { type: 'plain_text_input', action_id: name, ...element },
  };
}

function text(words: string): types.PlainTextElement {
  return { type: 'plain_text', text: words, emoji: false };
}
