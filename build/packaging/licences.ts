import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { libraryFolders } from './libraries.ts';

/** Parts of the program that no source map names: fonts, and what the map is made of. */
const unnamed = ['@fontsource-variable/golos-text', '@fontsource-variable/source-serif-4', 'world-atlas'];

/** Up to the innermost package, which may have another version than the one of its name above. */
const packageIn = /node_modules\/((?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//;

/** An npm package whose code is in ours. */
interface Part {
  name: string;
  version: string;
  licence: string | null;
  folder: string;
}

function partIn(folder: string): Part {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: unknown;
  };
  return { name, version, licence: typeof license === 'string' ? license : null, folder };
}

/** Folders below `node_modules` of the packages that the bundles below `dist` contain, by their source maps. */
function bundledFolders(dist: string): string[] {
  const maps = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.map'));
  const sources = maps.flatMap(
    (name) => (JSON.parse(readFileSync(join(dist, name), 'utf8')) as { sources?: string[] }).sources ?? [],
  );
  return sources.flatMap((source) => packageIn.exec(source)?.[1] ?? []);
}

/** Each version of each package once, in the order of their names. */
export function shippedParts(root: string, binaries: { folder: string; images: readonly string[] }): Part[] {
  const modules = join(root, 'node_modules');
  const own = new Set([...bundledFolders(join(root, 'dist')), ...unnamed, ...libraryFolders(modules)]);
  const folders = [
    ...[...own].map((folder) => join(modules, folder)),
    ...binaries.images.map((name) => join(binaries.folder, name)),
  ];
  const parts = folders.map(partIn);
  const named = new Map(parts.map((part) => [`${part.name}@${part.version}`, part]));
  return [...named].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}

/** The licences of everything that Esimde brings, as one text; Electron's and Chromium's are beside it. */
export function licencesOf(root: string, parts: readonly Part[]): string {
  const textOf = (name: string) => readFileSync(join(root, 'assets', 'licences', `${name}.txt`), 'utf8').trim();
  const others = [`Node.js\n\n${textOf('node')}`, textOf('pdfium')];
  return [...parts.map(licenceOf), ...others].join(`\n\n${'-'.repeat(80)}\n\n`);
}

function licenceOf({ name, version, licence, folder }: Part): string {
  const text = readdirSync(folder).find((file) => /^(licen[cs]e|copying)/i.test(file)) ?? 'README.md';
  const path = join(folder, text);
  const heading = `${name} ${version}${licence === null ? '' : ` (${licence})`}`;
  return existsSync(path) ? `${heading}\n\n${readFileSync(path, 'utf8').trim()}` : heading;
}
