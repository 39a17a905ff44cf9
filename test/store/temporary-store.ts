import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store.ts';
import type { Workspace } from '../../src/store/tables.ts';

/** A morning in November. */
export const morning = Date.parse('2026-11-23T09:00:00Z');
export const keys = [Buffer.alloc(32, 7)] as const;

/** A path for a database that is gone after the test. */
export function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'safeguard-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'data', 'safeguard.db');
}

/** A store that is closed and gone after the test, with workspaces that are there. */
export async function temporaryStore(
  file: string = ':memory:',
  workspaces: readonly Workspace[] = ['T1', 'T2', 'E1'],
): Promise<Store> {
  const store = await openStore({ file, keys }, morning);
  for (const workspace of workspaces) await store.admit(workspace);
  onTestFinished(() => store.close());
  return store;
}
