import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { builtinContentFolder, builtinReleaseFolder, developmentKey } from '../../db/release/builder/builtin.ts';
import { buildRelease, isFreeForBuild } from '../../db/release/builder/release.ts';
import type { Content } from '../../db/release/content/layout.ts';
import { type ContentProblem, formatProblem } from '../../db/release/content/problem.ts';
import { readContent } from '../../db/release/content/read.ts';
import { type PrivateKey, readPrivateKey } from '../../db/release/keys.ts';
import { appFolder } from '../app-folder.ts';
import { Complaint } from '../complaint.ts';
import { publishTo } from './publish.ts';
import { done, refused } from './reply.ts';

interface CheckOptions {
  content: string;
  json?: boolean;
}

export interface BuildOptions extends CheckOptions {
  out?: string;
  data?: string;
  key?: string;
  sequence?: number;
}

/** `esimde content`: the content files, and the releases built of them. */
export function contentCommand(): Command {
  const folder = builtinContentFolder(appFolder());
  const check = new Command('check')
    .description('check every content file and name everything that is to be put right')
    .option('--content <dir>', 'folder of the content files', folder)
    .option('--json', 'answer as JSON')
    .action(checkContent);
  const build = new Command('build')
    .description('check the content and build a release of it')
    .option('--content <dir>', 'folder of the content files', folder)
    .option('--out <dir>', 'folder that becomes the release (default: dist/release)')
    .option('--data <dir>', 'install it into this data folder as the next release, and make it current')
    .option('--key <file>', 'private key to sign it with (default: the development key, for the built-in release only)')
    .option(
      '--sequence <n>',
      'sequence number (default: what release.yaml says; with --data the next one)',
      parseSequence,
    )
    .option('--json', 'answer as JSON')
    .action(buildContent);
  return new Command('content')
    .description('check the content and build a release of it')
    .addCommand(check)
    .addCommand(build);
}

function parseSequence(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1.');
  return Number(text);
}

function checkContent({ content: folder, json }: CheckOptions): void {
  const content = readOrRefuse(folder, json, 'the content');
  if (content === null) return;
  const { camps, texts, sources } = content;
  const counts = { camps: camps.length, texts: texts.length, sources: sources.length };
  const sentence = `The content is good: ${counts.camps} camps, ${counts.texts} texts, ${counts.sources} sources.`;
  done(json, { content: counts }, sentence);
}

function buildContent(options: BuildOptions): void {
  const { content: folder, data, json, sequence } = options;
  const key = keyOf(options);
  if (key === null) {
    const message =
      'a release for a data folder is signed with a key of yours: name it with --key=FILE (esimde keys create makes one).';
    return refused(json, 'key-needed', message);
  }
  const out = resolve(options.out ?? builtinReleaseFolder(appFolder()));
  if (data === undefined && !isFreeForBuild(out)) {
    return refused(json, 'out-taken', `${out} holds something that is no release: name another folder with --out=DIR.`);
  }
  const content = readOrRefuse(folder, json, 'nothing was built: the content');
  if (content === null) return;
  if (data !== undefined) return publishTo({ content, key, sequence, dataFolder: resolve(data), json });
  const manifest = writing(out, () => buildRelease({ content, sequence, out, key }));
  done(
    json,
    { release: { id: manifest.id, sequence: manifest.sequence, folder: out } },
    `Built release ${manifest.id} in ${out}.`,
  );
}

/** The development key counts for the built-in release alone: null where a data folder needs a key and none is named. */
function keyOf({ key: file, data }: BuildOptions): PrivateKey | null {
  if (file === undefined && data !== undefined) return null;
  const key = file === undefined ? developmentKey(appFolder()) : readPrivateKey(resolve(file));
  if (key !== null) return key;
  if (file !== undefined) throw new Complaint(`${file} is no Ed25519 private key that can be read.`);
  throw new Complaint('an installed Esimde has no development key; name a key with --key=FILE.');
}

function readOrRefuse(folder: string, json: boolean | undefined, what: string): Content | null {
  if (!existsSync(folder)) throw new Complaint(`there is no content folder ${folder}; name it with --content=DIR.`);
  const result = readContent(folder);
  if (result.ok) return result.content;
  const { problems } = result;
  if (!json) process.stderr.write(problems.map((problem: ContentProblem) => `${formatProblem(problem)}\n`).join(''));
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  refused(json, 'content', `${what} has ${count}.`, { problems });
  return null;
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
