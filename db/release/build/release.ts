import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { mediaFile } from '../../model/entry/media.ts';
import { moveDurably } from '../../sqlite/durable.ts';
import { linkOrCopy } from '../../sqlite/hard-link.ts';
import { type Content, filesFolder } from '../content/layout.ts';
import type { ContentProblem } from '../content/problem.ts';
import { readContent } from '../content/read.ts';
import { withoutWithheld } from '../content/withheld.ts';
import { listFolder, measure } from '../files.ts';
import { databaseFile, type Manifest, type ManifestFile, manifestFile, mediaFolder, toBytes } from '../manifest.ts';
import { manifestOf, signatureOf, writeSeal } from '../seal.ts';
import { builtinContentFolder, builtinReleaseFolder } from '../store/builtin-folder.ts';
import { type PrivateKey, readPrivateKey } from '../trust/keys.ts';
import { buildDatabase } from './database.ts';

export interface BuildOptions {
  content: Content;
  /** Folder of the files that the content's media name; not needed without media. */
  media?: string | undefined;
  /** Replaces the sequence number that the content gives itself. */
  sequence?: number | undefined;
  /** Folder that becomes the release; a release that is there already is replaced. */
  out: string;
  key: PrivateKey;
}

/**
 * Builds a release folder: database, media, manifest, signature. All of it is written beside its place and on the disk
 * before it gets its name, so that a release is complete or absent. The same content gives the same bytes.
 *
 * @throws Error where the place cannot be written, or holds something that is no build, or a file of a medium is not what
 * its record names
 */
export function buildRelease({
  content,
  media,
  sequence = content.release.sequence,
  out,
  key,
}: BuildOptions): Manifest {
  if (!isFreeForBuild(out)) throw new Error(`${out} holds something that is no release`);
  mkdirSync(dirname(out), { recursive: true });
  const work = mkdtempSync(join(dirname(out), `.${basename(out)}-`));
  try {
    chmodSync(work, 0o755);
    mkdirSync(join(work, mediaFolder));
    linkMedia(withoutWithheld(content), media, join(work, mediaFolder));
    buildDatabase(join(work, databaseFile), content, sequence);
    const manifest = manifestOf({ ...content.release, sequence }, filesOf(work));
    const bytes = toBytes(manifest);
    writeSeal(work, bytes, signatureOf(bytes, key));
    replace(work, out);
    return manifest;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function linkMedia({ media }: Content, from: string | undefined, to: string): void {
  for (const name of new Set(media.map(mediaFile))) {
    if (from === undefined || !existsSync(join(from, name)))
      throw new Error(`the file of a medium is missing: ${name}`);
    linkOrCopy(join(from, name), join(to, name));
  }
}

/** A file of a medium is named for its content. */
const isNamedTruly = ({ path, sha256 }: ManifestFile) => path === databaseFile || path.includes(sha256);

function filesOf(folder: string): ManifestFile[] {
  const files = listFolder(folder).files.map((path) => measure(folder, path));
  const damaged = files.find((file) => !isNamedTruly(file));
  if (damaged !== undefined) throw new Error(`the file of a medium is damaged: ${damaged.path}`);
  return files;
}

/** Whether a build may take this place: it is free, empty, or holds an earlier build. Nothing else is ever replaced. */
export function isFreeForBuild(out: string): boolean {
  if (!existsSync(out)) return true;
  return statSync(out).isDirectory() && (readdirSync(out).length === 0 || existsSync(join(out, manifestFile)));
}

/** A folder cannot be renamed onto another: the old one steps aside first. */
function replace(work: string, out: string): void {
  const old = `${work}-old`;
  if (existsSync(out)) moveDurably(out, old);
  moveDurably(work, out);
  rmSync(old, { recursive: true, force: true });
}

/** The private half of `developmentPublicKey`; an installed program does not have it. */
export const developmentKey = (project: string): PrivateKey | null =>
  readPrivateKey(join(project, 'build', 'keys', 'development.pem'));

export { builtinContentFolder, builtinReleaseFolder };

type BuiltinBuild = { ok: true; manifest: Manifest } | { ok: false; problems: ContentProblem[] };

/**
 * Checks the content of a source tree and builds the release that the program carries.
 *
 * @throws Error where the tree has no development key, or the place cannot be written
 */
export function buildBuiltinRelease(project: string, out = builtinReleaseFolder(project)): BuiltinBuild {
  const folder = builtinContentFolder(project);
  const result = readContent(folder);
  if (!result.ok) return result;
  const key = developmentKey(project);
  if (key === null) throw new Error('build/keys/development.pem is missing or is no Ed25519 key');
  return { ok: true, manifest: buildRelease({ content: result.content, media: join(folder, filesFolder), out, key }) };
}
