import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/**
 * Who may import whom, type-only imports included. The longest matching folder or file decides; tests are free.
 * `db/` is a folder of the project, `hono` a package with all below it; the last rule that matches wins, `!` forbids.
 */
const node = 'node:*';
const database = ['db/', node, 'better-sqlite3', 'valibot'];
const page = [
  ...[
    'renderer/',
    'locales/',
    '!locales/program/',
    'assets/',
    'preact',
    '@preact/signals',
    'i18next',
    'hono/client',
    'lucide',
    'qr',
    'age-encryption',
  ],
  ...['db/model/', '!db/model/entry/', 'electron/service/visitor/routes.ts'],
];

// Electron's own modules, of which only these two start a process and look for a file.
const noElectron = [
  ...['electron/', '!electron/hosts/electron/'],
  ...['electron/hosts/electron/electron-process.ts', 'electron/hosts/electron/electron-binary.ts'],
];

const layers: Record<string, readonly string[]> = {
  'db/model/': ['db/model/', 'valibot'],
  'db/model/entry/': ['db/model/', 'valibot'],
  'db/': [...database, 'yaml'],
  'db/release/channel/': [...database, 'tuf-js', '@tufjs/models'],
  'db/workshop/import/': [
    ...database,
    '@citation-js/core',
    '@citation-js/plugin-bibtex',
    '@citation-js/plugin-ris',
    'csv-parse',
    'csv-stringify',
    'exceljs',
    'saxes',
    'yauzl',
  ],
  'db/release/open-data/': [...database, 'csv-stringify'],
  'db/workshop/open-data/': [...database, 'csv-stringify'],
  'db/workshop/media/': [...database, '@hyzyla/pdfium', 'sharp', 'exif-reader', 'file-type', 'music-metadata'],
  'electron/': [...noElectron, 'db/', 'locales/program/', 'commander', 'jsonc-parser', 'valibot', node],
  'electron/cli/doctor/': [...noElectron, 'db/', 'locales/', 'commander', node],
  'electron/cli/transfer/': [...noElectron, 'db/', 'age-encryption', 'valibot', node],
  'electron/cli/inbox/': [...noElectron, 'db/', 'commander', 'age-encryption', node],
  'electron/service/': [
    ...['electron/', '!electron/hosts/', '!electron/cli/', 'db/', node],
    ...['hono', '@hono/node-server', '@hono/valibot-validator', 'lru-cache', 'valibot'],
  ],
  'electron/hosts/electron/': ['electron/', '!electron/cli/', 'db/', 'electron', node],
  'electron/main.ts': ['electron/', '!electron/cli/', 'db/', 'electron', node],
  'renderer/': [...page, '!renderer/curator/', '!renderer/first-start/'],
  'renderer/site/': [
    ...[...page, '!renderer/curator/', 'preact-render-to-string'],
    // Pure: the site searches names as the service does.
    ...['db/names/search/'],
  ],
  'renderer/curator/': [...page, 'db/model/entry/', 'valibot', 'electron/service/workshop/routes.ts'],
  'renderer/first-start/': [...page, 'electron/service/first-start/routes.ts'],
  'e2e/': [
    'e2e/',
    'db/model/',
    '!db/model/entry/',
    'test-support/electron/run.ts',
    'test-support/workshop/accounts.ts',
    'test-support/workshop/pdf.ts',
    'electron/hosts/chromium/browser.ts',
    '@playwright/test',
    '@axe-core/playwright',
    'yauzl',
    node,
  ],
};

export interface Import {
  file: string;
  /** A path in the project, or the specifier of a package. */
  target: string;
}

const statement = /^(?:import|export)\s(?:[^'";]*?\sfrom\s)?'([^']+)'|\bimport\('([^']+)'\)/gm;

/** The imports of a source text, static, dynamic, type-only and re-exports. The formatter guarantees the quotes. */
export function importsOf(file: string, text: string): Import[] {
  return Array.from(text.matchAll(statement), ([, fixed, dynamic]) => {
    const specifier = fixed ?? dynamic ?? '';
    return { file, target: specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : specifier };
  });
}

/** All imports of the folders that the table names. @param root the project's folder */
export function importGraph(root: string): Import[] {
  const folders = new Set(Object.keys(layers).map((path) => path.split('/')[0] ?? path));
  return [...folders].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .flatMap((file) => importsOf(file, readFileSync(join(root, file), 'utf8'))),
  );
}

const covers = (rule: string, target: string): boolean => {
  if (rule.endsWith('/')) return target.startsWith(rule);
  if (rule.endsWith('*')) return target.startsWith(rule.slice(0, -1));
  return target === rule || target.startsWith(`${rule}/`);
};

export function isAllowed({ file, target }: Import): boolean {
  const from = Object.keys(layers).filter((layer) => covers(layer, file));
  const rules = layers[from.sort((a, b) => b.length - a.length)[0] ?? ''];
  if (!rules) return true;
  const last = rules.findLast((rule) => covers(rule.replace('!', ''), target));
  return last !== undefined && !last.startsWith('!');
}

/** Groups of files that import each other, directly or not. */
export function cyclesOf(imports: readonly Import[]): string[][] {
  const next = Map.groupBy(imports, ({ file }) => file);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (file: string): number => {
    const own = index.size;
    index.set(file, own);
    low.set(file, own);
    stack.push(file);
    for (const { target } of next.get(file) ?? []) {
      if (!index.has(target)) low.set(file, Math.min(low.get(file) ?? own, visit(target)));
      else if (stack.includes(target)) low.set(file, Math.min(low.get(file) ?? own, index.get(target) ?? own));
    }
    if (low.get(file) === own) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1) cycles.push(group.sort());
    }
    return low.get(file) ?? own;
  };
  for (const file of next.keys()) if (!index.has(file)) visit(file);
  return cycles;
}
