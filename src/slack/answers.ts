import { homeAuthorityAction } from '../present/button-state.ts';
import { answering } from './answering.ts';
import type { AskForm, Faults } from './ask-form.ts';
import { askFormId } from './ask-form-view.ts';
import { digestFormId } from './digest-form-view.ts';
import type { OptionGroup } from './form-options.ts';
import { pressing } from './pressing.ts';
import { promptsFor } from './prompts.ts';
import type { CommandDelivery, MessageDelivery, PressDelivery } from './read-delivery.ts';
import type { HomeDelivery, Search, ShortcutDelivery, Submission } from './read-view.ts';
import { reportFormId } from './report-form-view.ts';
import { settingFormId } from './setting-form.ts';
import { subjects } from './subjects.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** What is done about each kind of delivery, after it has been acknowledged. None of these throws. */
export interface Answers {
  command(delivery: CommandDelivery): Promise<void>;
  mention(delivery: MessageDelivery): Promise<void>;
  directMessage(delivery: MessageDelivery): Promise<void>;
  press(delivery: PressDelivery): Promise<void>;
  shortcut(delivery: ShortcutDelivery): Promise<void>;
  homeOpened(delivery: HomeDelivery): Promise<void>;
  /** A form without faults, after it has been acknowledged. */
  submitted(submission: Submission): Promise<void>;
  /** What a list of a form finds, at once. */
  find(search: Search): readonly OptionGroup[];
  /** What is wrong with a form, by the block of the field, at once; nothing where it can be carried out. */
  faults(submission: Submission): Faults;
}

/** The straight line of one request: read the question, answer, present (all in `asking`), then outbound. */
export function answers(parts: WorkspaceParts): Answers {
  const { outbound, claims, log } = parts;
  const about = subjects(parts);
  const { compare, form, settingsForm, homeTab, report, digests } = about;
  const answer = answering(parts, about);
  const pressed = pressing(parts, about);
  const forms: Readonly<Record<string, Pick<AskForm, 'faults' | 'submitted'> | undefined>> = {
    [askFormId]: form,
    [settingFormId]: settingsForm,
    [reportFormId]: report,
    [digestFormId]: digests,
  };

  const once = async (keys: readonly string[], work: () => Promise<void>): Promise<void> => {
    if (await claims.claim(keys)) await work();
    else log.info('delivered again, answered before');
  };

  return {
    command: (delivery) => once(delivery.keys, () => answer.command(delivery)),
    mention: (delivery) =>
      once(delivery.keys, () => answer.message(delivery, 'mention', delivery.thread ?? delivery.ts)),
    directMessage: (delivery) => once(delivery.keys, () => answer.message(delivery, 'dm', delivery.thread)),
    press: (delivery) => once(delivery.keys, () => pressed(delivery)),

    shortcut: ({ keys, trigger, user }) =>
      once(keys, () => form.open(trigger, user, { channel: null, thread: null, responseUrl: null })),

    homeOpened: ({ keys, tab, channel, user }) =>
      once(keys, async () => {
        if (tab === 'home') return homeTab.publish(user);
        if (tab === 'messages' && channel !== null) {
          await outbound.suggestPrompts(channel, await promptsFor(parts, user));
        }
      }),

    submitted: (submission) =>
      once(submission.keys, async () => forms[submission.callbackId]?.submitted(submission)),

    find: (search) =>
      search.actionId === homeAuthorityAction
        ? homeTab.find(search.query)
        : (compare.find(search) ??
          form.find(search) ??
          settingsForm.find(search) ??
          digests.find(search) ??
          []),
    faults: ({ callbackId, fields }) => forms[callbackId]?.faults(fields) ?? {},
  };
}
