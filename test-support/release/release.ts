import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildRelease, developmentKey } from '../../db/release/build/release.ts';
import type { Content } from '../../db/release/content/layout.ts';
import { readContent } from '../../db/release/content/read.ts';
import { measure } from '../../db/release/files.ts';
import { databaseFile, type Manifest, manifestFile, signatureFile } from '../../db/release/manifest.ts';
import { signatureOf } from '../../db/release/seal.ts';
import { builtinContentFolder } from '../../db/release/store/builtin-folder.ts';
import { type PrivateKey, type PublicKey, parsePublicKey } from '../../db/release/trust/keys.ts';
import { copyMadeOnce } from '../made-once.ts';
import { type SmallContent, smallContent, writeContent } from './content.ts';

export const project = fileURLToPath(new URL('../..', import.meta.url));

/** A key pair of a museum. `text`: the public key in the form of settings.json. */
export interface MuseumKey {
  secret: PrivateKey;
  open: PublicKey;
  text: string;
}

export function museumKey(): MuseumKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const text = String(publicKey.export({ format: 'pem', type: 'spki' }));
  const open = parsePublicKey(text);
  if (open === null) throw new Error('a fresh key cannot be read');
  return { secret: { id: open.id, key: privateKey }, open, text };
}

let projectContent: Content | undefined;

/** The project's own content, of its own for each caller. */
export function readProjectContent(): Content {
  projectContent ??= contentIn(builtinContentFolder(project));
  return structuredClone(projectContent);
}

let smallContentRead: Content | undefined;

/** The small content, of its own for each caller. */
export function readSmallContent(): Content {
  smallContentRead ??= readAsFiles(smallContent());
  return structuredClone(smallContentRead);
}

/** Reads content as the program reads its files. */
export function readAsFiles(content: SmallContent): Content {
  const folder = writeContent(content);
  try {
    return contentIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function contentIn(folder: string): Content {
  const result = readContent(folder);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.content;
}

/** The development key of the source tree. */
export function treeKey(): PrivateKey {
  const key = developmentKey(project);
  if (key === null) throw new Error('the source tree has no development key');
  return key;
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'esimde-release-'));

/** Builds a small release in a folder. @returns the folder */
export function buildSmallRelease(out: string, key: PrivateKey, sequence = 1): string {
  buildRelease({ content: readSmallContent(), out, key, sequence });
  return out;
}

/** Puts a small release into a folder, in place of what is there; each number is built once. @returns the folder */
export function smallRelease(out: string, key: PrivateKey, sequence = 1): string {
  rmSync(out, { recursive: true, force: true });
  copyMadeOnce(`small-release-${sequence}`, out, (folder) => void buildSmallRelease(folder, treeKey(), sequence));
  writeFileSync(join(out, signatureFile), signatureOf(readFileSync(join(out, manifestFile)), key));
  return out;
}

/** Changes the manifest of a release and signs it again, as a faulty but trusted publisher would. */
export function resign(folder: string, key: PrivateKey, change: (manifest: Manifest) => object): void {
  const manifest = JSON.parse(readFileSync(join(folder, manifestFile), 'utf8')) as Manifest;
  const bytes = Buffer.from(JSON.stringify(change(manifest)));
  writeFileSync(join(folder, manifestFile), bytes);
  writeFileSync(join(folder, signatureFile), signatureOf(bytes, key));
}

/** Replaces the database with another file, and signs the release. */
export function resignDatabase(folder: string, key: PrivateKey, bytes: Uint8Array): void {
  writeFileSync(join(folder, databaseFile), bytes);
  resign(folder, key, (manifest) => ({ ...manifest, files: [measure(folder, databaseFile)] }));
}
