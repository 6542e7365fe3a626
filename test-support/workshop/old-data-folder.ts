import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const stored = fileURLToPath(new URL('../fixtures/workshop-a8925e4', import.meta.url));

/** Copies a data folder that version a8925e4 wrote. @returns the copy, which the test removes */
export function copyOldDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-a8925e4-'));
  cpSync(stored, folder, { recursive: true });
  return folder;
}
