import type { Database, Instant, Workspace } from './tables.ts';

/** How far apart messages are kept, in milliseconds. */
export interface Gaps {
  readonly channel: number;
  readonly workspace: number;
}

/** Turns to send, handed out between all processes so that together they keep Slack's pace. */
export interface Pace {
  /** Takes the next turn in a channel of a workspace; returns when it is. */
  turn(workspace: Workspace, channel: string, gaps: Gaps, now: Instant): Promise<Instant>;
  /** Slack asked for patience: no turn in this workspace before then. */
  rest(workspace: Workspace, until: Instant): Promise<void>;
}

const whole = 'workspace';

export function paceIn(db: Database): Pace {
  const next = async (workspace: Workspace, scope: string, gap: number, now: Instant): Promise<Instant> => {
    const { next_at } = await db
      .insertInto('pace')
      .values({ workspace, scope, next_at: now + gap })
      .onConflict((conflict) =>
        conflict.columns(['workspace', 'scope']).doUpdateSet((eb) => ({
          next_at: eb
            .case()
            .when('pace.next_at', '>', now)
            .then(eb('pace.next_at', '+', gap))
            .else(now + gap)
            .end(),
        })),
      )
      .returning('next_at')
      .executeTakeFirstOrThrow();
    return next_at - gap;
  };
  return {
    async turn(workspace, channel, gaps, now) {
      const inWorkspace = await next(workspace, whole, gaps.workspace, now);
      return next(workspace, `channel:${channel}`, gaps.channel, inWorkspace);
    },

    async rest(workspace, until) {
      await db
        .insertInto('pace')
        .values({ workspace, scope: whole, next_at: until })
        .onConflict((conflict) =>
          conflict
            .columns(['workspace', 'scope'])
            .doUpdateSet({ next_at: until })
            .where('pace.next_at', '<', until),
        )
        .execute();
    },
  };
}
