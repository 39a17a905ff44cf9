import type { Kysely, Transaction } from 'kysely';

/**
 * Team id of a Slack workspace (T…), or the id of the organisation (E…) where the app is installed for all its
 * workspaces at once. Everything that is kept belongs to one, and only its owner is ever shown it.
 */
export type Workspace = string;

/** Milliseconds since 1970. */
export type Instant = number;

/**
 * Columns of every table, in the subset that SQLite and PostgreSQL share: text, whole numbers (instants as
 * milliseconds, truths as 0 and 1) and JSON as text.
 */
export interface Tables {
  schema_migration: { id: number; name: string; checksum: string; applied_at: Instant };
  /** Those that are here. Every row of theirs goes with them, and none can come after them. */
  workspace: { id: Workspace };
  installation: { workspace: Workspace; sealed: string; key_id: string; installed_at: Instant };
  oauth_state: { state: string; options: string; expires_at: Instant };
  event_claim: { workspace: Workspace; key: string; expires_at: Instant };
  channel_setting: {
    workspace: Workspace;
    channel: string;
    authority: string | null;
    neighbour_model: string | null;
    basket: string | null;
    set_by: string;
    set_at: Instant;
  };
  person_setting: { workspace: Workspace; person: string; authority: string | null; set_at: Instant };
  setting_change: {
    workspace: Workspace;
    id: string;
    channel: string;
    person: string;
    what: string;
    before: string | null;
    after: string | null;
    at: Instant;
  };
  saved_question: {
    workspace: Workspace;
    person: string;
    query: string;
    words: string;
    saved_at: Instant;
  };
  thread_memory: {
    workspace: Workspace;
    channel: string;
    thread: string;
    query: string;
    expires_at: Instant;
  };
  report: {
    workspace: Workspace;
    id: string;
    person: string;
    content: string;
    status: string;
    reported_at: Instant;
    settled_at: Instant | null;
  };
  subscription: {
    workspace: Workspace;
    id: string;
    channel: string;
    owner: string;
    content: string;
    schedule: string;
    /** Periods that begin before it are not due: made, edited or resumed then. */
    scheduled_at: Instant;
    paused: string | null;
    owner_told_at: Instant | null;
    created_at: Instant;
    last_period: string | null;
    last_period_at: Instant | null;
    /** What the last digest that arrived had seen of the data; JSON of the composer's own. */
    seen: string | null;
  };
  delivery: {
    workspace: Workspace;
    key: string;
    channel: string;
    subscription: string | null;
    period: string;
    period_at: Instant;
    state: string;
    holder: string;
    /** Until then it is the holder's; afterwards anybody may take it up. */
    lease_until: Instant;
    attempts: number;
    refusals: number;
    /** When it was sent off without an answer as yet; a look-up need not go further back. */
    posting_since: Instant | null;
    message_ts: string | null;
    reason: string | null;
    seen: string | null;
    created_at: Instant;
    updated_at: Instant;
  };
  edition: { release: string; loaded_at: Instant; is_news: number };
  pace: { workspace: Workspace; scope: string; next_at: Instant };
}

export type Database = Kysely<Tables>;
export type Writing = Transaction<Tables>;
