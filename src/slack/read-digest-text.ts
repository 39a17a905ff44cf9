import { readSubscription, type ReadSubscription } from '../digest/read-subscription.ts';
import type { AreaCode } from '../domain/authority.ts';
import type { Subscription } from '../store/subscription.ts';
import type { SettingPlace } from './settings.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** What people mean who write of digests. */
export interface DigestTextReader {
  /** The digest that a text wants where it is written, with what is set there standing in for what it leaves out. */
  wanted(text: string, place: SettingPlace): Promise<ReadSubscription>;
  /** Every place that a text may name. */
  places(text: string): readonly AreaCode[];
  /** The one of some digests that a text means which names a place of it and nothing else; null where none is. */
  meant(text: string, among: readonly Subscription[]): Subscription | null;
}

export function digestTextReader({
  workspace,
  store,
  knowledge,
  today,
}: Pick<WorkspaceParts, 'workspace' | 'store' | 'knowledge' | 'today'>): DigestTextReader {
  return {
    async wanted(text, { channel, user, direct }) {
      const shared = await store.channelSettings.read(workspace, channel);
      const own = direct ? await store.personSettings.authority(workspace, user) : null;
      return readSubscription(text, {
        dataset: knowledge.dataset,
        read: (words) => knowledge.read(words, today()),
        authority: shared?.authority ?? own,
        basket: shared?.basket ?? null,
      });
    },

    places(text) {
      const reading = knowledge.read(text, today());
      const understood = reading.kind === 'question' ? reading : reading.partial;
      const choices = reading.kind === 'clarification' ? reading.choices : [];
      return [
        ...(understood?.areas ?? []).map(({ code }) => code),
        ...choices.flatMap((one) => (one.kind === 'area' ? one.code : one.kind === 'areas' ? one.codes : [])),
      ];
    },

    meant(text, among) {
      const reading = knowledge.read(text, today());
      if (reading.kind !== 'question' || reading.metrics.length > 0) return null;
      const codes = reading.areas.map(({ code }) => code);
      const [only, ...others] = among.filter(({ content }) =>
        codes.some((code) => content.authorities.includes(code)),
      );
      return only && others.length === 0 ? only : null;
    },
  };
}
