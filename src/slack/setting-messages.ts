import {
  changeSettingsAction,
  chooseSettingPrefix,
  clearSettingsAction,
  writeSetting,
} from '../present/button-state.ts';
import { dateWords } from '../present/number.ts';
import { cleanEcho } from '../present/page.ts';
import { refusalLines } from '../present/wording-refusal.ts';
import * as say from '../present/wording-settings.ts';
import { wording } from '../present/wording-slack.ts';
import type { Dataset } from '../domain/dataset.ts';
import type { Refusal } from '../query/question.ts';
import type { ChannelDefaults } from '../store/channel-settings.ts';
import type { SettingChange } from '../store/setting-changes.ts';
import { escaped, type Message } from './fit-message.ts';
import type { SettingName } from './read-setting.ts';
import { bold, plain, rich, type Leaf } from './rich-text.ts';
import { namedIn, storedAs, valueName } from './setting-values.ts';
import { textButton } from './text-button.ts';

const names: readonly SettingName[] = ['authority', 'neighbours', 'basket'];

export function words(text: string): Message {
  return { text, blocks: [] };
}

/** What a channel has set, who changed it last, and the buttons that change it. */
export function overview(
  current: ChannelDefaults | null,
  changes: readonly SettingChange[],
  dataset: Dataset,
): Message {
  const { ofChannel, latest } = say.settingWords;
  const how = say.settingWords.how(dataset.neighbourModels().at(-1) ?? '');
  const lines = settingLines(current, dataset);
  const told = changes.flatMap((one): Leaf[][] => {
    const sentence = changeSentence(one, dataset);
    return sentence === null ? [] : [[user(one.person), ...plain(` ${sentence} (${dayOf(one.at)})`)]];
  });
  return {
    text: [ofChannel, ...lines.map(escaped), how].join('\n'),
    blocks: [
      rich(bold(ofChannel), ...lines.map(plain)),
      ...(told.length === 0 ? [] : [rich(bold(latest), ...told)]),
      { type: 'context', elements: [{ type: 'mrkdwn', text: how }] },
      {
        type: 'actions',
        elements: [
          textButton(changeSettingsAction, say.settingWords.change, '1'),
          ...(current === null ? [] : [clearing()]),
        ],
      },
    ],
  };
}

/** Each setting with its value, or what holds without one unless only what is set is wanted. */
export function settingLines(
  current: ChannelDefaults | null,
  dataset: Dataset,
  wanted: 'all' | 'what is set' = 'all',
): string[] {
  return names.flatMap((name) => {
    const value = current?.[storedAs[name]] ?? null;
    if (value === null && wanted === 'what is set') return [];
    const shown = value === null ? say.settingWords.none[name] : valueName(name, value, dataset);
    return `${say.settingWords.names[name]}: ${shown}`;
  });
}

/** What one person has set for themselves. */
export function ownOverview(authority: string | null, dataset: Dataset): Message {
  const { own, names: called, none, howOwn } = say.settingWords;
  const value = authority === null ? none.authority : valueName('authority', authority, dataset);
  return words([own, escaped(`${called.authority}: ${value}`), howOwn].join('\n'));
}

/** Asks which of several values is meant, before anything is set. */
export function question(
  name: SettingName,
  values: readonly string[],
  own: boolean,
  dataset: Dataset,
): Message {
  const asked = say.settingWords.which[name];
  const labels = values.map((value) => valueName(name, value, dataset));
  return {
    text: [asked, ...labels.map((label) => `• ${escaped(label)}`)].join('\n'),
    blocks: [
      { type: 'section', text: { type: 'plain_text', text: asked } },
      {
        type: 'actions',
        elements: values.map((value, index) =>
          textButton(
            `${chooseSettingPrefix}${index}`,
            labels[index] ?? value,
            writeSetting({ name, value, own }),
          ),
        ),
      },
    ],
  };
}

/** What a change did, after the name of whoever made it; null for what is no setting. */
export function changeSentence({ what, before, after }: SettingChange, dataset: Dataset): string | null {
  if (what === 'subscription') return null;
  const name = namedIn[what];
  if (after !== null) return say.settingSet(name, valueName(name, after, dataset));
  return before === null ? null : say.settingRemoved(name, valueName(name, before, dataset));
}

/** Who changed what, for everybody: a user element, since names change and markup could ring. */
export function announcement(
  who: { readonly user: string; readonly userName: string | null },
  sentences: readonly string[],
  aside: readonly string[],
): Message {
  const name = escaped(who.userName ?? wording.somebody);
  return {
    text: [...sentences.map((sentence) => `${name} ${escaped(sentence)}`), ...aside.map(escaped)].join('\n'),
    blocks: [
      rich(
        ...sentences.map((sentence): Leaf[] => [user(who.user), ...plain(` ${sentence}`)]),
        ...aside.map(plain),
      ),
    ],
  };
}

/** Told to the one who changed a setting where the channel could not be told. */
export function toldAlone(sentences: readonly string[]): Message {
  return words([say.settingWords.alone, ...sentences.map((one) => `• ${escaped(one)}`)].join('\n'));
}

/** Why a place cannot be set. */
export function refused(why: Refusal['why']): Message {
  const cleaned =
    'words' in why
      ? { ...why, words: cleanEcho(why.words) }
      : 'place' in why
        ? { ...why, place: cleanEcho(why.place) }
        : why;
  return words([...refusalLines(cleaned), say.settingWords.nothingSet].map(escaped).join('\n'));
}

function clearing() {
  const text = (said: string) => ({ type: 'plain_text' as const, text: said });
  const { clear, clearTitle, clearText, clearYes, clearNo } = say.settingWords;
  return {
    ...textButton(clearSettingsAction, clear, '1'),
    style: 'danger' as const,
    confirm: { title: text(clearTitle), text: text(clearText), confirm: text(clearYes), deny: text(clearNo) },
  };
}

function user(id: string): Leaf {
  return { type: 'user', user_id: id };
}

function dayOf(instant: number): string {
  return dateWords(new Date(instant).toISOString().slice(0, 10));
}
