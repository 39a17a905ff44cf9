import type { types } from '@slack/bolt';
import { z } from 'zod';
import { formWords } from '../present/wording-forms.ts';
import { option, type Option } from './form-options.ts';

/** The form to ask by: what names it and its fields. Blocks and actions of a field share a name. */
export const askFormId = 'ask-form';
export const askFields = {
  place: 'form:place',
  measure: 'form:measure',
  period: 'form:period',
  beside: 'form:beside',
  keep: 'form:keep',
} as const;

/** Where the answer to a form goes: to the person directly where it was opened from no channel. */
export interface FormPlace {
  readonly channel: string | null;
  readonly thread: string | null;
  readonly responseUrl: string | null;
}

const metadata = z.object({
  v: z.literal(1),
  channel: z.string().nullable(),
  thread: z.string().nullable(),
  responseUrl: z.url().nullable(),
});

/** Where the answer goes, as a form carries it. */
export function writePlace({ channel, thread, responseUrl }: FormPlace): string {
  return JSON.stringify({ v: 1, channel, thread, responseUrl } satisfies z.input<typeof metadata>);
}

/** Where the answer goes; nowhere but to the person where a form is of another version. */
export function readPlace(carried: string): FormPlace {
  try {
    const { data } = metadata.safeParse(JSON.parse(carried));
    if (data) return { channel: data.channel, thread: data.thread, responseUrl: data.responseUrl };
  } catch {
    // A form of another version: its answer goes to the person.
  }
  return { channel: null, thread: null, responseUrl: null };
}

/** The form, with the authority that is usual where it is opened. */
export function askFormView(place: FormPlace, usual: Option | null): types.ModalView {
  const words = formWords;
  return {
    type: 'modal',
    callback_id: askFormId,
    private_metadata: writePlace(place),
    title: text(words.title),
    submit: text(words.submit),
    close: text(words.close),
    blocks: [
      finder(askFields.place, words.place, { hint: words.placeHint, ...(usual ? { chosen: usual } : {}) }),
      finder(askFields.measure, words.measure, { hint: words.measureHint }),
      finder(askFields.period, words.period, { optional: true, placeholder: words.latest }),
      finder(askFields.beside, words.beside, { optional: true }),
      {
        type: 'input',
        block_id: askFields.keep,
        optional: true,
        label: text(words.keep),
        element: {
          type: 'checkboxes',
          action_id: askFields.keep,
          options: [option(words.keepThis, 'keep')],
        },
      },
    ],
  };
}

/** A field that finds as one types; it shows everything before anything is typed. */
export function finder(
  name: string,
  label: string,
  how: {
    readonly hint?: string;
    readonly optional?: boolean;
    readonly placeholder?: string;
    readonly chosen?: Option;
  },
): types.InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: text(label),
    ...(how.optional === true ? { optional: true } : {}),
    ...(how.hint === undefined ? {} : { hint: text(how.hint) }),
    element: {
      type: 'external_select',
      action_id: name,
      min_query_length: 0,
      placeholder: text(how.placeholder ?? formWords.choose),
      ...(how.chosen === undefined ? {} : { initial_option: how.chosen }),
    },
  };
}

function text(words: string): types.PlainTextElement {
  return { type: 'plain_text', text: words };
}
