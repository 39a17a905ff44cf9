import { impliedRequest, readRequest } from '../digest/subscription-request.ts';
import {
  alsoPrefix,
  askPrefix,
  changeSettingsAction,
  chartAction,
  chooseSettingPrefix,
  clearSettingsAction,
  comparePrefix,
  formAction,
  homeAuthorityAction,
  homeForgetAction,
  homeUnsaveAction,
  insteadPrefix,
  placePrefix,
  readAsk,
  readChoice,
  readMore,
  readQuery,
  readSettingChoice,
  shareAction,
} from '../present/button-state.ts';
import { wording } from '../present/wording-slack.ts';
import { wantsPicture } from '../query/wants-picture.ts';
import type { Reply } from './ask.ts';
import { askForm, type AskForm, type Faults } from './ask-form.ts';
import { digestFormId } from './digest-form-view.ts';
import { askFormId } from './ask-form-view.ts';
import { asideOf } from './asides.ts';
import { asking, isDirect } from './asking.ts';
import { charting } from './charting.ts';
import { comparing } from './comparing.ts';
import type { Place } from './conversation.ts';
import type { OptionGroup } from './form-options.ts';
import { home } from './home.ts';
import type { Destination } from './outbound.ts';
import { privatelyTo } from './privately.ts';
import { promptsFor } from './prompts.ts';
import type { CommandDelivery, MessageDelivery, PressDelivery } from './read-delivery.ts';
import { readSetting } from './read-setting.ts';
import { reportFormId } from './report-form-view.ts';
import { reporting } from './reporting.ts';
import type { HomeDelivery, Search, ShortcutDelivery, Submission } from './read-view.ts';
import { settingForm, settingFormId } from './setting-form.ts';
import { settings, type SettingPlace } from './settings.ts';
import { sharing } from './sharing.ts';
import { stillMeant } from './still-meant.ts';
import { subscribing } from './subscribing.ts';
import { subscriptionPrefix } from './subscription-state.ts';
import { takingAway } from './taking-away.ts';
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

/** Buttons whose answer stands below a private one, which stays. */
const adds = [alsoPrefix, comparePrefix] as const;
/** Those whose answer takes the place of a question back, wherever it stands. */
const replaces = [insteadPrefix, placePrefix] as const;

/** The straight line of one request: read the question, answer, present (all in `asking`), then outbound. */
export function answers(parts: WorkspaceParts): Answers {
  const { outbound, claims, log } = parts;
  const ask = asking(parts);
  const share = sharing(parts, ask);
  const chart = charting(parts);
  const compare = comparing(parts);
  const take = takingAway(parts);
  const setting = settings(parts);
  const form = askForm(parts, ask);
  const settingsForm = settingForm(parts, setting);
  const homeTab = home(parts);
  const report = reporting(parts);
  const digests = subscribing(parts);
  const aside = asideOf(parts, take, digests);
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

  /** The picture of an answer whose question asked for one. */
  const alsoChart = async (
    delivery: CommandDelivery | MessageDelivery,
    reply: Reply,
    thread: string | null,
  ): Promise<void> => {
    if (reply.question === null || !wantsPicture(delivery.text)) return;
    const { channel, user } = delivery;
    const responseUrl = 'responseUrl' in delivery ? delivery.responseUrl : null;
    if (reply.question.charted !== true) {
      return privatelyTo(outbound, { responseUrl, channel, user, thread })(wording.chartNone);
    }
    await chart(reply.question.query, {
      channel,
      user,
      thread,
      messageTs: null,
      ephemeral: 'responseUrl' in delivery,
      responseUrl,
    });
  };

  /** The reply to a question; null where the message was about the app itself, which is done then. */
  const replyTo = async (text: string, asked: Place, place: SettingPlace): Promise<Reply | null> => {
    const wanted = readSetting(text);
    const request = wanted ? null : readRequest(text);
    if (wanted) await setting.carryOut(wanted, place);
    if (request) await digests.carryOut(request, place);
    if (wanted || request) return null;
    const reply = await ask.answer(text, asked);
    if (reply.logged['kind'] !== 'not-here') return reply;
    const implied = impliedRequest(text, reply.logged['query'] ?? '');
    if (implied === null) return ask.answer('help', asked);
    await digests.carryOut(implied, place);
    return null;
  };

  /** Answers a message where everybody in its conversation sees it. */
  const answerMessage = async (
    delivery: MessageDelivery,
    surface: 'mention' | 'dm',
    thread: string | null,
  ): Promise<void> => {
    const { channel, user, text } = delivery;
    const place = { channel, thread, user, userName: null, responseUrl: null, direct: surface === 'dm' };
    if (await aside(text, place)) return;
    const reply = await replyTo(text, { channel, thread, user, surface }, place);
    if (reply === null) return;
    await outbound.send(reply, { kind: 'conversation', channel, user, thread });
    await ask.remember({ channel, thread }, reply);
    await alsoChart(delivery, reply, thread);
  };

  const answerCommand = async (delivery: CommandDelivery): Promise<void> => {
    const { responseUrl, channel, user, userName, text } = delivery;
    const place = { channel, thread: null, user, userName, responseUrl, direct: isDirect(channel) };
    const reply = await replyTo(text, { channel, thread: null, user, surface: 'command' }, place);
    if (reply === null) return;
    const to: Destination = { kind: 'private', responseUrl, channel, user, thread: null, replace: false };
    await outbound.send(reply, to);
    await alsoChart(delivery, reply, null);
  };

  /** Puts the question of a button, null where the button is of another version. */
  const pressAsk = async (press: PressDelivery, query: string | null): Promise<void> => {
    const { channel, user, thread, responseUrl, ephemeral, actionId, messageTs } = press;
    if (query === null || !stillMeant(query, parts)) {
      return privatelyTo(outbound, press)(wording.oldButton);
    }
    // Where everybody sees the answer it goes into the thread of the one whose button was pressed.
    const below = thread ?? (channel === null || isDirect(channel) ? null : messageTs);
    const surface = channel === null ? 'dm' : ephemeral ? 'command' : 'mention';
    const place: Place = { channel, thread: ephemeral ? thread : below, user, surface };
    const reply = await ask.answer(query, place);
    const begins = (prefix: string): boolean => actionId.startsWith(prefix);
    const instead = replaces.some(begins) || (ephemeral && !adds.some(begins));
    // The response address replaces public messages too, and shows the new one to everybody as before.
    const to: Destination =
      ephemeral || channel === null || (instead && responseUrl !== null)
        ? { kind: 'private', responseUrl, channel, user, thread, replace: instead }
        : { kind: 'conversation', channel, user, thread: below };
    const sent = await outbound.send(reply, to);
    // What is asked from the home tab goes on in the direct conversation that it is answered in.
    if (channel === null && sent.kind === 'sent')
      await ask.remember({ channel: sent.channel, thread: null }, reply);
    else if (!ephemeral) await ask.remember(place, reply);
  };

  const pressSetting = async (
    { channel, thread, user, userName, responseUrl }: PressDelivery,
    work: (place: SettingPlace) => Promise<void>,
  ): Promise<void> => {
    if (channel !== null)
      await work({ channel, thread, user, userName, responseUrl, direct: isDirect(channel) });
  };

  /** By what the button is for; a button that nothing is known of says kindly so. */
  const pressed = async (press: PressDelivery): Promise<void> => {
    const { actionId, value, user, trigger } = press;
    if (press.link) return;
    if (actionId === shareAction) return share(press);
    if (actionId.startsWith(askPrefix)) return pressAsk(press, readAsk(value));
    if ([comparePrefix, placePrefix].some((prefix) => actionId.startsWith(prefix))) {
      return pressAsk(press, compare.question(press));
    }
    if (actionId.startsWith(subscriptionPrefix)) {
      await digests.press(press);
      return press.channel === null ? homeTab.publish(user) : undefined;
    }
    if (actionId === formAction) return form.open(trigger, user, press);
    const query = actionId === chartAction ? readQuery(value) : null;
    if (query !== null && stillMeant(query, parts)) return chart(query, press);
    if (actionId === changeSettingsAction) {
      return pressSetting(press, (place) => settingsForm.open(trigger, place));
    }
    if (actionId === clearSettingsAction) return pressSetting(press, (place) => setting.clear(place));
    if (actionId === homeAuthorityAction) return homeTab.setAuthority(user, value);
    if (actionId === homeForgetAction) return homeTab.setAuthority(user, null);
    if (actionId === homeUnsaveAction) return homeTab.unsave(user, value);
    const chosen = actionId.startsWith(chooseSettingPrefix) ? readSettingChoice(value) : null;
    if (chosen) return pressSetting(press, (place) => setting.choose(chosen, place));
    const [state, choice] = [readMore(actionId), readChoice(value)];
    if (state && choice) {
      return choice === 'wrong' ? report.open(trigger, user, state, press) : take[choice](state, press);
    }
    await privatelyTo(outbound, press)(wording.oldButton);
  };

  return {
    command: (delivery) => once(delivery.keys, () => answerCommand(delivery)),
    mention: (delivery) =>
      once(delivery.keys, () => answerMessage(delivery, 'mention', delivery.thread ?? delivery.ts)),
    directMessage: (delivery) => once(delivery.keys, () => answerMessage(delivery, 'dm', delivery.thread)),
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
