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
import { isDirect } from './asking.ts';
import type { Place } from './conversation.ts';
import type { Destination } from './outbound.ts';
import { privatelyTo } from './privately.ts';
import type { PressDelivery } from './read-delivery.ts';
import type { SettingPlace } from './settings.ts';
import { stillMeant } from './still-meant.ts';
import type { Subjects } from './subjects.ts';
import { subscriptionPrefix } from './subscription-state.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** Buttons whose answer stands below a private one, which stays. */
const adds = [alsoPrefix, comparePrefix] as const;
/** Those whose answer takes the place of a question back, wherever it stands. */
const replaces = [insteadPrefix, placePrefix] as const;

/** Does what a button is for; one that nothing is known of says kindly so. */
export function pressing(
  parts: WorkspaceParts,
  { ask, share, chart, compare, take, setting, form, settingsForm, homeTab, report, digests }: Subjects,
): (press: PressDelivery) => Promise<void> {
  const { outbound } = parts;

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

  return async (press) => {
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
}
