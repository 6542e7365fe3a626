import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
export function seedWorkshop(dataFolder: string): void {
  cpSync(process.env[variable] ?? '', join(dataFolder, 'workshop'), { recursive: true });
}
