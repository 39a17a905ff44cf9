import type { SubscriptionRequest } from '../digest/subscription-request.ts';
import type { Faults } from './ask-form.ts';
import { isDirect } from './asking.ts';
import { digestForm } from './digest-form.ts';
import { digestKeeping, typed } from './digest-keeping.ts';
import { digestPresses } from './digest-presses.ts';
import { digestRequests } from './digest-requests.ts';
import { digestTelling, type DigestPlace } from './digest-telling.ts';
import type { OptionGroup } from './form-options.ts';
import type { PressDelivery } from './read-delivery.ts';
import type { Fields, Search, Submission } from './read-view.ts';
import type { SettingPlace } from './settings.ts';
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

/** Subscribes conversations to digests; every change is announced there, with who made it. */
export function subscribing(parts: WorkspaceParts): Subscribing {
  const telling = digestTelling(parts);
  const keep = digestKeeping(parts, telling);
  const form = digestForm(parts);
  const carryOut = digestRequests(parts, telling, keep);
  const pressed = digestPresses(parts, telling, keep, form, carryOut);
  const { safely } = telling;

  return {
    carryOut: (request, place) => safely(place, () => carryOut(request, place)),

    press(press) {
      const place = placeOf(press);
      return safely(place, () => pressed(press, place));
    },

    find: (search) => form.find(search),
    faults: (fields) => form.faults(fields),

    async submitted(submission) {
      const read = form.read(submission);
      if (!read) return;
      const { origin, wanted } = read;
      const place = placeOf({ ...submission, ...origin, channel: origin.channel ?? read.channel });
      const { channel } = place;
      await safely(place, async () => {
        if (origin.id !== null) return keep.change(place, origin.id, wanted);
        if (channel !== null) await keep.add({ ...place, channel }, wanted, typed);
      });
    },
  };
}

function placeOf({ channel, thread, user, userName, responseUrl }: Omit<DigestPlace, 'direct'>): DigestPlace {
  return { channel, thread, user, userName, responseUrl, direct: channel !== null && isDirect(channel) };
}
