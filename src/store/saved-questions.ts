import type { Database, Instant, Workspace } from './tables.ts';

/** How many questions one person may keep: as many as App Home can show at a glance. */
export const savedQuestionLimit = 20;

export interface SavedQuestion {
  /** In ids and codes, read the same way for years. */
  readonly query: string;
  /** In words, built from names in the data. */
  readonly words: string;
  readonly savedAt: Instant;
}

export interface SavedQuestions {
  /** Saving one again moves it to the top. `full`: nothing was saved, the limit is reached. */
  save(
    workspace: Workspace,
    person: string,
    question: Pick<SavedQuestion, 'query' | 'words'>,
    now: Instant,
  ): Promise<'saved' | 'full'>;
  /** Newest first. */
  list(workspace: Workspace, person: string): Promise<readonly SavedQuestion[]>;
  remove(workspace: Workspace, person: string, query: string): Promise<void>;
}

export function savedQuestionsIn(db: Database): SavedQuestions {
  const list = async (from: Database, workspace: Workspace, person: string): Promise<SavedQuestion[]> => {
    const rows = await from
      .selectFrom('saved_question')
      .select(['query', 'words', 'saved_at'])
      .where('workspace', '=', workspace)
      .where('person', '=', person)
      .orderBy('saved_at', 'desc')
      .orderBy('query')
      .execute();
    return rows.map(({ query, words, saved_at }) => ({ query, words, savedAt: saved_at }));
  };
  return {
    list: (workspace, person) => list(db, workspace, person),

    save: (workspace, person, { query, words }, now) =>
      db.transaction().execute(async (writing) => {
        const kept = await list(writing, workspace, person);
        if (kept.length >= savedQuestionLimit && !kept.some((question) => question.query === query)) {
          return 'full';
        }
        await writing
          .insertInto('saved_question')
          .values({ workspace, person, query, words, saved_at: now })
          .onConflict((conflict) =>
            conflict.columns(['workspace', 'person', 'query']).doUpdateSet({ words, saved_at: now }),
          )
          .execute();
        return 'saved';
      }),

    async remove(workspace, person, query) {
      await db
        .deleteFrom('saved_question')
        .where('workspace', '=', workspace)
        .where('person', '=', person)
        .where('query', '=', query)
        .execute();
    },
  };
}
