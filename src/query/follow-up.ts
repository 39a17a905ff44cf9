import type { AskedArea, AskedGroup, AskedMetric, Intent, Question, Reading } from './question.ts';

/** The last question of a conversation, which a follow-up leans on for whatever it leaves out. */
export type Remembered = Pick<
  Question,
  'intent' | 'areas' | 'group' | 'metrics' | 'period' | 'ranking' | 'asksChange'
>;

/** Kinds of answer that a bare name, measure or year goes on with: "and Hampshire?" after a trend is a trend. */
const GOES_ON: ReadonlySet<Intent> = new Set(['compare', 'rank', 'trend', 'profile', 'breakdown']);
const EXPLAINS: ReadonlySet<Intent> = new Set(['define', 'source']);
const ABOUT_FIGURES: ReadonlySet<Intent> = new Set([...GOES_ON, 'lookup']);
/** As many as one comparison shows. */
const MOST_AREAS = 10;

/**
 * The reading with place, measure, period and kind of answer taken from the question before, where it names none
 * itself. A question that names both a place and a measure stands by itself.
 */
export function followUp(reading: Reading, before: Remembered): Reading {
  switch (reading.kind) {
    case 'refusal':
      return reading.partial !== null && EXPLAINS.has(reading.partial.intent) && before.metrics.length > 0
        ? explained(reading.partial, before)
        : reading;
    case 'clarification': {
      // What is asked back is added to the question by the choice itself.
      const { partial } = reading;
      if (!ABOUT_FIGURES.has(partial.intent)) return reading;
      const leaning = leaned(partial, before);
      // Where no words name a measure, the one before is meant.
      if (reading.about === 'metric' && reading.words === '' && leaning.metrics.length > 0) return leaning;
      return {
        ...reading,
        partial:
          reading.about === 'area'
            ? { ...leaning, areas: partial.areas, group: partial.group }
            : { ...leaning, metrics: partial.metrics },
      };
    }
    case 'question':
      if (EXPLAINS.has(reading.intent)) return explained(reading, before);
      return ABOUT_FIGURES.has(reading.intent) ? leaned(reading, before) : reading;
  }
}

/** What a measure means, or where it is from; place and period stay for whoever goes on. */
function explained(question: Question, before: Remembered): Question {
  if (question.metrics.length > 0) return question;
  const { areas, group, metrics, period } = before;
  return { ...question, areas, group, metrics, period };
}

/** For a text that asks for a picture and names nothing: the question before; a single figure is drawn over the years. */
export function sameAgain(reading: Reading, before: Remembered): Reading {
  if (reading.kind !== 'question' || reading.intent !== 'trend' || namesAnything(reading)) return reading;
  return GOES_ON.has(before.intent) ? { ...reading, ...before } : reading;
}

function namesAnything({ areas, group, metrics, period }: Question): boolean {
  return areas.length > 0 || group !== null || metrics.length > 0 || period !== null;
}

function leaned(question: Question, before: Remembered): Question {
  const placed =
    question.areas.length > 0 || (question.group !== null && question.group.kind !== 'neighbours');
  const measured = question.metrics.length > 0;
  if (placed && (measured || question.intent === 'profile')) return question;
  const intent = intentOf(question, before);
  const onYear = intent === 'lookup' && before.intent === 'lookup' && before.asksChange;
  return {
    ...question,
    intent,
    ...(onYear ? { asksChange: true } : {}),
    ...placesOf(question, intent, before),
    metrics: measured ? question.metrics : measuresOf(intent, before),
    period: periodOf(question, intent, before),
    ranking: rankingOf(question, intent, before),
  };
}

/** Going on with a kind of answer: not with a line over the years once a single year is asked for. */
function intentOf({ intent, areas, metrics, period }: Question, before: Remembered): Intent {
  // "Since 2019" after a list by change is the same list over more years.
  const only = areas.length === 0 && metrics.length === 0 && period !== null;
  if (intent === 'trend' && only && before.ranking?.by !== undefined) return before.intent;
  if (intent !== 'lookup' || !GOES_ON.has(before.intent)) return intent;
  const otherMeasure = metrics.length > 0 && (before.intent === 'profile' || before.intent === 'breakdown');
  return otherMeasure || (before.intent === 'trend' && period !== null) ? intent : before.intent;
}

function placesOf(
  question: Question,
  intent: Intent,
  before: Remembered,
): { readonly areas: readonly AskedArea[]; readonly group: AskedGroup | null } {
  const { areas, group, intent: said } = question;
  if (group !== null && group.kind !== 'neighbours') return { areas, group };
  if (areas.length === 0) {
    return { areas: asksForList(question) ? [] : before.areas, group: group ?? before.group };
  }
  const joins = intent === 'compare' && areas.length === 1 && group === null;
  const among = before.group?.kind === 'neighbours' && said !== 'compare';
  if (!joins || before.areas.length === 0) return { areas, group };
  return among ? { areas, group: before.group } : { areas: joinedAreas(before.areas, areas), group };
}

/** The top of a list is of all authorities, whatever place was talked about; "where does it rank" is about that. */
function asksForList({ intent, metrics, ranking }: Question): boolean {
  return intent === 'rank' && (metrics.length > 0 || ranking?.end !== 'top' || ranking.count !== null);
}

/** The places of both, as many as one comparison shows. */
export function joinedAreas(first: readonly AskedArea[], more: readonly AskedArea[]): AskedArea[] {
  const others = more.filter(({ code }) => !first.some((area) => area.code === code));
  return [...first, ...others].slice(0, MOST_AREAS);
}

/** A profile of something else than a profile is of the key figures, not of the measure that was talked about. */
function measuresOf(intent: Intent, before: Remembered): readonly AskedMetric[] {
  return intent === 'profile' && before.intent !== 'profile' ? [] : before.metrics;
}

/** One year goes on with a figure, a span of years only with an answer over the years; a list by change with either. */
function periodOf({ period }: Question, intent: Intent, before: Remembered): Question['period'] {
  if (period !== null || before.period === null) return period;
  const { kind } = before.period;
  const span =
    kind === 'range' ||
    kind === 'last' ||
    kind === 'all' ||
    (before.period.kind === 'years' && before.period.years.length > 1);
  const byChange = intent === 'rank' && before.ranking?.by !== undefined;
  return byChange || span === (intent === 'trend') ? before.period : null;
}

/** A place named after a list was shown is looked for in it; a region is one to list. */
function rankingOf(question: Question, intent: Intent, before: Remembered): Question['ranking'] {
  if (intent !== 'rank') return question.ranking;
  const one = question.areas.length + before.areas.length > 0 && !asksForList(question);
  if (question.ranking !== null && !one) {
    const longer = question.ranking.count !== null && question.metrics.length === 0;
    const kept = longer ? before.ranking?.by : undefined;
    return kept === undefined ? question.ranking : { by: kept, ...question.ranking };
  }
  const isRegion = question.areas.length > 0 && question.areas.every(({ code }) => code.startsWith('E'));
  if (isRegion && question.ranking === null && before.ranking !== null && before.ranking.end !== 'place')
    return before.ranking;
  const by = (question.ranking ?? before.ranking)?.by;
  return question.areas.length > 0 || question.ranking !== null
    ? { end: 'place', count: null, ...(by === undefined ? {} : { by }) }
    : before.ranking;
}
