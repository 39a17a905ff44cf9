import type { StateStore } from '@slack/bolt';
import { admit } from './admit.ts';
import { channelSettingsIn, type ChannelSettings } from './channel-settings.ts';
import { deliveriesIn, type Deliveries } from './deliveries.ts';
import { editionsIn, type Editions } from './editions.ts';
import { eventClaimsIn, type EventClaims } from './event-claims.ts';
import { installationsIn, type Installations } from './installations.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { oauthStatesIn } from './oauth-states.ts';
import { paceIn, type Pace } from './pace.ts';
import { personSettingsIn, type PersonSettings } from './person-settings.ts';
import { reportsIn, type Reports } from './reports.ts';
import { forget, prune } from './retention.ts';
import { savedQuestionsIn, type SavedQuestions } from './saved-questions.ts';
import { sealWith } from './seal.ts';
import { settingChangesIn, type SettingChanges } from './setting-changes.ts';
import { sqliteDatabase, type Durability } from './sqlite-database.ts';
import { patientDialect } from './sqlite-dialect.ts';
import { subscriptionsIn, type Subscriptions } from './subscriptions.ts';
import type { Database, Instant, Tables, Workspace } from './tables.ts';
import { threadMemoryIn, type ThreadMemory } from './thread-memory.ts';

/** Where the store lies unless SAFEGUARD_DB says otherwise. */
export const defaultStoreFile = '.safeguard/safeguard.db';

/** How long a statement waits for another process to finish writing, in milliseconds. */
const patienceOfAll = 10_000;
/** The same where an answer waits for it: whoever asks is answered, perhaps twice, rather than kept waiting. */
const patienceOfAnswers = 250;

/** Everything that outlives a restart. Whatever belongs to a workspace is reached with its id alone. */
export interface Store {
  readonly installations: Installations;
  readonly oauthStates: StateStore;
  readonly eventClaims: EventClaims;
  readonly channelSettings: ChannelSettings;
  readonly personSettings: PersonSettings;
  readonly settingChanges: SettingChanges;
  readonly savedQuestions: SavedQuestions;
  readonly threadMemory: ThreadMemory;
  readonly reports: Reports;
  readonly subscriptions: Subscriptions;
  readonly deliveries: Deliveries;
  readonly editions: Editions;
  readonly pace: Pace;
  /**
   * Lets things be kept of a workspace, its installation too. Of one that is not here, or not any more, nothing
   * can be kept: what tries rejects with a `StoreFault`.
   */
  admit(workspace: Workspace): Promise<void>;
  /** Deletes everything of a workspace; from now on nothing of it can be kept. */
  forget(workspace: Workspace): Promise<void>;
  /** Deletes what has expired or is kept no longer. */
  prune(now: Instant): Promise<void>;
  close(): Promise<void>;
}

export interface StoreSettings {
  /** Path of the database file; `:memory:` keeps it in this process. */
  readonly file: string;
  /** From `readKeys`; null where no installation is ever stored. */
  readonly keys: readonly Buffer[] | null;
}

/**
 * Opens the store, made or brought up to date first. Safe in several processes at once. Rejects with a `StoreFault`
 * where the file is newer than the code.
 */
export async function openStore(settings: StoreSettings, now: Instant): Promise<Store> {
  // Loaded here, since nobody should wait for it who needs no store.
  const { CompiledQuery, Kysely } = await import('kysely');
  const open = async (durability: Durability, patience: number): Promise<Database> =>
    new Kysely<Tables>({
      dialect: await patientDialect(await sqliteDatabase(settings.file, durability), patience),
    });
  const db = await open('on-disk', patienceOfAll);
  let claimsDb = db;
  const seal = settings.keys ? sealWith(settings.keys) : null;
  const installations = installationsIn(db, seal);
  try {
    await migrate(db, migrations, (statement) => CompiledQuery.raw(statement), now);
    await installations.reseal();
    // No answer waits for the disk: what was answered in the second before a loss of power need not be known.
    if (settings.file !== ':memory:') claimsDb = await open('written', patienceOfAnswers);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    installations,
    oauthStates: oauthStatesIn(db),
    eventClaims: eventClaimsIn(claimsDb),
    channelSettings: channelSettingsIn(db),
    personSettings: personSettingsIn(db),
    settingChanges: settingChangesIn(db),
    savedQuestions: savedQuestionsIn(db),
    threadMemory: threadMemoryIn(db),
    reports: reportsIn(db),
    subscriptions: subscriptionsIn(db),
    deliveries: deliveriesIn(db),
    editions: editionsIn(db),
    pace: paceIn(db),
    admit: (workspace) => admit(db, workspace),
    forget: (workspace) => forget(db, workspace),
    prune: (at) => prune(db, at),
    async close() {
      if (claimsDb !== db) await claimsDb.destroy();
      await db.destroy();
    },
  };
}
