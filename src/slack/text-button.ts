import type { types } from '@slack/bolt';
import { cut } from '../present/blocks.ts';
import { slackLimits } from '../present/slack-limits.ts';

export type Button = types.Button;

/** A button with a label, cut where it is too long for one; without a value where that is empty. */
export function textButton(action: string, label: string, value: string): Button {
  return {
    type: 'button',
    action_id: action,
    text: { type: 'plain_text', text: cut(label, slackLimits.button.text), emoji: false },
    ...(value === '' ? {} : { value }),
  };
}
