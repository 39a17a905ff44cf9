import type { types } from '@slack/bolt';
import { settingFormWords, settingWords } from '../present/wording-settings.ts';
import { homeWords } from '../present/wording-slack.ts';
import type { ChannelDefaults } from '../store/channel-settings.ts';
import { notOpened, type Faults } from './ask-form.ts';
import { finder, readPlace, writePlace } from './ask-form-view.ts';
import { noneValue, option, placeOptions, type Option, type OptionGroup } from './form-options.ts';
import { errorForLog } from './log.ts';
import { privatelyTo } from './privately.ts';
import type { Fields, Search, Submission } from './read-view.ts';
import { isKnown, valueName } from './setting-values.ts';
import type { SettingPlace, Settings } from './settings.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** The form of a channel's settings: what names it and its fields. Blocks and actions of a field share a name. */
export const settingFormId = 'setting-form';
const fieldNames = {
  authority: 'setting:authority',
  neighbours: 'setting:neighbours',
  basket: 'setting:basket',
} as const;

export interface SettingForm {
  /** Opens the form with what is set now; where that cannot be, says why and what to do. Never rejects. */
  open(trigger: string, place: SettingPlace): Promise<void>;
  /** What its list of authorities finds; null where the search is of no field of this form. */
  find(search: Search): readonly OptionGroup[] | null;
  faults(fields: Fields): Faults;
  /** Sets what the form holds: a field that is empty or says so removes a setting. Never rejects. */
  submitted(submission: Submission): Promise<void>;
}

export function settingForm(parts: WorkspaceParts, settings: Settings): SettingForm {
  const { workspace, store, knowledge, outbound, log } = parts;
  const { dataset } = knowledge;

  const valueOf = (name: keyof typeof fieldNames, fields: Fields): string | null => {
    const value = fields[fieldNames[name]]?.[0] ?? noneValue;
    return value === noneValue ? null : value;
  };

  const view = (place: SettingPlace, current: ChannelDefaults | null): types.ModalView => {
    const chosen = (name: keyof typeof fieldNames, value: string | null): Option | null =>
      value !== null && isKnown(name, value, dataset) ? option(valueName(name, value, dataset), value) : null;
    const authority = chosen('authority', current?.authority ?? null);
    const models = dataset.neighbourModels().map((model) => option(model, model));
    const baskets = dataset.parts.baskets.map(({ id, name }) => option(name, id));
    return {
      type: 'modal',
      callback_id: settingFormId,
      private_metadata: writePlace(place),
      title: text(settingFormWords.title),
      submit: text(settingFormWords.submit),
      close: text(settingFormWords.close),
      blocks: [
        { type: 'section', text: text(settingFormWords.lead) },
        finder(fieldNames.authority, settingWords.names.authority, {
          optional: true,
          placeholder: homeWords.choose,
          ...(authority ? { chosen: authority } : {}),
        }),
        list('neighbours', models, chosen('neighbours', current?.neighbourModel ?? null)),
        list('basket', baskets, chosen('basket', current?.basket ?? null)),
      ],
    };
  };

  return {
    async open(trigger, place) {
      const { channel } = place;
      const current = await store.channelSettings.read(workspace, channel).catch((error: unknown) => {
        log.error(errorForLog(error), 'settings could not be read');
        return null;
      });
      const opened = await outbound.openView(trigger, view(place, current));
      if (opened !== 'opened') await privatelyTo(outbound, place)(notOpened(opened));
    },

    find({ actionId, query }) {
      if (actionId !== fieldNames.authority) return null;
      const unset = { label: settingFormWords.unset, options: [none('authority')] };
      return query.trim() === ''
        ? [unset, ...placeOptions(query, knowledge)]
        : placeOptions(query, knowledge);
    },

    faults(fields) {
      const names = ['authority', 'neighbours', 'basket'] as const;
      const gone = names.filter((name) => {
        const value = valueOf(name, fields);
        return value !== null && !isKnown(name, value, dataset);
      });
      return Object.fromEntries(gone.map((name) => [fieldNames[name], settingFormWords.gone]));
    },

    async submitted({ metadata, fields, user, userName }) {
      const { channel, thread, responseUrl } = readPlace(metadata);
      if (channel === null) return;
      await settings.setAll(
        {
          authority: valueOf('authority', fields),
          neighbourModel: valueOf('neighbours', fields),
          basket: valueOf('basket', fields),
        },
        { channel, thread, user, userName, responseUrl, direct: false },
      );
    },
  };
}

function list(
  name: 'neighbours' | 'basket',
  options: readonly Option[],
  chosen: Option | null,
): types.InputBlock {
  return {
    type: 'input',
    block_id: fieldNames[name],
    optional: true,
    label: text(settingWords.names[name]),
    element: {
      type: 'static_select',
      action_id: fieldNames[name],
      options: [none(name), ...options],
      initial_option: chosen ?? none(name),
    },
  };
}

/** What was chosen in a list is taken back by choosing this. */
function none(name: keyof typeof fieldNames): Option {
  return option(settingFormWords.none[name], noneValue);
}

function text(words: string): types.PlainTextElement {
  return { type: 'plain_text', text: words, emoji: false };
}
