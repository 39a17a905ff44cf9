import { joinedAreas, type Remembered } from './follow-up.ts';
import { plainText } from './normalise.ts';
import type { Question, Reading } from './question.ts';

const LEAD = '^(?:and |now |please |can you |could you |how does (?:it|that|this|they) )*';
const JOINS = new RegExp(
  `${LEAD}(?:compare[sd]?(?: (?:it|this|that|them))? (?:with|to|against)|vs|versus|against|alongside|beside|next to|add|plus)\\b`,
);
const LEAVES_OUT = new RegExp(
  `${LEAD}(?:without|except(?: for)?|excluding|outside(?: of)?|apart from|other than|ignor(?:e|ing)|not (?:counting|including)|minus|remove|drop|leave out|take (?:out|away))\\b`,
);

/**
 * For a text that sets places beside those that were talked about ("compare with Hampshire and Kent", "add Leeds"), or
 * leaves some of them out ("without Kent"): the reading about them all, or about the others. Any other stays as it is.
 */
export function withOtherPlaces(text: string, reading: Reading, before: Remembered): Reading {
  const asked = placesAlone(reading);
  if (asked === null) return reading;
  const plain = plainText(text).trim();
  if (JOINS.test(plain)) {
    const intent = before.intent === 'trend' ? 'trend' : 'compare';
    const group = before.group?.kind === 'neighbours' ? before.group : null;
    return { ...asked, intent, areas: joinedAreas(before.areas, asked.areas), group };
  }
  if (!LEAVES_OUT.test(plain)) return reading;
  const left = before.areas.filter(({ code }) => !asked.areas.some((area) => area.code === code));
  if (left.length === before.areas.length && listsGroup(before)) return withoutThem(asked, before);
  return left.length > 0 && left.length < before.areas.length
    ? { ...asked, intent: 'lookup', areas: left }
    : reading;
}

function listsGroup({ intent, group }: Remembered): boolean {
  return intent === 'rank' || (intent === 'compare' && group !== null);
}

/** The list of before short of the places named: "and outside London?" */
function withoutThem(asked: Question, before: Remembered): Question {
  const { intent, metrics, period, ranking } = before;
  const region = before.areas.find(({ code }) => code.startsWith('E1'));
  const whole = before.group ?? (region ? { kind: 'region', region: region.code } : { kind: 'all' });
  return {
    ...asked,
    intent,
    areas: before.areas.filter((area) => area !== region),
    group: { ...whole, without: [...(whole.without ?? []), ...asked.areas.map(({ code }) => code)] },
    metrics,
    period,
    ranking,
  };
}

/** What a text asks that names places and no measure; null for any other. */
function placesAlone(reading: Reading): Question | null {
  const unmeasured = reading.kind === 'clarification' && reading.about === 'metric' && reading.words === '';
  const asked = reading.kind === 'question' ? reading : unmeasured ? reading.partial : null;
  return asked && asked.metrics.length === 0 && asked.areas.length > 0 && asked.group === null ? asked : null;
}
