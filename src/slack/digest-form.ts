import type { Wanted } from '../digest/read-subscription.ts';
import type { AreaCode } from '../domain/authority.ts';
import { defaultZone } from '../store/schedule.ts';
import { notOpened, type Faults } from './ask-form.ts';
import {
  digestFields,
  digestFormView,
  readOrigin,
  type DigestFormOrigin,
  type DigestFormValues,
} from './digest-form-view.ts';
import { option, placeOptions, type OptionGroup } from './form-options.ts';
import { readDigestForm, readMeasures, readMorePlaces } from './read-digest-form.ts';
import type { Fields, Search, Submission } from './read-view.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

export interface DigestForm {
  /** Opens the form, filled with what is wanted so far; a sentence that says why where that cannot be. */
  open(trigger: string, origin: DigestFormOrigin, wanted: Wanted | null): Promise<string | null>;
  /** What a list finds; null where the search is of no field of this form. */
  find(search: Search): readonly OptionGroup[] | null;
  /** The faults of a form that was sent off; at once, for Slack shows them in the form. */
  faults(fields: Fields): Faults;
  /** What a form without faults asks for, and for where; null where it is of another version. */
  read(
    submission: Submission,
  ): { readonly origin: DigestFormOrigin; readonly wanted: Wanted; readonly channel: string | null } | null;
}

const usual: DigestFormValues = {
  place: null,
  more: '',
  topic: 'overview',
  measures: '',
  schedule: { kind: 'weekly', day: 1, time: '09:00', zone: defaultZone },
  onlyWhenChanged: false,
  releaseBriefs: true,
};

/** The form to set up a digest or to change one. */
export function digestForm({
  workspace,
  store,
  knowledge,
  outbound,
  today,
}: Pick<WorkspaceParts, 'workspace' | 'store' | 'knowledge' | 'outbound' | 'today'>): DigestForm {
  const { dataset } = knowledge;
  const reader = { dataset, read: (text: string) => knowledge.read(text, today()) };

  /** By their names where those are read back as the same places, else by their codes, which always are. */
  const moreOf = (codes: readonly AreaCode[]): string => {
    const areas = codes.flatMap((code) => dataset.area(code) ?? []);
    const names = areas.map(({ name }) => name).join(', ');
    const back = readMorePlaces(names, reader);
    return String(back) === String(codes) ? names : areas.map(({ gss }) => gss).join(', ');
  };

  const measuresOf = (ids: readonly string[], place: AreaCode): string => {
    const names = ids.flatMap((id) => dataset.metric(id)?.name ?? []).join(', ');
    const back = readMeasures(names, place, reader);
    const same =
      back !== null &&
      typeof back === 'object' &&
      back.kind === 'metrics' &&
      String(back.metrics) === String(ids);
    return same ? names : ids.join(', ');
  };

  const valuesOf = ({ content, schedule }: Wanted): DigestFormValues => {
    const [first, ...others] = content.authorities;
    const place = first === undefined ? undefined : dataset.area(first);
    const { measures, onlyWhenChanged, releaseBriefs } = content;
    return {
      place: place ? option(place.name, place.code) : null,
      more: moreOf(others),
      topic: measures.kind === 'basket' ? measures.basket : usual.topic,
      measures: measures.kind === 'metrics' ? measuresOf(measures.metrics, first ?? '') : '',
      schedule,
      onlyWhenChanged,
      releaseBriefs,
    };
  };

  return {
    async open(trigger, origin, wanted) {
      const shared =
        origin.channel === null ? null : await store.channelSettings.read(workspace, origin.channel);
      const area = shared?.authority ? dataset.area(shared.authority) : undefined;
      const values = wanted
        ? valuesOf(wanted)
        : {
            ...usual,
            place: area ? option(area.name, area.code) : null,
            topic: shared?.basket ?? usual.topic,
          };
      const opened = await outbound.openView(trigger, digestFormView(origin, values, dataset));
      return opened === 'opened' ? null : notOpened(opened);
    },

    find: ({ actionId, query }) => (actionId === digestFields.place ? placeOptions(query, knowledge) : null),

    faults(fields) {
      const read = readDigestForm(fields, reader);
      return read.kind === 'faults' ? read.faults : {};
    },

    read({ fields, metadata }) {
      const origin = readOrigin(metadata);
      const read = readDigestForm(fields, reader);
      return origin && read.kind === 'wants' ? { origin, wanted: read.wanted, channel: read.channel } : null;
    },
  };
}
