import type { types } from '@slack/bolt';
import { z } from 'zod';
import { formChoices, formWords } from '../digest/wording-subscriptions.ts';
import type { Dataset } from '../domain/dataset.ts';
import { defaultZone, type Schedule } from '../store/schedule.ts';
import { finder } from './ask-form-view.ts';
import { option, type Option } from './form-options.ts';

/** The form for a digest: what names it and its fields. Blocks and actions of a field share a name. */
export const digestFormId = 'digest-form';
export const digestFields = {
  channel: 'digest-form:channel',
  place: 'digest-form:place',
  more: 'digest-form:more',
  topic: 'digest-form:topic',
  measures: 'digest-form:measures',
  day: 'digest-form:day',
  time: 'digest-form:time',
  zone: 'digest-form:zone',
  options: 'digest-form:options',
} as const;

/** Values of the options. */
export const onlyWhenChangedValue = 'changed';
export const releaseBriefsValue = 'briefs';

const metadata = z.object({
  v: z.literal(1),
  /** Id of the digest that is changed; null for a new one. */
  id: z.string().nullable(),
  channel: z.string().nullable(),
  thread: z.string().nullable(),
  responseUrl: z.url().nullable(),
});

/** What a form is about, and where it was opened. */
export type DigestFormOrigin = Omit<z.infer<typeof metadata>, 'v'>;

/** What a form is about, as it carries it, or null where it is of another version. */
export function readOrigin(carried: string): DigestFormOrigin | null {
  try {
    return metadata.safeParse(JSON.parse(carried)).data ?? null;
  } catch {
    return null;
  }
}

/** What the fields hold when the form opens. */
export interface DigestFormValues {
  readonly place: Option | null;
  readonly more: string;
  readonly topic: string;
  readonly measures: string;
  readonly schedule: Schedule;
  readonly onlyWhenChanged: boolean;
  readonly releaseBriefs: boolean;
}

const days = [1, 2, 3, 4, 5, 6, 7];
/** Days of the month that are offered; 31 is the last day of any. */
const dates = [1, 5, 10, 15, 20, 25, 31];
const times = Array.from(
  { length: 29 },
  (_, half) => `${String(6 + Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`,
);

/** The form as it opens. A form that is opened from no conversation asks for one. */
export function digestFormView(
  origin: DigestFormOrigin,
  values: DigestFormValues,
  { parts: { baskets } }: Pick<Dataset, 'parts'>,
): types.ModalView {
  const { schedule } = values;
  const topics = baskets.map(({ id, name }) => option(name, id));
  const rhythms = [
    ...days.map((day) => dayOption({ kind: 'weekly', day })),
    ...dates.map((day) => dayOption({ kind: 'monthly', day })),
  ];
  const checked = [
    ...(values.onlyWhenChanged ? [onlyWhenChangedValue] : []),
    ...(values.releaseBriefs ? [releaseBriefsValue] : []),
  ];
  const boxes = [
    option(formWords.onlyWhenChanged, onlyWhenChangedValue),
    option(formWords.releaseBriefs, releaseBriefsValue),
  ];
  return {
    type: 'modal',
    callback_id: digestFormId,
    private_metadata: JSON.stringify({ v: 1, ...origin } satisfies z.input<typeof metadata>),
    title: text(formWords.title),
    submit: text(origin.id === null ? formWords.submit : formWords.save),
    close: text(formWords.close),
    blocks: [
      ...(origin.channel === null && origin.id === null ? [channelField()] : []),
      finder(digestFields.place, formWords.place, values.place ? { chosen: values.place } : {}),
      textField(digestFields.more, formWords.more, values.more, formWords.moreHint),
      select(digestFields.topic, formWords.topic, topics, option('', values.topic)),
      textField(digestFields.measures, formWords.measures, values.measures, formWords.measuresHint),
      select(digestFields.day, formWords.day, rhythms, dayOption(schedule)),
      select(
        digestFields.time,
        formWords.time,
        times.map((time) => option(time, time)),
        option(schedule.time, schedule.time),
      ),
      {
        ...textField(digestFields.zone, formWords.zone, schedule.zone, formWords.zoneHint(defaultZone)),
        optional: false,
      },
      {
        type: 'input',
        block_id: digestFields.options,
        optional: true,
        label: text(formWords.options),
        element: {
          type: 'checkboxes',
          action_id: digestFields.options,
          options: boxes,
          ...(checked.length === 0
            ? {}
            : { initial_options: boxes.filter(({ value }) => checked.includes(value)) }),
        },
      },
    ],
  };
}

function dayOption({ kind, day }: Pick<Schedule, 'kind' | 'day'>): Option {
  return option(formChoices[kind](day), `${kind}:${day}`);
}

/** What is set is among the choices, also where it is none of the usual ones. */
function select(
  name: string,
  label: string,
  options: readonly Option[],
  { text: { text: words }, value }: Option,
): types.InputBlock {
  const chosen = options.find((one) => one.value === value) ?? option(words === '' ? value : words, value);
  return {
    type: 'input',
    block_id: name,
    label: text(label),
    element: {
      type: 'static_select',
      action_id: name,
      options: options.includes(chosen) ? [...options] : [chosen, ...options],
      initial_option: chosen,
    },
  };
}

function textField(name: string, label: string, initial: string, hint: string): types.InputBlock {
  return {
    type: 'input',
    block_id: name,
    optional: true,
    label: text(label),
    hint: text(hint),
    element: {
      type: 'plain_text_input',
      action_id: name,
      ...(initial === '' ? {} : { initial_value: initial }),
    },
  };
}

function channelField(): types.InputBlock {
  return {
    type: 'input',
    block_id: digestFields.channel,
    label: text(formWords.channel),
    element: {
      type: 'conversations_select',
      action_id: digestFields.channel,
      placeholder: text(formWords.channelHint),
      filter: { include: ['public', 'private'] },
    },
  };
}

function text(words: string): types.PlainTextElement {
  return { type: 'plain_text', text: words };
}
