import type { Database, Instant, Workspace } from './tables.ts';

/** How far apart messages are kept, and how far away a turn may be to be taken, in milliseconds. */
export interface Tempo {
  readonly channelGap: number;
  readonly workspaceGap: number;
  readonly patience: number;
}

/** A turn that was taken, or none and when to ask again. */
export type Turn = { readonly kind: 'at' | 'not-before'; readonly at: Instant };

/** Turns to send, handed out between all processes so that together they keep Slack's pace. */
export interface Pace {
  /** Takes the next turn in a channel of a workspace, unless it is too far away. */
  turn(workspace: Workspace, channel: string, tempo: Tempo, now: Instant): Promise<Turn>;
  /** Slack asked for patience: no turn in this workspace before then. */
  rest(workspace: Workspace, until: Instant): Promise<void>;
}

const whole = 'workspace';

export function paceIn(db: Database): Pace {
  /** The next turn in one scope, not before `from`; a turn beyond `limit` is left to others. */
  const next = async (
    row: { readonly workspace: Workspace; readonly scope: string },
    gap: number,
    from: Instant,
    limit: Instant,
  ): Promise<Turn> => {
    const taken = await db
      .insertInto('pace')
      .values({ ...row, next_at: from + gap })
      .onConflict((conflict) =>
        conflict
          .columns(['workspace', 'scope'])
          .doUpdateSet((eb) => ({
            next_at: eb
              .case()
              .when('pace.next_at', '>', from)
              .then(eb('pace.next_at', '+', gap))
              .else(from + gap)
              .end(),
          }))
          .where('pace.next_at', '<=', limit),
      )
      .returning('next_at')
      .executeTakeFirst();
    if (taken) return { kind: 'at', at: taken.next_at - gap };
    const kept = await db
      .selectFrom('pace')
      .select('next_at')
      .where('workspace', '=', row.workspace)
      .where('scope', '=', row.scope)
      .executeTakeFirst();
    return { kind: 'not-before', at: kept?.next_at ?? limit };
  };

  return {
    async turn(workspace, channel, { channelGap, workspaceGap, patience }, now) {
      const limit = now + patience;
      const inWorkspace = await next({ workspace, scope: whole }, workspaceGap, now, limit);
      if (inWorkspace.kind === 'not-before') return inWorkspace;
      return next({ workspace, scope: `channel:${channel}` }, channelGap, inWorkspace.at, limit);
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
