import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import * as v from 'valibot';
import { ok } from '../../model/result.ts';
import { writeForeignFile } from '../../sqlite/foreign-file.ts';
import { listFolder, measure } from '../files.ts';
import { formatVersion, manifestFile, signatureFile, toBytes } from '../manifest.ts';
import { packed } from '../package/export.ts';
import { isCanonical, openSealed, readPackage, type SealedFile } from '../package/read.ts';
import { type PackageResult, refusable } from '../package/refusal.ts';
import { checkSpace, freeBytesOf } from '../package/space.ts';
import { writePackage } from '../package/write.ts';
import { layOut } from '../package/zip.ts';
import { signatureOf, writeSeal } from '../seal.ts';
import type { PrivateKey } from '../trust/keys.ts';
import type { Trust } from '../trust/trust.ts';
import { refuse } from '../trust/verify.ts';
import {
  type AppManifest,
  appExtension,
  appNameOf,
  parseAppManifest,
  type SealedApp,
  verifyAppSeal,
} from './manifest.ts';

interface PackOptions {
  /** The program as it is installed: `bin/node`, `dist`, `node_modules`, `package.json`. */
  tree: string;
  platform: string;
  /** Of the installed package. */
  minimumVersion: string;
  key: PrivateKey;
  /** A file, or the folder that takes it. */
  out: string;
}

interface PackedApp {
  file: string;
  bytes: number;
  manifest: AppManifest;
}

/** Writes a version of the program as one signed file. The same tree and key always give the same bytes. */
export function packApp(options: PackOptions): Promise<PackageResult<PackedApp>> {
  return refusable(() => pack(options));
}

async function pack({ tree, platform, minimumVersion, key, out }: PackOptions): Promise<PackageResult<PackedApp>> {
  const { files: names, strange } = listFolder(tree);
  if (strange[0] !== undefined) return refuse('extra-file', strange[0]);
  const app = versionIn(tree);
  const manifestBytes = toBytes({
    formatVersion,
    ...{ app, platform, minimumVersion },
    files: names.map((name) => measure(tree, name)),
  });
  const manifest = parseAppManifest(manifestBytes);
  if (manifest === null) return refuse('unreadable-manifest', tree);
  const signature = signatureOf(manifestBytes, key);
  const layout = layOut(manifest, manifestBytes.length, signature.length);
  const file = (await isFolder(out)) ? join(out, `${appNameOf(manifest)}${appExtension}`) : out;
  const space = await checkSpace(dirname(file), layout.totalBytes, 1, freeBytesOf);
  if (!space.ok) return space;
  const sizes = new Map(layout.entries.map(({ name, bytes }) => [name, bytes]));
  const seal: Record<string, Buffer> = { [manifestFile]: manifestBytes, [signatureFile]: signature };
  const fill = async (part: Parameters<typeof writePackage>[0]): Promise<PackageResult<PackedApp>> => {
    const written = await writePackage(part, layout, {
      contentOf: async (name) => {
        const from = seal[name];
        return from ? ok({ crc: crc32(from), from }) : packed(join(tree, name), sizes.get(name) ?? 0, undefined);
      },
    });
    return written.ok ? ok({ file, bytes: layout.totalBytes, manifest }) : written;
  };
  return writeForeignFile(file, fill, 0o644);
}

const packageSchema = v.object({ version: v.string() });

/** An empty one is no version. */
function versionIn(tree: string): string {
  const read = v.safeParse(packageSchema, JSON.parse(readFileSync(join(tree, 'package.json'), 'utf8')));
  return read.success ? read.output.version : '';
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** A package whose manifest was signed by a trusted key. */
export type OpenApp = SealedFile & SealedApp;

/** Opens a package of the program. The caller closes `file`. */
export function openApp(path: string, trust: Trust): Promise<PackageResult<OpenApp>> {
  return openSealed(path, (manifestBytes, signatureBytes) => {
    const sealed = verifyAppSeal(manifestBytes, signatureBytes, trust);
    return sealed.ok && !isCanonical(signatureBytes) ? refuse('changed-package', signatureFile) : sealed;
  });
}

/** Unpacks a package into a new folder below `parent`; its seal is written, too. The caller removes it. */
export async function unpackApp(
  path: string,
  trust: Trust,
  parent: string,
): Promise<PackageResult<SealedApp & { folder: string }>> {
  return refusable(async () => {
    const opened = await openApp(path, trust);
    if (!opened.ok) return opened;
    const folder = mkdtempSync(join(parent, 'esimde-app-'));
    let isWhole = false;
    try {
      const place = async (name: string): Promise<FileHandle> => {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        return open(join(folder, name), 'wx', 0o644);
      };
      const read = await readPackage(opened.value, { place });
      if (!read.ok) return read;
      writeSeal(folder, opened.value.manifestBytes, opened.value.signatureBytes);
      isWhole = true;
      const { manifest, keyId } = opened.value;
      return ok({ folder, manifest, keyId });
    } finally {
      await opened.value.file.close();
      if (!isWhole) rmSync(folder, { recursive: true, force: true });
    }
  });
}
