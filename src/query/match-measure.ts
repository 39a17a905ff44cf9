import type { Dataset } from '../domain/dataset.ts';
import type { MeasureFrame } from '../domain/lexicon.ts';
import type { AskedMetric, AskedUnit, Choice } from './question.ts';
import { isOnlyCounted, isShare, sharedUnit, twinOf, type Unit, unitOf } from './measure-units.ts';
import { grouped, standingFor } from './measure-groups.ts';
import { withSharedTopics } from './shared-topics.ts';
import { NEUTRAL } from './terms.ts';
import { untoldWords } from './untold-words.ts';

/** Words of a text that say something of a measure. */
export interface MeasureWords {
  readonly tags: readonly string[];
  readonly words: string;
  readonly unheld: string | null;
  /** Whether "and", a comma or the like stands between these and the ones before. */
  readonly apart: boolean;
  /** Whether it is only a comma, or "against". */
  readonly loose?: boolean;
  /** Whether it is "or", which is a slip of "for" too. */
  readonly or?: boolean;
}

export interface MeasureReading {
  readonly metrics: readonly AskedMetric[];
  /** Set where it has to be asked which is meant; best first. */
  readonly choices: readonly Choice[];
  /** Set where the words fit no measure: the choices have something in common with them, or `guess` at more than they say. */
  readonly near?: 'like' | 'guess';
  /** Words of measures that fit nothing. */
  readonly left: readonly string[];
  /** Words that ask for a rate or share of what is only counted, or for a part that is not told by itself. */
  readonly unmet?: readonly string[];
}

interface Fit {
  readonly frame: MeasureFrame;
  readonly unit: Unit;
  readonly words: string;
  /** The words that say the unit, where they stand beside the measure itself. */
  readonly unitWords: string | null;
  /** Words for a part of the children of whom there is no figure by themselves. */
  readonly untold: readonly string[];
  /** Whether the words are for what the measure leaves over. */
  readonly opposite: boolean;
}

const NONE: MeasureReading = { metrics: [], choices: [], left: [] };
const CHOICES = 5;
/** Terms of those whom statistics of the workforce are about. */
const WORKFORCE: ReadonlySet<string> = new Set(['sw', 'staff']);
const GOES_WITHOUT_SAYING: ReadonlySet<string> = new Set([...WORKFORCE, 'spend']);
/** Terms of which "not" makes the opposite: "not in time". */
const TURNS: ReadonlySet<string> = new Set(['on-time', '15-days', '45-days', 'suitable-home']);
/** Terms for how often something happened to a child, of which by themselves nothing is counted. */
const HOW_OFTEN: ReadonlySet<string> = new Set(['several', 'three-plus']);

/** Reads words of measures by the frames of the lexicon: topic and facet choose the frame, the unit chooses the twin. */
export class MeasureMatcher {
  readonly #dataset: Dataset;
  readonly #frames: readonly MeasureFrame[];
  readonly #byNeed = new Map<string, MeasureFrame[]>();

  constructor(dataset: Dataset, frames: readonly MeasureFrame[]) {
    this.#dataset = dataset;
    this.#frames = frames;
    for (const frame of frames) {
      const [first] = frame.needs;
      if (first === undefined) continue;
      const list = this.#byNeed.get(first);
      if (list) list.push(frame);
      else this.#byNeed.set(first, [frame]);
    }
  }

  /** The measures that the words name, one or several. */
  read(items: readonly MeasureWords[]): MeasureReading {
    const said = items.filter(hasContent);
    if (items.length === 0 || (said.length > 0 && said.every(saysHowOften))) return NONE;
    const groups = withSharedTopics(grouped(items));
    const parts = this.#split(groups);
    if (parts && items.some(({ or }) => or) && parts.some((part) => isOf(part, parts)))
      return this.#asked(parts.toReversed());
    if (parts && !this.#repeats(parts, items)) return this.#several(parts);
    const whole = this.#fit(items);
    if (whole) return this.#one(whole);
    const scattered = groups.length === 1 ? this.#split(items.map((item) => [item])) : null;
    if (scattered && scattered.length <= 4) return this.#asked(scattered);
    return this.#partly(groups);
  }

  /** Splits at the joints into as many measures as possible, each of which can stand by itself; null if it cannot. */
  #split(groups: readonly (readonly MeasureWords[])[]): Fit[] | null {
    if (groups.length < 2 || groups.length > 12) return null;
    const unit = sharedUnit(groups);
    const from = (start: number): Fit[] | null => {
      if (start === groups.length) return [];
      for (let end = start + 1; end <= groups.length; end += 1) {
        if (start === 0 && end === groups.length) return null;
        const fit = this.#fit(groups.slice(start, end).flat(), unit);
        if (!fit || fit.frame.ask.length > 0) continue;
        const rest = from(end);
        if (rest) return [fit, ...rest];
      }
      return null;
    };
    return from(0);
  }

  /** Whether one of two only says what the other is of: "agency rate, social workers", "overspent against the budget". */
  #repeats(parts: readonly Fit[], items: readonly MeasureWords[]): boolean {
    const [one, other] = parts;
    if (!one || !other || parts.length !== 2 || !items.some(({ loose }) => loose)) return false;
    const said = (a: Fit, b: Fit): boolean =>
      a.frame.needs.every(
        (need) =>
          (WORKFORCE.has(need) && b.frame.needs.includes(need)) ||
          (GOES_WITHOUT_SAYING.has(need) && b.frame.may.includes(need)),
      );
    return (said(one, other) || said(other, one)) && this.#fit(items)?.frame.ask.length === 0;
  }

  /** The most particular frame that explains every word. */
  #fit(items: readonly MeasureWords[], shared: Unit = null): Fit | null {
    const words = items.map((item) => item.words).join(' ');
    const named = items.filter((item) => item.unheld !== null);
    const tags = new Set(items.flatMap((item) => item.tags));
    const own = unitOf(tags);
    const unit = own ?? shared;
    const unitWords = items.find((item) => own !== null && item.tags.includes(own))?.words ?? null;
    const [first] = named;
    if (first && named.every(({ unheld }) => unheld === first.unheld)) {
      const rest = items.filter(({ unheld }) => unheld === null).flatMap((item) => item.tags);
      if (rest.every((tag) => NEUTRAL.has(tag)))
        return { frame: standingFor(first), unit, words, unitWords: null, untold: [], opposite: false };
    }
    if (named.length > 0) {
      const others = items.filter((item) => item.unheld === null);
      const fit = others.length > 0 ? this.#fit(others, shared) : null;
      return fit && named.every((item) => item.unheld === fit.frame.unheld) ? { ...fit, words } : null;
    }
    const best =
      this.#frameFor(tags) ?? this.#frameFor(new Set([...tags].filter((tag) => tag !== 'population')));
    if (!best) return null;
    const spared = own === null && shared === 'rate' && isShare(this.#dataset, best.rate ?? best.metric);
    return {
      frame: best,
      unit: spared ? null : unit,
      words,
      unitWords,
      untold: untoldWords(items, best.needs),
      opposite: tags.has('opposite') !== (tags.has('negation') && best.needs.some((need) => TURNS.has(need))),
    };
  }

  #frameFor(tags: ReadonlySet<string>): MeasureFrame | null {
    const content = [...tags].filter((tag) => !NEUTRAL.has(tag));
    let best: MeasureFrame | null = null;
    for (const tag of tags) {
      for (const frame of this.#byNeed.get(tag) ?? []) {
        if (!frame.needs.every((need) => tags.has(need))) continue;
        if (!content.every((other) => frame.needs.includes(other) || frame.may.includes(other))) continue;
        if (!best || frame.needs.length > best.needs.length) best = frame;
      }
    }
    return best;
  }

  #several(fits: readonly Fit[]): MeasureReading {
    const metrics: AskedMetric[] = [];
    const unmet: string[] = [];
    for (const fit of fits) {
      const own = this.#metrics(fit);
      unmet.push(...fit.untold);
      if (fit.unitWords !== null && own.some((metric) => isOnlyCounted(this.#dataset, fit.unit, metric)))
        unmet.push(fit.unitWords);
      for (const metric of own) {
        if (!metrics.some((other) => other.id === metric.id)) metrics.push(metric);
      }
    }
    return { metrics, choices: [], left: [], unmet };
  }

  /** Several measures said in one breath are more likely one that is not understood. */
  #asked(fits: readonly Fit[]): MeasureReading {
    const { metrics } = this.#several(fits);
    return { metrics: [], choices: metrics.map(({ id }) => this.#choice(id)).slice(0, CHOICES), left: [] };
  }

  #one(fit: Fit): MeasureReading {
    if (fit.frame.ask.length === 0) return this.#several([fit]);
    const choices = fit.frame.ask.map((id) => this.#choice(twinOf(this.#dataset, id, fit.unit)));
    return { metrics: [], choices: choices.slice(0, CHOICES), left: [] };
  }

  /** What fits some of the words: the measures that do stand, or the nearest as choices. */
  #partly(groups: readonly (readonly MeasureWords[])[]): MeasureReading {
    const fits = groups.map((group) => this.#fit(group));
    const standing = fits
      .filter((fit) => fit !== null && fit.frame.ask.length === 0)
      .filter((fit) => fit !== null);
    const open = fits.filter((fit) => fit !== null && fit.frame.ask.length > 0).filter((fit) => fit !== null);
    const lost = groups.filter((_, index) => fits[index] === null);
    if (
      groups.length > 1 &&
      standing.length > 0 &&
      open.length === 0 &&
      lost.every((group) => group.some(hasContent))
    ) {
      const left = lost.map((group) => group.map((item) => item.words).join(' '));
      return { ...this.#several(standing), left };
    }
    if (groups.length > 1 && standing.length + open.length === groups.length) {
      const ids = [
        ...this.#several(standing).metrics.map(({ id }) => id),
        ...open.flatMap(({ frame }) => frame.ask),
      ];
      return {
        metrics: [],
        choices: [...new Set(ids)].slice(0, CHOICES).map((id) => this.#choice(id)),
        left: [],
      };
    }
    const items = groups.flat();
    const tags = new Set(items.flatMap((item) => item.tags));
    const said = this.#frames.some(({ needs }) => needs.length > 0 && needs.every((need) => tags.has(need)));
    return { metrics: [], choices: this.nearest(items), near: said ? 'like' : 'guess', left: [] };
  }

  /** The measures that have most in common with the words, best first. */
  nearest(items: readonly MeasureWords[]): readonly Choice[] {
    const tags = new Set(items.flatMap((item) => item.tags));
    const unit = unitOf(tags);
    const content = [...tags].filter((tag) => !NEUTRAL.has(tag));
    if (content.length === 0) return [];
    const scored = this.#frames
      .map((frame) => {
        const met = frame.needs.filter((need) => tags.has(need)).length;
        const unmet = frame.needs.length - met;
        const odd = content.filter((tag) => !frame.needs.includes(tag) && !frame.may.includes(tag)).length;
        return { frame, score: 3 * met - 4 * unmet - 2 * odd };
      })
      .filter(({ frame, score }) => score > -3 && frame.needs.some((need) => content.includes(need)))
      .toSorted((a, b) => b.score - a.score);
    const ids = scored.flatMap(({ frame }) =>
      frame.ask.length > 0 ? frame.ask : [frame.unheld ?? frame.metric ?? ''].filter((id) => id !== ''),
    );
    return [...new Set(ids.map((id) => twinOf(this.#dataset, id, unit)))]
      .slice(0, CHOICES)
      .map((id) => this.#choice(id));
  }

  #choice(id: string): Choice {
    return this.#dataset.metric(id) ? { kind: 'metric', id } : { kind: 'unheld', id };
  }

  #metrics(fit: Fit): AskedMetric[] {
    if (fit.unit !== 'both') return this.#inUnit(fit);
    return (['number', 'rate'] as const).flatMap((unit) => this.#inUnit({ ...fit, unit }));
  }

  #inUnit({ frame, unit, words, opposite }: Fit): AskedMetric[] {
    if (frame.unheld !== null) return [{ kind: 'unheld', id: frame.unheld, words }];
    if (frame.metric === null) return [];
    const told = unit === null || unit === 'both' ? null : frame[unit];
    const id = told ?? (frame.breakdown === null ? twinOf(this.#dataset, frame.metric, unit) : frame.metric);
    const readings = [frame.metric, ...frame.readings].map((reading) => twinOf(this.#dataset, reading, unit));
    const twins = id === frame.metric ? readings.slice(1) : readings;
    const asked: AskedMetric = {
      kind: 'metric',
      id,
      words,
      readings: [...new Set([id, ...(frame.readings.length > 0 ? twins : [])])],
      ...(frame.breakdown === null ? {} : { breakdown: frame.breakdown }),
      ...(opposite && isShare(this.#dataset, id) ? { opposite: true } : {}),
    };
    const also = frame.and.map((other): AskedMetric => ({
      kind: 'metric',
      id: twinOf(this.#dataset, other, unit),
      words,
      readings: [other],
    }));
    return [asked, ...also];
  }
}

/** The kind of number that words ask for which name nothing else; null where they name more, or several. */
export function unitAlone(items: readonly MeasureWords[]): AskedUnit | null {
  if (items.some(hasContent)) return null;
  const unit = unitOf(new Set(items.flatMap((item) => item.tags)));
  return unit === 'both' ? null : unit;
}

/** Whether words say which measure is meant, not only in what kind of number. */
export function hasContent(item: MeasureWords): boolean {
  return item.unheld !== null || item.tags.some((tag) => !NEUTRAL.has(tag));
}

function saysHowOften({ tags, unheld }: MeasureWords): boolean {
  return unheld === null && tags.every((tag) => HOW_OFTEN.has(tag) || NEUTRAL.has(tag));
}

/** Whether others of several measures are of one: of plans for neglect, beside plans. */
function isOf({ frame: { needs } }: Fit, parts: readonly Fit[]): boolean {
  return parts.some(({ frame }) => needs !== frame.needs && needs.every((need) => frame.may.includes(need)));
}
