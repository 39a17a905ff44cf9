import type { Wanted } from '../digest/read-subscription.ts';
import * as say from '../digest/wording-subscriptions.ts';
import { readQuery } from '../present/button-state.ts';
import { wording } from '../present/wording-slack.ts';
import type { DigestForm } from './digest-form.ts';
import { chosen, type DigestKeeping } from './digest-keeping.ts';
import type { DigestPlace, DigestTelling } from './digest-telling.ts';
import type { PressDelivery } from './read-delivery.ts';
import type { Subscribing } from './subscribing.ts';
import { actions, readDraft, readId, type Draft } from './subscription-state.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** Does what a button about digests says; `carryOut` does what a message would ask for. */
export function digestPresses(
  { workspace, store, knowledge }: Pick<WorkspaceParts, 'workspace' | 'store' | 'knowledge'>,
  { messages, tell, list, preview }: DigestTelling,
  keep: DigestKeeping,
  form: Pick<DigestForm, 'open'>,
  carryOut: Subscribing['carryOut'],
): (press: PressDelivery, place: DigestPlace) => Promise<void> {
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
    const subscription = await store.subscriptions.get(workspace, id);
    if (!subscription) return tell(place, messages.sentence(say.gone));
    switch (press.actionId) {
      case actions.preview:
        return preview(place, subscription, subscription.seen);
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
    const known = draft?.wanted.content.authorities.every(
      (code) => knowledge.dataset.area(code) !== undefined,
    );
    return known === true ? draft : null;
  };

  return async (press, place) => {
    const { actionId, value } = press;
    const id = readId(value);
    if (id !== null) return pressedOf(id, press, place);
    const draft = draftOf(value);
    if (actionId === actions.form) return openForm(press, place, null, draft?.wanted ?? null);
    const here = place.channel === null ? null : { ...place, channel: place.channel };
    const asked = actionId === actions.ask ? readQuery(value) : null;
    if (asked !== null && here) {
      return carryOut({ kind: 'subscribe', text: asked, outright: false }, here);
    }
    if (actionId === actions.list && here) return list(here, Number(value) || 0);
    // The choices of a question are numbered, so that their buttons differ.
    const action = [actions.add, actions.preview].find((one) => one === actionId.replace(/:\d+$/, ''));
    if (draft && draft.open.length > 0 && action !== undefined) {
      return tell(place, messages.question(draft, { words: null, action }), true);
    }
    if (draft && action === actions.add && here) return keep.add(here, draft.wanted, chosen);
    if (draft && action === actions.preview) return preview(place, draft.wanted, null);
    return tell(place, messages.sentence(wording.oldButton));
  };
}
