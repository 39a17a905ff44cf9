import type { SubscriptionRequest } from '../digest/subscription-request.ts';
import { notesOn, troubleWith, wordsLeftOut } from '../digest/subscription-trouble.ts';
import * as say from '../digest/wording-subscriptions.ts';
import { cleanEcho } from '../present/page.ts';
import type { Subscription } from '../store/subscription.ts';
import { typed, type DigestKeeping } from './digest-keeping.ts';
import type { DigestTelling } from './digest-telling.ts';
import { digestTextReader } from './read-digest-text.ts';
import type { SettingPlace } from './settings.ts';
import { endButton, formButton, previewButton } from './digest-buttons.ts';
import { actions, type Draft } from './subscription-state.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** Does what a message about digests asks for. */
export function digestRequests(
  parts: WorkspaceParts,
  { messages, tell, list, preview }: DigestTelling,
  keep: Pick<DigestKeeping, 'add'>,
): (request: SubscriptionRequest, place: SettingPlace) => Promise<void> {
  const { workspace, store, knowledge } = parts;
  const { dataset } = knowledge;
  const reader = digestTextReader(parts);
  const digestsOf = ({ channel }: SettingPlace): Promise<readonly Subscription[]> =>
    store.subscriptions.ofChannel(workspace, channel);

  const subscribe = async (text: string, outright: boolean, place: SettingPlace): Promise<void> => {
    const read = await reader.wanted(text, place);
    if (read.kind !== 'read') return tell(place, messages.sentence(troubleWith(read, dataset), [formButton]));
    const draft: Draft = { wanted: read.wanted, open: read.doubts };
    const notes = notesOn(read, dataset);
    const [doubt] = read.doubts;
    if (doubt) return tell(place, messages.question(draft, { words: cleanEcho(doubt.words), notes }));
    const sure = outright && wordsLeftOut(read).length === 0 && read.neighbours === null;
    return sure
      ? keep.add(place, draft.wanted, { ...typed, notes })
      : tell(place, messages.confirming(draft, notes));
  };

  /** Those to choose from, as far as the text names places of theirs; all where it names none of those. */
  const unsubscribe = async (text: string, place: SettingPlace): Promise<void> => {
    const named = text === '' ? [] : reader.places(text);
    const isNamed = ({ content }: Subscription): boolean =>
      content.authorities.some((code) => named.includes(code));
    const some = (await digestsOf(place)).some(isNamed);
    return list(place, 0, {
      ...(some ? { of: isNamed } : {}),
      headline: some || text === '' ? say.whichToEnd : say.noneToEnd(cleanEcho(text)),
      picking: true,
      buttons: (one) => [endButton(one)],
    });
  };

  /** Of what a text means; without one, of the only digest there is or one that is picked. */
  const previewOf = async (text: string, place: SettingPlace): Promise<void> => {
    const here = await digestsOf(place);
    const [one, ...others] = here;
    const meant = text === '' ? (others.length === 0 ? one : null) : reader.meant(text, here);
    if (meant) return preview(place, meant, meant.seen);
    if (text === '') {
      return list(place, 0, {
        headline: say.whichPreview,
        picking: true,
        buttons: (each) => [previewButton(each)],
      });
    }
    const read = await reader.wanted(text, place);
    if (read.kind !== 'read') return tell(place, messages.sentence(troubleWith(read, dataset), [formButton]));
    const [doubt] = read.doubts;
    if (!doubt) return preview(place, read.wanted, null);
    const draft: Draft = { wanted: read.wanted, open: read.doubts };
    const asked = { words: cleanEcho(doubt.words), notes: notesOn(read, dataset), action: actions.preview };
    return tell(place, messages.question(draft, asked));
  };

  return async (request, place) => {
    switch (request.kind) {
      case 'subscribe':
        return subscribe(request.text, request.outright, place);
      case 'unsubscribe':
        return unsubscribe(request.text, place);
      case 'preview':
        return previewOf(request.text, place);
      case 'list':
        return list(place, 0);
    }
  };
}
