import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { addAccounts, type TestAccount } from '../../test-support/workshop/accounts.ts';
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

/** As `seedWorkshop`, with accounts, which are made once for all tests that want the same. */
export async function seedWithAccounts(
  dataFolder: string,
  accounts: readonly TestAccount[],
  passphrase: string,
): Promise<void> {
  const seed = process.env[variable] ?? '';
  seedWorkshop(dataFolder, accounts.length === 0 ? seed : await withAccounts(seed, accounts, passphrase));
}

/** @returns the workshop with these accounts, beside the one without */
async function withAccounts(seed: string, accounts: readonly TestAccount[], passphrase: string): Promise<string> {
  const name = createHash('sha256').update(JSON.stringify(accounts)).digest('hex').slice(0, 16);
  const made = join(dirname(seed), `with-${name}`);
  if (!existsSync(made)) {
    const folder = mkdtempSync(join(dirname(seed), 'making-'));
    seedWorkshop(folder);
    await addAccounts(folder, accounts, passphrase);
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
