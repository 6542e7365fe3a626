import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import {
  buildRelease,
  builtinContentFolder,
  builtinReleaseFolder,
  developmentKey,
  isFreeForBuild,
} from '../../../db/release/build/release.ts';
import { type Content, filesFolder } from '../../../db/release/content/layout.ts';
import { formatProblem } from '../../../db/release/content/problem.ts';
import { readContent } from '../../../db/release/content/read.ts';
import type { PrivateKey } from '../../../db/release/trust/keys.ts';
import { appFolder } from '../../kiosk/app-folder.ts';
import { passphrasesFrom, unlockedKey } from '../keys/key-passphrase.ts';
import { parseSequence } from '../number.ts';
import { parseFileName } from '../out.ts';
import { type Answer, Refused, reply } from '../reply.ts';
import { Complaint } from '../user-error.ts';
import { publishTo } from './publish.ts';

interface CheckOptions {
  content: string;
  json?: boolean;
}

interface BuildOptions extends CheckOptions {
  out?: string;
  data?: string;
  key?: string;
  passphraseStdin?: boolean;
  sequence?: number;
}

/** `esimde content`: the content files, and the releases built of them. */
export function contentCommand(): Command {
  const check = command('check', 'check every content file and name all that is to be put right').action(
    (options: CheckOptions) => reply(options.json, () => checkContent(options)),
  );
  const build = command('build', 'check the content and build a release of it')
    .option('--out <dir>', 'folder that becomes the release (default: dist/release)', parseFileName)
    .option('--data <dir>', 'install it into this data folder as the next release, and make it current')
    .option('--key <file>', 'private key to sign with (default: the development key, for the built-in release only)')
    .option('--passphrase-stdin', 'read the passphrase of the key from stdin')
    .option('--sequence <n>', 'sequence number (default: that of release.yaml; with --data the next)', parseSequence)
    .action((options: BuildOptions) => reply(options.json, () => buildContent(options)));
  return new Command('content').description('check the content and build releases').addCommand(check).addCommand(build);
}

function command(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .option('--content <dir>', 'folder of the content files', builtinContentFolder(appFolder()))
    .option('--json', 'answer as JSON');
}

function checkContent(options: CheckOptions): Answer {
  const { camps, texts, sources } = readOrRefuse(options, 'the content');
  const counts = { camps: camps.length, texts: texts.length, sources: sources.length };
  const sentence = `The content is good: ${counts.camps} camps, ${counts.texts} texts, ${counts.sources} sources.`;
  return { data: { content: counts }, lines: [sentence] };
}

async function buildContent(options: BuildOptions): Promise<Answer> {
  const key = await keyOf(options);
  const { data, sequence } = options;
  const out = resolve(options.out ?? builtinReleaseFolder(appFolder()));
  if (data === undefined && !isFreeForBuild(out)) {
    throw new Refused('out-taken', `${out} holds something that is no release: name another folder with --out=DIR.`);
  }
  const content = readOrRefuse(options, 'nothing was built: the content');
  const media = join(options.content, filesFolder);
  if (data !== undefined) return publishTo({ content, media, key, sequence, dataFolder: resolve(data) });
  const { id, sequence: number } = writing(out, () => buildRelease({ content, media, sequence, out, key }));
  return { data: { release: { id, sequence: number, folder: out } }, lines: [`Built release ${id} in ${out}.`] };
}

/** The development key counts for the built-in release alone; a data folder needs a key of the museum's. */
async function keyOf({ key: file, data, passphraseStdin = false }: BuildOptions): Promise<PrivateKey> {
  if (file === undefined && data !== undefined) {
    const advice = 'name your private key with --key=FILE (`esimde keys create` makes one)';
    throw new Refused('key-needed', `the development key counts for the built-in release alone: ${advice}.`);
  }
  if (file !== undefined) return unlockedKey(resolve(file), passphrasesFrom(passphraseStdin));
  const key = developmentKey(appFolder());
  if (key !== null) return key;
  throw new Complaint('this Esimde has no development key; name a private key with --key=FILE.');
}

/** @throws {Refused} with every problem of the content @throws {Complaint} where there is no such folder */
function readOrRefuse({ content: folder, json }: CheckOptions, what: string): Content {
  if (!existsSync(folder)) throw new Complaint(`there is no content folder ${folder}; name it with --content=DIR.`);
  const result = readContent(folder);
  if (result.ok) return result.content;
  const { problems } = result;
  if (!json) process.stderr.write(problems.map((problem) => `${formatProblem(problem)}\n`).join(''));
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  throw new Refused('content', `${what} has ${count}.`, { problems });
}

/** @throws {Complaint} where the place cannot be written to */
function writing<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined || code.startsWith('ERR_') || code.startsWith('SQLITE')) throw error;
    throw new Complaint(`${place} cannot be written to (${code}).`);
  }
}
