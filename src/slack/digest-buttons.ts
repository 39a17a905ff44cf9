import type { types } from '@slack/bolt';
import * as say from '../digest/wording-subscriptions.ts';
import type { Subscription } from '../store/subscription.ts';
import type { KnownBlock } from './ask.ts';
import { isDirect } from './asking.ts';
import { actions, writeDraft } from './subscription-state.ts';
import { textButton, type Button } from './text-button.ts';

/** Opens the form for another digest. */
export const formButton: Button = textButton(actions.form, say.buttons.subscribe, '');

/** Under every digest: what comes there, to change or end it. */
export function managing(channel: string): KnownBlock {
  return {
    type: 'actions',
    elements: [textButton(actions.list, say.buttons.manage[kindOf(channel)], '0')],
  };
}

export function previewButton({ id }: Subscription): Button {
  return textButton(actions.preview, say.buttons.preview, id);
}

/** Ending asks once more, since everybody there loses the digest. */
export function endButton({ id, channel }: Subscription): Button {
  const text = (words: string): types.PlainTextElement => ({ type: 'plain_text', text: words });
  const { sure, end, keep } = say.buttons;
  return {
    ...textButton(actions.end, end, id),
    confirm: {
      title: text(sure),
      text: text(say.endMeans[kindOf(channel)]),
      confirm: text(end),
      deny: text(keep),
    },
  };
}

/** Brings back what was ended, as it was. */
export function undoButtons({ content, schedule }: Subscription): readonly Button[] {
  const value = writeDraft({ wanted: { content, schedule }, open: [] });
  return value === null ? [] : [textButton(actions.add, say.buttons.undo, value)];
}

/** Lets a paused one go on. */
export function resumeButton({ id }: Subscription): Button {
  return textButton(actions.resume, say.buttons.resume, id);
}

/** Everything that can be done with a digest that is set up. */
export function digestButtons(subscription: Subscription): readonly Button[] {
  return [
    ...(subscription.paused === null ? [] : [resumeButton(subscription)]),
    previewButton(subscription),
    textButton(actions.change, say.buttons.change, subscription.id),
    endButton(subscription),
  ];
}

function kindOf(channel: string): 'channel' | 'direct' {
  return isDirect(channel) ? 'direct' : 'channel';
}
