import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Program, project } from './program.ts';

/** Environment variable with the folder of the workshop that every test begins with. */
const variable = 'ESIMDE_TEST_WORKSHOP';

/**
 * Before all tests: opens one new workshop, which takes seconds of a processor, and keeps its files. `first-opening.nightly.test.ts`
 * protects the opening itself.
 *
 * @returns removes them
 */
export default async function openOnce(): Promise<() => void> {
  const data = mkdtempSync(join(tmpdir(), 'esimde-seed-'));
  const args = [join(project, 'dist', 'esimde.js'), 'start', '--host=none', '--port=0', `--data=${data}`];
  const program = new Program(process.execPath, args);
  const [, url = ''] = await program.printed(/^Esimde is serving (\S+)\n/);
  // Answered once the workshop is open.
  await fetch(new URL('/api/workshop/session', url));
  await program.end();
  process.env[variable] = join(data, 'workshop');
  return () => rmSync(data, { recursive: true, force: true, maxRetries: 5 });
}

/** Copies the workshop into a data folder. */
export function seedWorkshop(dataFolder: string, from = process.env[variable] ?? ''): void {
  // A test may have put a key there.
  cpSync(from, join(dataFolder, 'workshop'), { recursive: true });
}

/** As `seedWorkshop`, with accounts, which `add` makes once for all tests that want the same. */
export function seedWithAccounts<T>(
  dataFolder: string,
  accounts: readonly T[],
  add: (folder: string, account: T) => void,
): void {
  const seed = process.env[variable] ?? '';
  seedWorkshop(dataFolder, accounts.length === 0 ? seed : withAccounts(seed, accounts, add));
}

/** @returns the workshop with these accounts, beside the one without */
function withAccounts<T>(seed: string, accounts: readonly T[], add: (folder: string, account: T) => void): string {
  const name = createHash('sha256').update(JSON.stringify(accounts)).digest('hex').slice(0, 16);
  const made = join(dirname(seed), `with-${name}`);
  if (!existsSync(made)) {
    const folder = mkdtempSync(join(dirname(seed), 'making-'));
    seedWorkshop(folder);
    for (const account of accounts) add(folder, account);
    try {
      renameSync(folder, made);
    } catch (error) {
      // Another worker was first.
      if (!existsSync(made)) throw error;
      rmSync(folder, { recursive: true });
    }
  }
  return join(made, 'workshop');
}
