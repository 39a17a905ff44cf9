/** One step of the schema: never edited once released, since every database holds its checksum. */
export interface Migration {
  readonly id: number;
  readonly name: string;
  readonly statements: readonly string[];
}

const ofWorkspace = 'references workspace (id) on delete cascade';

/** Every step in order. A new one is added at the end; its statements run on SQLite and PostgreSQL alike. */
export const migrations: readonly Migration[] = [
  {
    id: 1,
    name: 'installations, event claims and settings',
    statements: [
      `create table installation (
        workspace text primary key, sealed text not null, key_id text not null, installed_at bigint not null)`,
      `create table oauth_state (state text primary key, options text not null, expires_at bigint not null)`,
      `create table event_claim (
        workspace text not null, key text not null, expires_at bigint not null, primary key (workspace, key))`,
      `create index event_claim_by_expiry on event_claim (expires_at)`,
      `create table channel_setting (
        workspace text not null, channel text not null, authority text, neighbour_model text, basket text,
        set_by text not null, set_at bigint not null, primary key (workspace, channel))`,
      `create table person_setting (
        workspace text not null, person text not null, authority text, set_at bigint not null,
        primary key (workspace, person))`,
      `create table setting_change (
        workspace text not null, id text not null, channel text not null, person text not null,
        what text not null, before text, after text, at bigint not null, primary key (workspace, id))`,
    ],
  },
  {
    id: 2,
    name: 'saved questions, threads and reports',
    statements: [
      `create table saved_question (
        workspace text not null, person text not null, query text not null, words text not null,
        saved_at bigint not null, primary key (workspace, person, query))`,
      `create table thread_memory (
        workspace text not null, channel text not null, thread text not null, query text not null,
        expires_at bigint not null, primary key (workspace, channel, thread))`,
      `create index thread_memory_by_expiry on thread_memory (expires_at)`,
      `create table report (
        workspace text not null, id text not null, person text not null, content text not null,
        status text not null, reported_at bigint not null, settled_at bigint, primary key (workspace, id))`,
    ],
  },
  {
    id: 3,
    name: 'subscriptions and deliveries',
    statements: [
      `create table subscription (
        workspace text not null, id text not null, channel text not null, owner text not null,
        content text not null, schedule text not null, scheduled_at bigint not null, paused text,
        owner_told_at bigint, created_at bigint not null, last_period text, last_period_at bigint, seen text,
        primary key (workspace, id))`,
      `create index subscription_by_channel on subscription (workspace, channel)`,
      `create table delivery (
        workspace text not null, key text not null, channel text not null, subscription text,
        period text not null, period_at bigint not null, state text not null, holder text not null,
        lease_until bigint not null, attempts integer not null, refusals integer not null,
        posting_since bigint, message_ts text, reason text, seen text,
        created_at bigint not null, updated_at bigint not null, primary key (workspace, key))`,
      `create index delivery_by_state on delivery (state, lease_until)`,
      `create index delivery_by_subscription on delivery (workspace, subscription)`,
      `create table edition (release text primary key, loaded_at bigint not null, is_news integer not null)`,
      `create table pace (
        workspace text not null, scope text not null, next_at bigint not null, primary key (workspace, scope))`,
    ],
  },
  {
    id: 4,
    name: 'nothing is kept of a workspace that is gone',
    statements: [
      `create table workspace (id text primary key)`,
      // Of one workspace there is no installation: whoever has kept something is there.
      `insert into workspace (id)
        select workspace from installation union select workspace from channel_setting
        union select workspace from person_setting union select workspace from setting_change
        union select workspace from saved_question union select workspace from thread_memory
        union select workspace from report union select workspace from subscription
        union select workspace from delivery union select workspace from pace`,
      ...anew(
        'installation',
        `workspace text primary key ${ofWorkspace}, sealed text not null, key_id text not null,
        installed_at bigint not null`,
      ),
      ...anew(
        'channel_setting',
        `workspace text not null ${ofWorkspace}, channel text not null, authority text, neighbour_model text,
        basket text, set_by text not null, set_at bigint not null, primary key (workspace, channel)`,
      ),
      ...anew(
        'person_setting',
        `workspace text not null ${ofWorkspace}, person text not null, authority text, set_at bigint not null,
        primary key (workspace, person)`,
      ),
      ...anew(
        'setting_change',
        `workspace text not null ${ofWorkspace}, id text not null, channel text not null, person text not null,
        what text not null, before text, after text, at bigint not null, primary key (workspace, id)`,
      ),
      ...anew(
        'saved_question',
        `workspace text not null ${ofWorkspace}, person text not null, query text not null, words text not null,
        saved_at bigint not null, primary key (workspace, person, query)`,
      ),
      ...anew(
        'thread_memory',
        `workspace text not null ${ofWorkspace}, channel text not null, thread text not null, query text not null,
        expires_at bigint not null, primary key (workspace, channel, thread)`,
        `create index thread_memory_by_expiry on thread_memory (expires_at)`,
      ),
      ...anew(
        'report',
        `workspace text not null ${ofWorkspace}, id text not null, person text not null, content text not null,
        status text not null, reported_at bigint not null, settled_at bigint, primary key (workspace, id)`,
      ),
      ...anew(
        'subscription',
        `workspace text not null ${ofWorkspace}, id text not null, channel text not null, owner text not null,
        content text not null, schedule text not null, scheduled_at bigint not null, paused text,
        owner_told_at bigint, created_at bigint not null, last_period text, last_period_at bigint, seen text,
        primary key (workspace, id)`,
        `create index subscription_by_channel on subscription (workspace, channel)`,
      ),
      ...anew(
        'delivery',
        `workspace text not null ${ofWorkspace}, key text not null, channel text not null, subscription text,
        period text not null, period_at bigint not null, state text not null, holder text not null,
        lease_until bigint not null, attempts integer not null, refusals integer not null,
        posting_since bigint, message_ts text, reason text, seen text,
        created_at bigint not null, updated_at bigint not null, primary key (workspace, key)`,
        `create index delivery_by_state on delivery (state, lease_until)`,
        `create index delivery_by_subscription on delivery (workspace, subscription)`,
      ),
      ...anew(
        'pace',
        `workspace text not null ${ofWorkspace}, scope text not null, next_at bigint not null,
        primary key (workspace, scope)`,
      ),
    ],
  },
  {
    id: 5,
    name: 'claims go with their workspace, too',
    statements: [
      `delete from event_claim where workspace not in (select id from workspace)`,
      ...anew(
        'event_claim',
        `workspace text not null ${ofWorkspace}, key text not null, expires_at bigint not null,
        primary key (workspace, key)`,
        `create index event_claim_by_expiry on event_claim (expires_at)`,
      ),
    ],
  },
];

/** SQLite cannot bind a table that exists to another: it is made anew, with the same columns in the same order. */
function anew(table: string, columns: string, ...indexes: readonly string[]): readonly string[] {
  return [
    `create table ${table}_anew (${columns})`,
    `insert into ${table}_anew select * from ${table}`,
    `drop table ${table}`,
    `alter table ${table}_anew rename to ${table}`,
    ...indexes,
  ];
}
