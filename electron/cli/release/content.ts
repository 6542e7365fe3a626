import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import {
  buildRelease,
  builtinContentFolder,
  builtinReleaseFolder,
  developmentKey,
  isFreeForBuild,
  type BuildOptions as ReleaseBuild,
} from '../../../db/release/build/release.ts';
import { type Content, filesFolder } from '../../../db/release/content/layout.ts';
import { formatProblem } from '../../../db/release/content/problem.ts';
import { readContent } from '../../../db/release/content/read.ts';
import { type Readability, readabilityOf } from '../../../db/release/content/readability.ts';
import { activateRelease } from '../../../db/release/store/activate.ts';
import { installRelease } from '../../../db/release/store/install.ts';
import { installedNames, pruneReleases } from '../../../db/release/store/installed.ts';
import type { PrivateKey } from '../../../db/release/trust/keys.ts';
import { UserError } from '../../../db/user-error.ts';
import { appFolder } from '../../kiosk/app-folder.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import {
  type Answer,
  answerCommand,
  type JsonOption,
  parseFileName,
  parseSequence,
  reply,
  writing,
} from '../command.ts';
import { table } from '../output.ts';
import { passphrasesFrom, unlockedKey } from '../passphrase.ts';
import { builtinSequenceOf, type Places, placesOf, whileLocked } from '../places.ts';
import { refused, refusedRelease, soonShown } from '../refused.ts';

interface ContentOptions extends JsonOption {
  content: string;
}

interface CheckOptions extends ContentOptions {
  report?: boolean;
}

interface BuildOptions extends ContentOptions {
  out?: string;
  data?: string;
  key?: string;
  passphraseStdin?: boolean;
  sequence?: number;
}

/** `esimde content`: the content files, and the releases built from them. */
export function contentCommand(): Command {
  const check = command('check', 'check every content file and list all problems')
    .option('--report', 'also print how hard each text is to read: words, sentences, numbers')
    .action((options: CheckOptions) => reply(options.json, () => checkContent(options)));
  const build = command('build', 'check the content and build a release from it')
    .option('--out <dir>', 'folder that becomes the release (default: dist/release)', parseFileName)
    .option('--data <dir>', 'install it into this data folder as the next release, and make it current')
    .option('--key <file>', 'private key to sign with (default: the development key, for the built-in release only)')
    .option('--passphrase-stdin', 'read the passphrase of the key from stdin')
    .option('--sequence <n>', 'sequence number (default: that of release.yaml; with --data the next)', parseSequence)
    .action((options: BuildOptions) => reply(options.json, () => buildContent(options)));
  return new Command('content').description('check the content and build releases').addCommand(check).addCommand(build);
}

const command = (name: string, description: string): Command =>
  answerCommand(name, description).option(
    '--content <dir>',
    'folder of the content files',
    builtinContentFolder(appFolder()),
  );

function checkContent(options: CheckOptions): Answer {
  const { camps, texts, sources } = readOrRefuse(options, 'the content');
  const counts = { camps: camps.length, texts: texts.length, sources: sources.length };
  const sentence = `The content is valid: ${counts.camps} camps, ${counts.texts} texts, ${counts.sources} sources.`;
  if (!options.report) return { data: { content: counts }, lines: [sentence] };
  const report = readabilityOf(texts);
  return { data: { content: counts, report }, lines: [sentence, ...reportLines(report)] };
}

function reportLines(report: Readability[]): string[] {
  const header = ['text', 'language', 'words', 'opening', 'words/sentence', 'longest', 'words/number'];
  const rows = report.map(({ text, language, words, opening, wordsPerSentence, longestSentence, wordsPerNumber }) => [
    text,
    language,
    words,
    opening,
    wordsPerSentence,
    longestSentence,
    wordsPerNumber ?? '–',
  ]);
  return table(header, rows);
}

async function buildContent(options: BuildOptions): Promise<Answer> {
  const key = await keyOf(options);
  const { data, sequence } = options;
  const out = resolve(options.out ?? builtinReleaseFolder(appFolder()));
  if (data === undefined && !isFreeForBuild(out)) throw refused('out-taken', { out });
  const content = readOrRefuse(options, 'nothing was built: the content');
  const media = join(options.content, filesFolder);
  if (data !== undefined) return publishTo({ content, media, key, sequence, dataFolder: resolve(data) });
  const { id, sequence: number } = writing(out, () => buildRelease({ content, media, sequence, out, key }));
  return { data: { release: { id, sequence: number, folder: out } }, lines: [`Built release ${id} in ${out}.`] };
}

/** The development key is valid for the built-in release only; a data folder needs a key of the museum. */
async function keyOf({ key: file, data, passphraseStdin = false }: BuildOptions): Promise<PrivateKey> {
  if (file === undefined && data !== undefined) throw refused('key-needed');
  if (file !== undefined) return unlockedKey(resolve(file), passphrasesFrom(passphraseStdin));
  const key = developmentKey(appFolder());
  if (key !== null) return key;
  throw new UserError('this Esimde has no development key; name a private key with --key=FILE.');
}

/** @throws {CommandRefused} with every problem of the content */
function readOrRefuse({ content: folder, json }: ContentOptions, what: string): Content {
  if (!existsSync(folder)) throw new UserError(`there is no content folder ${folder}; name it with --content=DIR.`);
  const result = readContent(folder);
  if (result.ok) return result.content;
  const { problems } = result;
  if (!json) process.stderr.write(problems.map((problem) => `${formatProblem(problem)}\n`).join(''));
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  throw refused('content', { what, count }, { problems });
}

interface Publication {
  content: Content;
  /** Folder of its media files. */
  media?: string | undefined;
  key: PrivateKey;
  /** Default: the next free number. */
  sequence?: number | undefined;
  dataFolder: string;
}

/** Builds a release, installs it into a data folder and makes it the current one. */
function publishTo(publication: Publication): Answer {
  const dataFolder = openDataFolder(publication.dataFolder);
  return whileLocked(dataFolder, () => publish({ ...publication, dataFolder }));
}

function publish({ content, media, key, sequence: chosen, dataFolder }: Publication): Answer {
  const places = placesOf(dataFolder);
  const builtinSequence = builtinSequenceOf(places);
  const sequence = chosen ?? Math.max(builtinSequence ?? 0, ...installedNames(dataFolder).map(Number)) + 1;
  installBuild(places, { content, media, key, sequence });
  const activation = activateRelease({ dataFolder, sequence, trust: places.trust, builtinSequence });
  if (!activation.ok) {
    const { reason, detail: shown } = activation.error;
    throw reason === 'older'
      ? refused('older.installed', { sequence, shown })
      : refusedRelease(`release ${sequence}`, activation.error);
  }
  const removed = pruneReleases(dataFolder, places.settings.releasesKept);
  const { manifest, pointer } = activation.value;
  const { id } = manifest;
  const lines = [`Release ${id} is installed and current; ${soonShown}`];
  return { data: { release: { id, sequence, ...pointer, removed } }, lines };
}

function installBuild(places: Places, build: Omit<ReleaseBuild, 'out'> & { sequence: number }): void {
  const { sequence } = build;
  const work = mkdtempSync(join(tmpdir(), 'esimde-build-'));
  try {
    const out = join(work, 'release');
    buildRelease({ ...build, out });
    const installation = installRelease(places.dataFolder, out, places.trust);
    if (installation.ok) return;
    throw installation.error.reason === 'taken'
      ? refused('taken.sequence', { sequence })
      : refusedRelease(`release ${sequence}`, installation.error);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
