import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Environment variable with the folder of what a run of the tests makes once. */
const variable = 'ESIMDE_TEST_MADE_ONCE';

/** Where each Node of a run keeps what it compiled, for the next one: tests start the same programs hundreds of times. */
const compiledVariable = 'NODE_COMPILE_CACHE';

/** Vitest's `globalSetup`: the folder of this run. @returns removes it; nothing where another project's setup was first */
export default function setup(): (() => void) | undefined {
  if (process.env[variable]) return;
  const folder = mkdtempSync(join(tmpdir(), 'esimde-made-once-'));
  process.env[variable] = folder;
  process.env[compiledVariable] = join(folder, 'compiled');
  return () => {
    delete process.env[variable];
    delete process.env[compiledVariable];
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

/**
 * Copies into a folder what takes long to make and is the same for every test: the first test of a run that needs it makes it.
 * Outside a run of the tests it is made in the folder itself.
 *
 * @param to must not exist, or be empty
 */
export function copyMadeOnce(name: string, to: string, make: (folder: string) => void): void {
  const kept = process.env[variable];
  if (!kept) {
    make(to);
    return;
  }
  const made = join(kept, name);
  if (!existsSync(made)) {
    const making = mkdtempSync(join(kept, 'making-'));
    make(join(making, name));
    try {
      renameSync(join(making, name), made);
    } catch (error) {
      // Another worker was first.
      if (!existsSync(made)) throw error;
    }
    rmSync(making, { recursive: true });
  }
  cpSync(made, to, { recursive: true });
}
