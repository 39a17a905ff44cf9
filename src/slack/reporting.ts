import type { MoreState } from '../present/button-state.ts';
import { reportWords } from '../present/wording-forms.ts';
import { wording } from '../present/wording-slack.ts';
import { reportCategories, type ReportContent } from '../store/reports.ts';
import { notOpened, type Faults } from './ask-form.ts';
import type { FormPlace } from './ask-form-view.ts';
import { errorForLog } from './log.ts';
import { privatelyTo } from './privately.ts';
import type { Fields, Submission } from './read-view.ts';
import { readSubject, reportFields, reportFormView } from './report-form-view.ts';
import type { WorkspaceParts } from './workspace-parts.ts';

/** "This looks wrong", said of one answer. */
export interface Reporting {
  /** Opens the form about an answer; where that cannot be, says why and what to do. */
  open(trigger: string, user: string, state: MoreState, place: FormPlace): Promise<void>;
  /** What is wrong with a form; at once, for Slack shows it in the form. */
  faults(fields: Fields): Faults;
  /** Keeps a report and tells its sender. Never rejects. */
  submitted(submission: Submission): Promise<void>;
}

export function reporting(parts: WorkspaceParts): Reporting {
  const { workspace, store, knowledge, outbound, today, now, log } = parts;

  /** Whether words are about one child or family, or name anybody, rather than about figures. */
  const aboutSomebody = (words: string): boolean => {
    if (knowledge.resolver.namesSomebody(words)) return true;
    const { answer } = knowledge.answer(words, today());
    if (answer.kind !== 'refusal') return false;
    return answer.why.kind === 'individual' || answer.why.kind === 'child-at-risk';
  };

  return {
    async open(trigger, user, state, place) {
      const privately = privatelyTo(outbound, { user, ...place });
      const view = reportFormView({ state, place }, knowledge.dataset);
      if (view === null) return privately(wording.oldButton);
      const opened = await outbound.openView(trigger, view);
      if (opened !== 'opened') await privately(notOpened(opened));
    },

    faults(fields) {
      const guilty = [reportFields.expected, reportFields.note].filter((name) => {
        const words = fields[name]?.[0];
        return words !== undefined && aboutSomebody(words);
      });
      return Object.fromEntries(guilty.map((name) => [name, reportWords.aboutSomebody]));
    },

    async submitted({ metadata, fields, user }) {
      const subject = readSubject(metadata);
      if (subject === null) return;
      const { state, place } = subject;
      const privately = privatelyTo(outbound, { user, ...place });
      try {
        const id = await store.reports.add(workspace, user, contentOf(state, fields), now());
        log.info({ report: id, query: state.query }, 'an answer was reported');
        await privately(reportWords.thanks(id));
      } catch (error) {
        log.error(errorForLog(error), 'a report could not be kept');
        await privately(reportWords.failed);
      }
    },
  };
}

function contentOf({ query, figure }: MoreState, fields: Fields): ReportContent {
  const given = (name: string): string | null => fields[name]?.[0]?.trim() || null;
  const category = given(reportFields.category);
  return {
    query,
    figure: figure && {
      metric: figure.metric,
      area: figure.area,
      year: Number(figure.period.slice(0, 4)),
      release: figure.release,
      shown: figure.shown,
    },
    category: reportCategories.find((one) => one === category) ?? 'other',
    expected: given(reportFields.expected),
    note: given(reportFields.note),
  };
}
