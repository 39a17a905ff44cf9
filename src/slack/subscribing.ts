import { composeDigests } from '../digest/compose-digest.ts';
import { readSubscription, type ReadSubscription, type Wanted } from '../digest/read-subscription.ts';
import { readSnapshot } from '../digest/snapshot.ts';
import type { SubscriptionRequest } from '../digest/subscription-request.ts';
import * as say from '../digest/wording-subscriptions.ts';
import { cleanEcho } from '../present/page.ts';
import { refusalLines, viaSentence } from '../present/wording.ts';
import { wording } from '../present/wording-slack.ts';
import type { Subscription } from '../store/subscriptions.ts';
import type { Message } from './fit-message.ts';
import { errorForLog } from './log.ts';
import type { PressDelivery } from './read-delivery.ts';
import type { SettingPlace } from './settings.ts';
import {
  endButton,
  formButton,
  previewButton,
  subscriptionMessages,
  undoButtons,
} from './subscription-messages.ts';
import { actions, readDraft, readId, type Draft } from './subscription-state.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** The digests of a conversation: setting up, showing, changing and ending them. None of these rejects. */
export interface Subscribing {
  /** Does what a message about digests asks for. */
  carryOut(request: SubscriptionRequest, place: SettingPlace): Promise<void>;
  /** Does what a button about digests says. */
  press(press: PressDelivery): Promise<void>;
}

/** How a change came about: what has to be noted, and whether the message with the button goes. */
interface Manner {
  readonly notes: readonly string[];
  readonly replace: boolean;
}
const typed: Manner = { notes: [], replace: false };
const chosen: Manner = { notes: [], replace: true };

/** Subscribes conversations to digests; every change is announced there, with who made it. */
export function subscribing(parts: WorkspaceParts): Subscribing {
  const { workspace, store, knowledge, outbound, today, now, log } = parts;
  const { dataset } = knowledge;
  const { subscriptions } = store;
  const messages = subscriptionMessages(dataset, now);
  const compose = composeDigests({ dataset, today });

  /** To the person alone; in place of the message whose button was pressed where `replace` says so. */
  const tell = async (place: SettingPlace, message: Message, replace = false): Promise<void> => {
    const { channel, user, thread, responseUrl, direct } = place;
    await outbound.send(
      message,
      direct && responseUrl === null
        ? { kind: 'conversation', channel, user, thread }
        : { kind: 'private', responseUrl, channel, user, thread, replace },
    );
  };

  /** To everybody in the conversation of a digest; false where nothing can be posted there. */
  const announce = async (place: SettingPlace, channel: string, message: Message): Promise<boolean> => {
    const thread = channel === place.channel ? place.thread : null;
    const sent = await outbound.send(message, { kind: 'shared', responseUrl: null, channel, thread });
    return sent.kind !== 'failed';
  };

  const safely = async (place: SettingPlace, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.error(errorForLog(error), 'a digest could not be set up, shown or changed');
      await tell(place, messages.sentence(say.failed));
    }
  };

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

  const add = async (place: SettingPlace, wanted: Wanted, { notes, replace }: Manner): Promise<void> => {
    const { channel, user, direct } = place;
    const outcome = await subscriptions.add(workspace, { channel, owner: user, ...wanted }, now());
    switch (outcome.kind) {
      case 'already':
        return tell(place, messages.about(say.already, outcome.subscription), replace);
      case 'full':
        return list(place, 0, { headline: say.full(outcome.limit), replace });
      case 'added': {
        const { subscription } = outcome;
        log.info({ digest: subscription.id }, 'a digest was set up');
        const did = say.subscribed(direct ? 'direct' : 'channel');
        if (await announce(place, channel, messages.announcement(place, did, subscription, { notes }))) {
          if (replace) await tell(place, messages.sentence(say.done), true);
          return;
        }
        // A direct conversation of other people can never be posted to.
        if (!direct) return tell(place, messages.about(say.cannotPost, subscription), replace);
        await subscriptions.remove(workspace, subscription.id, user, now());
        return tell(place, messages.sentence(say.cannotPostEver), replace);
      }
    }
  };

  /** What keeps a text from being a digest, said; the digest it means otherwise, with what has to be noted. */
  const understood = async (
    read: ReadSubscription,
    place: SettingPlace,
  ): Promise<{ draft: Draft; words: string | null; notes: readonly string[]; leftOut: boolean } | null> => {
    const no = (sentence: string): Promise<void> => tell(place, messages.sentence(sentence, [formButton]));
    switch (read.kind) {
      case 'no-place':
        await no(say.noPlace);
        return null;
      case 'too-many':
        await no(say.tooMany(read.what, read.limit));
        return null;
      case 'not-held':
        await no(say.notHeld(read.name));
        return null;
      case 'ended': {
        const after = dataset
          .successors(read.area.code)
          .flatMap(({ successor }) => dataset.area(successor) ?? []);
        await no(say.ended(read.area, after));
        return null;
      }
      case 'group':
        await no(say.group);
        return null;
      case 'fault':
        await no(say.noSuchTime(read.what, cleanEcho(read.words)));
        return null;
      case 'refused':
        await no([...refusalLines(cleaned(read.why)), say.nothingSetUp].join(' '));
        return null;
      case 'read': {
        const leftOut = read.leftOut.map(cleanEcho).filter((words) => words !== '');
        const notes = [
          ...read.by.flatMap(({ code, via }) => {
            const area = dataset.area(code);
            return area && via ? [viaSentence(via, area)] : [];
          }),
          ...(leftOut.length > 0 ? [say.leftOut(leftOut)] : []),
        ];
        const [doubt] = read.doubts;
        return {
          draft: { wanted: read.wanted, open: read.doubts },
          words: doubt ? cleanEcho(doubt.words) : null,
          notes,
          leftOut: leftOut.length > 0,
        };
      }
    }
  };

  const subscribe = async (text: string, outright: boolean, place: SettingPlace): Promise<void> => {
    const read = await understood(await readText(text, place), place);
    if (read === null) return;
    const { draft, words, notes, leftOut } = read;
    if (draft.open.length > 0) return tell(place, messages.question(draft, { words, notes }));
    if (!outright || leftOut) return tell(place, messages.confirming(draft, notes));
    return add(place, draft.wanted, { ...typed, notes });
  };

  const list = async (
    place: SettingPlace,
    from: number,
    {
      replace = false,
      of = () => true,
      ...look
    }: {
      readonly replace?: boolean;
      readonly of?: (subscription: Subscription) => boolean;
      readonly headline?: string;
      readonly picking?: boolean;
      readonly buttons?: (subscription: Subscription) => ReturnType<typeof undoButtons>;
    } = {},
  ): Promise<void> => {
    const { channel, user, direct } = place;
    const here = (await subscriptions.ofChannel(workspace, channel)).filter(of);
    const own = direct
      ? (await subscriptions.ofOwner(workspace, user)).filter((one) => one.channel !== channel && of(one))
      : [];
    const found = here.length + own.length > 0 ? look : {};
    await tell(place, messages.list(here, from, { ...found, own }), replace);
  };

  /** Those to choose from, as far as the text names places of theirs. */
  const unsubscribe = async (text: string, place: SettingPlace): Promise<void> => {
    const reading = text === '' ? null : knowledge.read(text, today());
    const named = reading?.kind === 'question' ? reading.areas.map(({ code }) => code) : [];
    const isNamed = ({ content }: Subscription): boolean =>
      named.length === 0 || content.authorities.some((code) => named.includes(code));
    const all = await subscriptions.ofChannel(workspace, place.channel);
    const of = all.some(isNamed) ? isNamed : () => true;
    return list(place, 0, {
      of,
      headline: say.whichToEnd,
      picking: true,
      buttons: (one) => [endButton(one)],
    });
  };

  /** What would come now, to one person alone. */
  const showPreview = async (place: SettingPlace, wanted: Wanted, seen: string | null): Promise<void> => {
    const content = compose(wanted, seen);
    await tell(
      place,
      content === 'nothing-new'
        ? messages.previewNothing(wanted, readSnapshot(seen)?.on ?? null)
        : messages.preview(wanted, content),
    );
  };

  const preview = async (text: string, place: SettingPlace): Promise<void> => {
    if (text !== '') {
      const read = await understood(await readText(text, place), place);
      if (read === null) return;
      const { draft, words, notes } = read;
      if (draft.open.length === 0) return showPreview(place, draft.wanted, null);
      return tell(place, messages.question(draft, { words, notes, action: actions.preview }));
    }
    const here = await subscriptions.ofChannel(workspace, place.channel);
    const [one, ...others] = here;
    if (one && others.length === 0) return showPreview(place, one, one.seen);
    return list(place, 0, {
      headline: say.whichPreview,
      picking: true,
      buttons: (each) => [previewButton(each)],
    });
  };

  const end = async (place: SettingPlace, id: string): Promise<void> => {
    const subscription = await subscriptions.remove(workspace, id, place.user, now());
    if (!subscription) return tell(place, messages.sentence(say.gone));
    log.info({ digest: id }, 'a digest was ended');
    const told = messages.announcement(place, say.unsubscribed, subscription, {
      buttons: undoButtons(subscription),
    });
    const announced = await announce(place, subscription.channel, told);
    if (!announced || subscription.channel !== place.channel) await tell(place, messages.sentence(say.done));
  };

  const resume = async (place: SettingPlace, id: string): Promise<void> => {
    const subscription = await subscriptions.resume(workspace, id, place.user, now());
    if (!subscription) return tell(place, messages.sentence(say.gone));
    const told = messages.announcement(place, say.resumed, subscription);
    if (!(await announce(place, subscription.channel, told))) {
      return tell(place, messages.about(say.cannotPost, subscription));
    }
    if (subscription.channel !== place.channel) await tell(place, messages.sentence(say.done));
  };

  /** A draft of a button, where all that it names is still known. */
  const draftOf = (value: string): Draft | null => {
    const draft = readDraft(value);
    const known = draft?.wanted.content.authorities.every((code) => dataset.area(code) !== undefined);
    return known === true ? draft : null;
  };

  const pressed = async ({ actionId, value }: PressDelivery, place: SettingPlace): Promise<void> => {
    const [id, draft] = [readId(value), draftOf(value)];
    const is = (action: string): boolean => actionId === action || actionId.startsWith(`${action}:`);
    if (is(actions.list)) return list(place, Number(value) || 0);
    if (is(actions.end) && id !== null) return end(place, id);
    if (is(actions.resume) && id !== null) return resume(place, id);
    if (is(actions.preview) && id !== null) {
      const subscription = await subscriptions.get(workspace, id);
      if (!subscription) return tell(place, messages.sentence(say.gone));
      return showPreview(place, subscription, subscription.seen);
    }
    if (draft && draft.open.length > 0 && (is(actions.add) || is(actions.preview))) {
      const action = is(actions.add) ? actions.add : actions.preview;
      return tell(place, messages.question(draft, { words: null, action }), true);
    }
    if (draft && is(actions.add)) return add(place, draft.wanted, chosen);
    if (draft && is(actions.preview)) return showPreview(place, draft.wanted, null);
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

    async press(press) {
      const { channel, thread, user, userName, responseUrl } = press;
      if (channel === null) return;
      const place = { channel, thread, user, userName, responseUrl, direct: channel.startsWith('D') };
      await safely(place, () => pressed(press, place));
    },
  };
}

/** What somebody typed, as far as it may be shown back. */
function cleaned(why: Parameters<typeof refusalLines>[0]): Parameters<typeof refusalLines>[0] {
  if ('words' in why) return { ...why, words: cleanEcho(why.words) };
  return 'place' in why ? { ...why, place: cleanEcho(why.place) } : why;
}
