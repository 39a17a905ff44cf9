import type { SettingChoice } from '../present/button-state.ts';
import { viaSentence } from '../present/wording-place.ts';
import { ownAuthority, settingWords } from '../present/wording-settings.ts';
import { wording } from '../present/wording-slack.ts';
import type { AskedArea } from '../query/question.ts';
import type { ChannelDefaults } from '../store/channel-settings.ts';
import { escaped, type Message } from './fit-message.ts';
import { errorForLog } from './log.ts';
import { privatelyTo } from './privately.ts';
import type { SettingWords } from './read-setting.ts';
import * as messages from './setting-messages.ts';
import { isKnown, readSettingValue, storedAs } from './setting-values.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** Where a setting is made, and by whom. */
export interface SettingPlace {
  readonly channel: string;
  /** Where an announcement goes: null for the channel itself. */
  readonly thread: string | null;
  readonly user: string;
  readonly userName: string | null;
  readonly responseUrl: string | null;
  /** A conversation with the app alone: what is set there is the person's own. */
  readonly direct: boolean;
}

/** What a channel or a person has set. None of these rejects. */
export interface Settings {
  /** Does what a message about settings asks for. */
  carryOut(asked: SettingWords, place: SettingPlace): Promise<void>;
  /** Sets a value that was chosen by a button, in place of the question. */
  choose(choice: SettingChoice, place: SettingPlace): Promise<void>;
  /** Removes every setting, in place of the overview. */
  clear(place: SettingPlace): Promise<void>;
  /** Sets all that a form holds. */
  setAll(wanted: ChannelDefaults, place: SettingPlace): Promise<void>;
}

const nothing: ChannelDefaults = { authority: null, neighbourModel: null, basket: null };
/** How many changes are shown beside the settings. */
const latestChanges = 3;

/** How a change came about: the place that stands for another, and whether the message with the button goes. */
interface Manner {
  readonly via: AskedArea['via'];
  readonly replace: boolean;
}
const typed: Manner = { via: null, replace: false };
const chosen: Manner = { via: null, replace: true };

/**
 * Shows, changes and removes settings; every change of a channel is announced in it, with who made it. The direct
 * conversation or the thread that a setting is made in forgets what was talked about, or that would go before it.
 */
export function settings(parts: WorkspaceParts): Settings {
  const { workspace, store, knowledge, outbound, now, log } = parts;
  const { dataset } = knowledge;

  /** To the person alone; in place of the message whose button was pressed where `replace` says so. */
  const tell = (place: SettingPlace, { text, blocks }: Message, replace = false): Promise<void> =>
    privatelyTo(outbound, place)(text, blocks, replace);

  const safely = async (place: SettingPlace, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.error(errorForLog(error), 'a setting could not be kept');
      await tell(place, messages.words(settingWords.failed));
    }
  };

  const setOwn = async (place: SettingPlace, authority: string | null, manner: Manner): Promise<void> => {
    await store.personSettings.setAuthority(workspace, place.user, authority, now());
    if (place.direct) await store.threadMemory.forget(workspace, place.channel, null);
    const name = authority === null ? null : (dataset.area(authority)?.name ?? null);
    const said = [ownAuthority(name), ...aside(authority, manner)].map(escaped).join(' ');
    await tell(place, messages.words(said), manner.replace);
  };

  /** Changes settings of a channel and tells everybody there who did it; where that cannot be, the person alone. */
  const change = async (
    place: SettingPlace,
    wanted: Partial<ChannelDefaults>,
    manner: Manner,
  ): Promise<void> => {
    const { channel, user, thread, responseUrl } = place;
    const changes = await store.channelSettings.change(workspace, channel, wanted, user, now());
    if (thread !== null) await store.threadMemory.forget(workspace, channel, thread);
    if (changes.length === 0) return tell(place, messages.words(settingWords.same), manner.replace);
    log.info({ changed: changes.map(({ what }) => what) }, 'settings of a channel changed');
    const sentences = changes.flatMap((one) => messages.changeSentence(one, dataset) ?? []);
    const threads = changes.some(({ what }) => what === 'authority')
      ? [thread === null ? settingWords.threads : settingWords.otherThreads]
      : [];
    const announced = await outbound.send(
      messages.announcement(place, sentences, [...aside(wanted.authority ?? null, manner), ...threads]),
      { kind: 'shared', responseUrl, channel, thread },
    );
    if (announced.kind === 'failed') return tell(place, messages.toldAlone(sentences), manner.replace);
    if (announced.kind === 'unconfirmed') {
      return tell(place, messages.words(settingWords.unconfirmed), manner.replace);
    }
    if (manner.replace) await tell(place, messages.words(settingWords.done), true);
  };

  /** What stands for what was said: the county of a district. */
  const aside = (authority: string | null, { via }: Manner): string[] => {
    const area = authority === null ? undefined : dataset.area(authority);
    return area && via ? [viaSentence(via, area)] : [];
  };

  const show = async (place: SettingPlace): Promise<void> => {
    const { channel, user, direct } = place;
    if (direct) {
      return tell(
        place,
        messages.ownOverview(await store.personSettings.authority(workspace, user), dataset),
      );
    }
    const current = await store.channelSettings.read(workspace, channel);
    const changes = await store.settingChanges.recent(workspace, channel, latestChanges);
    await tell(place, messages.overview(current, changes, dataset));
  };

  const set = async (
    { name, words, own }: Extract<SettingWords, { kind: 'set' }>,
    place: SettingPlace,
  ): Promise<void> => {
    const forOne = own || place.direct;
    if (forOne && name !== 'authority') return tell(place, messages.words(settingWords.onlyAuthority));
    if (words === '') return show(place);
    const read = readSettingValue(name, words, knowledge);
    switch (read.kind) {
      case 'no-place':
        return tell(place, messages.refused(read.why));
      case 'choices':
        return tell(place, messages.question(name, read.values, forOne, dataset));
      case 'value': {
        const manner = { ...typed, via: read.via };
        return forOne
          ? setOwn(place, read.value, manner)
          : change(place, { [storedAs[name]]: read.value }, manner);
      }
    }
  };

  return {
    carryOut: (asked, place) =>
      safely(place, async () => {
        switch (asked.kind) {
          case 'show':
            return show(place);
          case 'set':
            return set(asked, place);
          case 'unset':
            return asked.own || place.direct
              ? setOwn(place, null, typed)
              : change(place, asked.name === 'all' ? nothing : { [storedAs[asked.name]]: null }, typed);
        }
      }),

    choose: ({ name, value, own }, place) =>
      safely(place, async () => {
        if (!isKnown(name, value, dataset)) return tell(place, messages.words(wording.oldButton));
        return own ? setOwn(place, value, chosen) : change(place, { [storedAs[name]]: value }, chosen);
      }),

    clear: (place) => safely(place, () => change(place, nothing, chosen)),

    setAll: (wanted, place) => safely(place, () => change(place, wanted, typed)),
  };
}
