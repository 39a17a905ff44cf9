import { formWords } from '../present/wording-forms.ts';
import { savedQuestionLimit } from '../store/saved-questions.ts';
import type { Asking } from './asking.ts';
import { askFields, askFormView, readPlace, type FormPlace } from './ask-form-view.ts';
import { besideOptions, measureOptions, option, placeOptions, type OptionGroup } from './form-options.ts';
import { conversation } from './conversation.ts';
import { errorForLog } from './log.ts';
import { periodOptions } from './period-options.ts';
import { privatelyTo } from './privately.ts';
import { readAskForm } from './read-ask-form.ts';
import type { Fields, Search, Submission } from './read-view.ts';
import type { Opened } from './show-view.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** Faults of a form by the block of the field; none where it can be carried out. */
export type Faults = Readonly<Record<string, string>>;

export interface AskForm {
  /** Opens the form; where that cannot be, says why and what to do. */
  open(trigger: string, user: string, place: FormPlace): Promise<void>;
  /** What a list finds; null where the search is of no field of this form. */
  find(search: Search): readonly OptionGroup[] | null;
  /** The faults of a form that was sent off; at once, for Slack shows them in the form. */
  faults(fields: Fields): Faults;
  /** Answers a form without faults, and saves its question where that is wanted. */
  submitted(submission: Submission): Promise<void>;
}

/** The form to ask by, with lists that find places and measures by the matcher that reads questions. */
export function askForm(parts: WorkspaceParts, asking: Asking): AskForm {
  const { workspace, store, knowledge, outbound, today, now, log } = parts;
  const { dataset } = knowledge;
  const talk = conversation(parts);

  const save = async (user: string, question: { query: string; words: string }): Promise<string> => {
    try {
      const saved = await store.savedQuestions.save(workspace, user, question, now());
      return saved === 'saved' ? formWords.saved : formWords.savedFull(savedQuestionLimit);
    } catch (error) {
      log.error(errorForLog(error), 'a question could not be saved');
      return '';
    }
  };

  return {
    async open(trigger, user, place) {
      const { channel, thread } = place;
      const { authority } = await talk.background({ channel, thread, user, surface: 'command' });
      const area = authority ? dataset.area(authority) : undefined;
      const usual = area ? option(area.name, area.code) : null;
      const opened = await outbound.openView(trigger, askFormView(place, usual));
      if (opened !== 'opened') await privatelyTo(outbound, { user, ...place })(notOpened(opened));
    },

    find({ actionId, query, fields }) {
      const area = fields[askFields.place]?.[0] ?? null;
      const metric = dataset.metric(fields[askFields.measure]?.[0] ?? '');
      switch (actionId) {
        case askFields.place:
          return placeOptions(query, knowledge);
        case askFields.measure:
          return measureOptions(query, knowledge);
        case askFields.period:
          return periodOptions(query, { metric, area }, knowledge, today());
        case askFields.beside:
          return besideOptions(query, area === null ? undefined : dataset.area(area), knowledge, {
            optional: true,
            there: [],
            grouped: false,
            wide: metric?.unit !== 'grade',
          });
        default:
          return null;
      }
    },

    faults(fields) {
      const read = readAskForm(fields, dataset);
      return read.kind === 'faults' ? read.faults : {};
    },

    async submitted({ fields, metadata, user }) {
      const read = readAskForm(fields, dataset);
      if (read.kind === 'faults') return;
      const { channel, thread, responseUrl } = readPlace(metadata);
      const surface = channel === null ? 'dm' : 'command';
      const made = await asking.answer(read.query, { channel, thread, user, surface });
      const sent = await outbound.send(made, {
        kind: 'private',
        responseUrl,
        channel,
        user,
        thread,
        replace: false,
      });
      if (channel === null && sent.kind === 'sent') {
        await asking.remember({ channel: sent.channel, thread: null }, made);
      }
      if (!read.keep || made.question === null) return;
      const told = await save(user, made.question);
      if (told !== '') await privatelyTo(outbound, { responseUrl, channel, user, thread })(told);
    },
  };
}

/** Why a form was not opened, and what to do. */
export function notOpened(opened: Exclude<Opened, 'opened'>): string {
  return formWords[opened];
}
