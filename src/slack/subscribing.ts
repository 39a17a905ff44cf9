import { composeDigests } from '../digest/compose-digest.ts';
import { readSubscription, type ReadSubscription, type Wanted } from '../digest/read-subscription.ts';
import { readSnapshot } from '../digest/snapshot.ts';
import type { SubscriptionRequest } from '../digest/subscription-request.ts';
import { notesOn, troubleWith, wordsLeftOut } from '../digest/subscription-trouble.ts';
import * as say from '../digest/wording-subscriptions.ts';
import { readQuery } from '../present/button-state.ts';
import type { AreaCode } from '../domain/authority.ts';
import { cleanEcho } from '../present/page.ts';
import { wording } from '../present/wording-slack.ts';
import type { Subscription } from '../store/subscriptions.ts';
import type { Faults } from './ask-form.ts';
import { isDirect } from './asking.ts';
import { digestForm } from './digest-form.ts';
import { digestKeeping, type DigestPlace, type Manner } from './digest-keeping.ts';
import type { OptionGroup } from './form-options.ts';
import type { PressDelivery } from './read-delivery.ts';
import type { Fields, Search, Submission } from './read-view.ts';
import type { SettingPlace } from './settings.ts';
import { endButton, formButton, previewButton, type ListManner } from './subscription-messages.ts';
import { actions, readDraft, readId, type Draft } from './subscription-state.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** The digests of a conversation: setting up, showing, changing and ending them. None of these rejects. */
export interface Subscribing {
  /** Does what a message about digests asks for. */
  carryOut(request: SubscriptionRequest, place: SettingPlace): Promise<void>;
  /** Does what a button about digests says. */
  press(press: PressDelivery): Promise<void>;
  /** What a list of the form finds; null where the search is of no field of it. */
  find(search: Search): readonly OptionGroup[] | null;
  /** What is wrong with a form that was sent off, at once. */
  faults(fields: Fields): Faults;
  /** Sets up or changes what a form without faults holds. */
  submitted(submission: Submission): Promise<void>;
}

const typed: Manner = { notes: [], replace: false };
const chosen: Manner = { notes: [], replace: true };

/** Subscribes conversations to digests; every change is announced there, with who made it. */
export function subscribing(parts: WorkspaceParts): Subscribing {
  const { workspace, store, knowledge, today } = parts;
  const { dataset } = knowledge;
  const { subscriptions } = store;
  const { messages, tell, safely, ...keep } = digestKeeping(parts);
  const compose = composeDigests({ dataset, today });
  const form = digestForm(parts);

  const readText = async (
    text: string,
    { channel, user, direct }: SettingPlace,
  ): Promise<ReadSubscription> => {
    const shared = await store.channelSettings.read(workspace, channel);
    const own = direct ? await store.personSettings.authority(workspace, user) : null;
    return readSubscription(text, {
      dataset,
      read: (words) => knowledge.read(words, today()),
      authority: shared?.authority ?? own,
      basket: shared?.basket ?? null,
    });
  };

  /** Those of a conversation; in a direct one also those that the person set up elsewhere. */
  const list = async (
    place: SettingPlace,
    from: number,
    manner: ListManner & {
      readonly of?: (subscription: Subscription) => boolean;
      readonly replace?: boolean;
    } = {},
  ): Promise<void> => {
    const { channel, user, direct } = place;
    const { of = () => true, replace = false, ...look } = manner;
    const here = (await subscriptions.ofChannel(workspace, channel)).filter(of);
    const own = direct
      ? (await subscriptions.ofOwner(workspace, user)).filter((one) => one.channel !== channel && of(one))
      : [];
    const found = here.length + own.length > 0 ? look : {};
    await tell(place, messages.list(here, from, { ...found, own }), replace);
  };

  const add = (place: SettingPlace, wanted: Wanted, manner: Manner): Promise<void> =>
    keep.add(place, wanted, manner, (limit) =>
      list(place, 0, { headline: say.full(limit), replace: manner.replace }),
    );

  const subscribe = async (text: string, outright: boolean, place: SettingPlace): Promise<void> => {
    const read = await readText(text, place);
    if (read.kind !== 'read') return tell(place, messages.sentence(troubleWith(read, dataset), [formButton]));
    const draft: Draft = { wanted: read.wanted, open: read.doubts };
    const notes = notesOn(read, dataset);
    const [doubt] = read.doubts;
    if (doubt) return tell(place, messages.question(draft, { words: cleanEcho(doubt.words), notes }));
    const sure = outright && wordsLeftOut(read).length === 0 && read.neighbours === null;
    return sure
      ? add(place, draft.wanted, { ...typed, notes })
      : tell(place, messages.confirming(draft, notes));
  };

  /** Every place that a text may name. */
  const placesIn = (text: string): readonly AreaCode[] => {
    const reading = knowledge.read(text, today());
    const understood = reading.kind === 'question' ? reading : reading.partial;
    const choices = reading.kind === 'clarification' ? reading.choices : [];
    return [
      ...(understood?.areas ?? []).map(({ code }) => code),
      ...choices.flatMap((one) => (one.kind === 'area' ? one.code : one.kind === 'areas' ? one.codes : [])),
    ];
  };

  /** Those to choose from, as far as the text names places of theirs; all where it names none of those. */
  const unsubscribe = async (text: string, place: SettingPlace): Promise<void> => {
    const named = text === '' ? [] : placesIn(text);
    const isNamed = ({ content }: Subscription): boolean =>
      content.authorities.some((code) => named.includes(code));
    const all = await subscriptions.ofChannel(workspace, place.channel);
    const some = all.some(isNamed);
    return list(place, 0, {
      ...(some ? { of: isNamed } : {}),
      headline: some || text === '' ? say.whichToEnd : say.noneToEnd(cleanEcho(text)),
      picking: true,
      buttons: (one) => [endButton(one)],
    });
  };

  /** What would come now, to one person alone. */
  const showPreview = async (place: DigestPlace, wanted: Wanted, seen: string | null): Promise<void> => {
    const content = compose(wanted, seen);
    const nothing = content === 'nothing-new';
    const since = nothing ? (readSnapshot(seen)?.on ?? null) : null;
    await tell(place, nothing ? messages.previewNothing(wanted, since) : messages.preview(wanted, content));
  };

  /** The one digest of a conversation that a text means which names a place of it and nothing else. */
  const meantBy = async (text: string, channel: string): Promise<Subscription | null> => {
    const reading = knowledge.read(text, today());
    if (reading.kind !== 'question' || reading.metrics.length > 0) return null;
    const codes = reading.areas.map(({ code }) => code);
    const all = await subscriptions.ofChannel(workspace, channel);
    const [only, ...others] = all.filter(({ content }) =>
      codes.some((code) => content.authorities.includes(code)),
    );
    return only && others.length === 0 ? only : null;
  };

  const preview = async (text: string, place: SettingPlace): Promise<void> => {
    if (text !== '') {
      const meant = await meantBy(text, place.channel);
      if (meant) return showPreview(place, meant, meant.seen);
      const read = await readText(text, place);
      if (read.kind !== 'read')
        return tell(place, messages.sentence(troubleWith(read, dataset), [formButton]));
      const draft: Draft = { wanted: read.wanted, open: read.doubts };
      const [doubt] = read.doubts;
      if (!doubt) return showPreview(place, draft.wanted, null);
      const notes = notesOn(read, dataset);
      const asked = { words: cleanEcho(doubt.words), notes, action: actions.preview };
      return tell(place, messages.question(draft, asked));
    }
    const [one, ...others] = await subscriptions.ofChannel(workspace, place.channel);
    if (one && others.length === 0) return showPreview(place, one, one.seen);
    return list(place, 0, {
      headline: say.whichPreview,
      picking: true,
      buttons: (each) => [previewButton(each)],
    });
  };

  /** Opens the form; where Slack does not, says why. */
  const openForm = async (
    { trigger }: PressDelivery,
    place: DigestPlace,
    id: string | null,
    wanted: Wanted | null,
  ): Promise<void> => {
    const { channel, thread, responseUrl } = place;
    const trouble = await form.open(trigger, { id, channel, thread, responseUrl }, wanted);
    if (trouble !== null) await tell(place, messages.sentence(trouble));
  };

  /** What a button does with the digest that it names. */
  const pressedOf = async (id: string, press: PressDelivery, place: DigestPlace): Promise<void> => {
    const subscription = await subscriptions.get(workspace, id);
    if (!subscription) return tell(place, messages.sentence(say.gone));
    switch (press.actionId) {
      case actions.preview:
        return showPreview(place, subscription, subscription.seen);
      case actions.change:
        return openForm(press, place, id, subscription);
      case actions.end:
        return keep.end(place, id);
      case actions.resume:
        return keep.resume(place, id);
      default:
        return tell(place, messages.sentence(wording.oldButton));
    }
  };

  /** The draft of a button, where all the places that it names are still known. */
  const draftOf = (value: string): Draft | null => {
    const draft = readDraft(value);
    const known = draft?.wanted.content.authorities.every((code) => dataset.area(code) !== undefined);
    return known === true ? draft : null;
  };

  const pressed = async (press: PressDelivery, place: DigestPlace): Promise<void> => {
    const { actionId, value } = press;
    const id = readId(value);
    if (id !== null) return pressedOf(id, press, place);
    const draft = draftOf(value);
    if (actionId === actions.form) return openForm(press, place, null, draft?.wanted ?? null);
    const here = place.channel === null ? null : { ...place, channel: place.channel };
    const asked = actionId === actions.ask ? readQuery(value) : null;
    if (asked !== null && here) return subscribe(asked, false, here);
    if (actionId === actions.list && here) return list(here, Number(value) || 0);
    // The choices of a question are numbered, so that their buttons differ.
    const action = [actions.add, actions.preview].find((one) => one === actionId.replace(/:\d+$/, ''));
    if (draft && draft.open.length > 0 && action !== undefined) {
      return tell(place, messages.question(draft, { words: null, action }), true);
    }
    if (draft && action === actions.add && here) return add(here, draft.wanted, chosen);
    if (draft && action === actions.preview) return showPreview(place, draft.wanted, null);
    return tell(place, messages.sentence(wording.oldButton));
  };

  return {
    carryOut: (request, place) =>
      safely(place, async () => {
        switch (request.kind) {
          case 'subscribe':
            return subscribe(request.text, request.outright, place);
          case 'unsubscribe':
            return unsubscribe(request.text, place);
          case 'preview':
            return preview(request.text, place);
          case 'list':
            return list(place, 0);
        }
      }),

    press(press) {
      const { channel, thread, user, userName, responseUrl } = press;
      const direct = channel !== null && isDirect(channel);
      const place: DigestPlace = { channel, thread, user, userName, responseUrl, direct };
      return safely(place, () => pressed(press, place));
    },

    find: (search) => form.find(search),
    faults: (fields) => form.faults(fields),

    async submitted(submission) {
      const read = form.read(submission);
      if (!read) return;
      const { origin, wanted } = read;
      const { thread, responseUrl, id } = origin;
      const channel = origin.channel ?? read.channel;
      const direct = channel !== null && isDirect(channel);
      const { user, userName } = submission;
      const place: DigestPlace = { channel, thread, user, userName, responseUrl, direct };
      await safely(place, async () => {
        if (id !== null) return keep.change(place, id, wanted);
        if (channel !== null) await add({ ...place, channel }, wanted, typed);
      });
    },
  };
}
