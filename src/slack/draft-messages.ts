import type { Meaning } from '../digest/read-subscription.ts';
import * as say from '../digest/wording-subscriptions.ts';
import type { Dataset } from '../domain/dataset.ts';
import { choiceLabel } from '../present/wording-place.ts';
import { escaped, type Message } from './fit-message.ts';
import { linesMessage } from './lines-message.ts';
import { bold, plain } from './rich-text.ts';
import { actions, settled, writeDraft, type Draft } from './subscription-state.ts';
import { textButton } from './text-button.ts';

/** Choices that a question back offers. */
const mostChoices = 6;

/** What is said of a digest that is being set up. */
export interface DraftMessages {
  /** A draft shown whole, to be taken or left. */
  confirming(draft: Draft, notes: readonly string[]): Message;
  /** The first open question of a draft, whose answers do what `action` does. `words` are those it is about. */
  question(
    draft: Draft,
    about: { readonly words: string | null; readonly notes?: readonly string[]; readonly action?: string },
  ): Message;
}

export function draftMessages(dataset: Dataset): DraftMessages {
  const confirming = (draft: Draft, notes: readonly string[]): Message => {
    const { wanted } = draft;
    const when = say.whenWords(wanted.schedule, wanted.content, null);
    const value = writeDraft(draft);
    const buttons =
      value === null
        ? []
        : [
            { ...textButton(actions.add, say.buttons.subscribe, value), style: 'primary' as const },
            textButton(actions.form, say.buttons.form, value),
          ];
    return linesMessage(
      [plain(say.confirm), bold(say.subscriptionName(wanted.content, dataset)), plain(when)],
      [...notes, say.nothingYet],
      buttons,
    );
  };

  const labelOf = (means: Meaning): string => {
    if ('metric' in means) return dataset.metric(means.metric)?.name ?? means.metric;
    const names = means.areas.map((code) => dataset.area(code)?.name ?? code);
    return choiceLabel(say.placesChosen(names), means.as);
  };

  return {
    confirming,

    question(draft, { words, notes = [], action = actions.add }) {
      const [open] = draft.open;
      if (!open) return confirming(draft, notes);
      const sentence = open.about === 'area' ? say.whichArea(words) : say.whichMeasure(words);
      const choices = open.choices.slice(0, mostChoices).map((means) => ({ means, label: labelOf(means) }));
      const buttons = choices.flatMap(({ means, label }, index) => {
        const value = writeDraft(settled(draft, means));
        return value === null ? [] : [textButton(`${action}:${index}`, label, value)];
      });
      const asked = linesMessage([bold(sentence)], [...notes, say.nothingYet], buttons);
      return {
        ...asked,
        text: escaped(
          [sentence, ...choices.map(({ label }) => `• ${label}`), ...notes, say.nothingYet].join('\n'),
        ),
      };
    },
  };
}
