import { z } from 'zod';
import { slackLimits } from './slack-limits.ts';

/** Every button that asks carries a canonical query as its value and an action id that begins so. */
export const askPrefix = 'ask:';
/** The answer takes the place of the message: a choice offered by a question back. */
export const insteadPrefix = 'ask:instead:';
/** The answer is added below, also where it is private. */
export const alsoPrefix = 'ask:also:';
export const shareAction = 'share';
export const chartAction = 'chart';
/** Lists of places, to compare with and to choose the one that is meant: their question travels in the action id. */
export const comparePrefix = 'compare:';
export const placePrefix = 'place:';
/** Opens the form to ask by. */
export const formAction = 'form';
/** Opens the form of digests. */
export const digestFormAction = 'digest:form';
/** Asks for a digest of what an answer is about. */
export const subscribeAction = 'digest:ask';
/** The menu of everything else: what it needs to know travels in its action id, since options hold too little. */
export const morePrefix = 'more:';

/** Buttons about settings: a value chosen, the form, everything removed. */
export const chooseSettingPrefix = 'setting:choose:';
export const changeSettingsAction = 'setting:change';
export const clearSettingsAction = 'setting:clear';

/** What can be changed on the home tab. */
export const homeAuthorityAction = 'home:authority';
export const homeForgetAction = 'home:forget';
export const homeUnsaveAction = 'home:unsave';

/** What the menu offers, in its order. */
export const moreChoices = ['story', 'csv', 'cite', 'check', 'wrong'] as const;
export type MoreChoice = (typeof moreChoices)[number];

// Ids, codes, years and the few words of a query: nothing that markup or a prompt could be made of.
const query = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[\p{L}\p{N} .,:;'()&/%£-]+$/u);
const part = z.string().min(1).max(60);

const remembered = z.object({ v: z.literal(1), query });

/** The question of an answer and the figure that it leads with, as a menu remembers them. */
export interface MoreState {
  readonly query: string;
  readonly figure: FigureState | null;
}

export interface FigureState {
  readonly area: string;
  readonly metric: string;
  /** Reporting year, or the day of an inspection. */
  readonly period: string;
  /** The number in full, the publisher's mark, or the grade. */
  readonly shown: string;
  readonly release: string;
}

const figure = z.tuple([part, part, part, part, part]);
const more = z.object({ v: z.literal(1), q: query, f: figure.nullable() });

/** The query of an ask button, or null when the value is not one. */
export function readAsk(value: string): string | null {
  return query.safeParse(value).data ?? null;
}

/** What the buttons that share and draw remember, well under the 2,000 characters that Slack allows. */
export function writeQuery(asked: string): string {
  return JSON.stringify({ v: 1, query: asked } satisfies z.input<typeof remembered>);
}

/** The query to share or draw, or null when the value is of another version or not ours. */
export function readQuery(value: string): string | null {
  return remembered.safeParse(json(value)).data?.query ?? null;
}

/** The action id of a list of places, or null where the question is too long for one. */
export function writePlaces(prefix: typeof comparePrefix | typeof placePrefix, asked: string): string | null {
  const id = `${prefix}${writeQuery(asked)}`;
  return query.safeParse(asked).success && id.length <= slackLimits.actionId ? id : null;
}

/** The question of a list of places, or null when its action id is of another version or not ours. */
export function readPlaces(actionId: string): string | null {
  const prefix = [comparePrefix, placePrefix].find((one) => actionId.startsWith(one));
  return prefix === undefined ? null : readQuery(actionId.slice(prefix.length));
}

/** The action id of a menu, or null where the question is too long for one. */
export function writeMore({ query: q, figure: shown }: MoreState): string | null {
  const f = shown && [shown.area, shown.metric, shown.period, shown.shown, shown.release];
  const state = more.safeParse({ v: 1, q, f });
  if (!state.success) return null;
  const id = `${morePrefix}${JSON.stringify(state.data)}`;
  return id.length <= slackLimits.actionId ? id : null;
}

/** What a menu remembers, or null when its action id is of another version or not ours. */
export function readMore(actionId: string): MoreState | null {
  if (!actionId.startsWith(morePrefix)) return null;
  const { data } = more.safeParse(json(actionId.slice(morePrefix.length)));
  if (!data) return null;
  if (!data.f) return { query: data.q, figure: null };
  const [area, metric, period, shown, release] = data.f;
  return { query: data.q, figure: { area, metric, period, shown, release } };
}

/** The chosen entry of a menu, or null when there is none of that name. */
export function readChoice(value: string): MoreChoice | null {
  return moreChoices.find((choice) => choice === value) ?? null;
}

const setting = z.object({
  v: z.literal(1),
  name: z.enum(['authority', 'neighbours', 'basket']),
  value: part,
  own: z.boolean(),
});

/** One value of a setting, as its button remembers it. */
export type SettingChoice = Omit<z.infer<typeof setting>, 'v'>;

export function writeSetting(choice: SettingChoice): string {
  return JSON.stringify({ v: 1, ...choice } satisfies z.input<typeof setting>);
}

/** The value to set, or null when the button is of another version or not ours. */
export function readSettingChoice(value: string): SettingChoice | null {
  const { data } = setting.safeParse(json(value));
  return data ? { name: data.name, value: data.value, own: data.own } : null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
