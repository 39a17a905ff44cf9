import type { Caution } from '../domain/caution.ts';
import { formatNumber } from './number.ts';
import { ordinaryChangeSentence } from './wording-chance.ts';
import { withheldWords } from './wording-figure.ts';
import { listWords } from './wording-phrases.ts';
import { columnWords } from './wording-source.ts';

// What has to be said beside a figure before anybody quotes it.

export function cautionSentence(caution: Caution): string {
  switch (caution.kind) {
    case 'small-count':
      return 'A small number: a few children either way move it a lot, so be careful with percentages and trends.';
    case 'small-base':
      return `A share of only ${formatNumber(caution.base, 0)}: a few children either way move it a lot.`;
    case 'ordinary-change':
      return ordinaryChangeSentence(caution.unit, ['year']) ?? '';
    case 'small-place':
      return 'So few live or work there that one or two either way move a percentage or a rate a lot.';
    case 'rounded':
      return 'Figures for England and regions are rounded to the nearest 10, so authorities do not add up to them.';
    case 'joint':
      return `One joint return: the figure is for ${listWords(caution.members)} together, not for either alone.`;
    case 'worked-out': {
      const { figure, metric } = caution;
      if (figure.state !== 'value' || !figure.inputs) return '';
      const [head, base] = figure.inputs;
      const sign = metric.derived?.kind === 'difference' ? '−' : '÷';
      return `Worked out by Safeguard from published figures: ${formatNumber(head.value, 0)} ${sign} ${formatNumber(base.value, 0)} (${columnWords(head.source)} and ${columnWords(base.source)}).`;
    }
    case 'england-estimated':
      return `About England’s figure: ${caution.note}`;
    case 'estimated':
    case 'note':
      return caution.note;
    case 'unofficial':
      return `From an unofficial list (${caution.release.publication}, ${caution.release.publisher}): check it before you quote it.`;
    case 'older-edition':
      return caution.reason === 'unexplained'
        ? `From ${caution.release.publication}, ${caution.release.edition}, because ${caution.newer.publication}, ${caution.newer.edition}, shows no figure here and does not say why.`
        : `From an older edition (${caution.release.publication}, ${caution.release.edition}): the newer one (${caution.newer.publication}, ${caution.newer.edition}) shows none here (${withheldWords(caution.reason)}).`;
  }
}
