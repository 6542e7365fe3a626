import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Parts of the program that no source map names: fonts, and what the map is made of. */
const unnamed = [
  '@fontsource-variable/golos-text',
  '@fontsource-variable/source-serif-4',
  'better-sqlite3',
  'sharp',
  'world-atlas',
];

const packageIn = /node_modules\/((?:@[^/]+\/)?[^/]+)\//g;

/** The npm packages that the bundles below `dist` contain, by their source maps. */
function bundledPackages(dist: string): string[] {
  const maps = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.map'));
  const sources = maps.flatMap(
    (name) => (JSON.parse(readFileSync(join(dist, name), 'utf8')) as { sources?: string[] }).sources ?? [],
  );
  return sources.flatMap((source) => [...source.matchAll(packageIn)].at(-1)?.[1] ?? []);
}

/** Names of the npm packages whose code is in a package, without the binaries of its target. */
export const shippedPackages = (root: string): string[] => [
  ...new Set([...bundledPackages(join(root, 'dist')), ...unnamed]),
];

/** The licences of everything that Esimde brings, as one text; Electron's and Chromium's are beside it. */
export function licencesOf(root: string, binaries: { folder: string; images: readonly string[] }): string {
  const own = shippedPackages(root).map((name) => ({ name, folder: join(root, 'node_modules', name) }));
  const images = binaries.images.map((name) => ({ name, folder: join(binaries.folder, name) }));
  const parts = [...own, ...images].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const textOf = (name: string) => readFileSync(join(root, 'assets', 'licences', `${name}.txt`), 'utf8').trim();
  const others = [`Node.js\n\n${textOf('node')}`, textOf('pdfium')];
  return [...parts.map(({ name, folder }) => licenceOf(name, folder)), ...others].join(`\n\n${'-'.repeat(80)}\n\n`);
}

function licenceOf(name: string, folder: string): string {
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
    license?: unknown;
  };
  const text = readdirSync(folder).find((file) => /^(licen[cs]e|copying)/i.test(file)) ?? 'README.md';
  const path = join(folder, text);
  const heading = `${name} ${version}${typeof license === 'string' ? ` (${license})` : ''}`;
  return existsSync(path) ? `${heading}\n\n${readFileSync(path, 'utf8').trim()}` : heading;
}
