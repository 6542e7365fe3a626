import { join } from 'node:path';
import * as v from 'valibot';
import { appCommand, appNode } from '../../../db/release/app/manifest.ts';
import { outputOf } from '../run-program.ts';

/** Drawing every screen takes up to ten minutes. */
const maxMs = 15 * 60_000;

const answerSchema = v.pipe(v.string(), v.parseJson(), v.object({ fault: v.nullable(v.string()) }));

/**
 * Starts the version in a folder to check itself on the data of this kiosk (`esimde app check`).
 *
 * @returns what is wrong; null where it is good
 */
export async function checkProgram(folder: string, dataFolder: string): Promise<string | null> {
  const words = [join(folder, appNode), join(folder, appCommand), 'app', 'check', `--data=${dataFolder}`, '--json'];
  const answer = v.safeParse(answerSchema, await outputOf(words, maxMs));
  return answer.success ? answer.output.fault : 'it did not start';
}
