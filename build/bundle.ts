import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

/**
 * Bundles the processes: `electron/cli/esimde.ts` → `dist/esimde.js`, `electron/launcher/launch.ts` → `dist/launch.js`, `electron/main.ts` → `dist/electron/main.js`, and
 * the threads of the workshop: prepare → `dist/workshop/prepare.js`, tables → `dist/workshop/tables.js`,
 * media → `dist/workshop/media.js`, releases → `dist/workshop/releases.js`.
 * Dynamic imports of a command become separate chunks, so that `start` loads only what it needs.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const sources = {
  esimde: 'electron/cli/esimde.ts',
  launch: 'electron/launcher/launch.ts',
  'electron/main': 'electron/main.ts',
  'workshop/prepare': 'db/workshop/prepare-worker.ts',
  'workshop/tables': 'db/workshop/import/worker.ts',
  'workshop/media': 'db/workshop/media/worker.ts',
  'workshop/releases': 'electron/workers/release-worker.ts',
};

const input = Object.fromEntries(Object.entries(sources).filter(([, file]) => existsSync(join(root, file))));

const { output } = await build({
  cwd: root,
  input,
  platform: 'node',
  // Its CommonJS build loads its parts by a `require` that bundlers cannot follow.
  resolve: { alias: { 'jsonc-parser': join(root, 'node_modules/jsonc-parser/lib/esm/main.js') } },
  external: ['electron', 'better-sqlite3', 'sharp'],
  transform: { target: 'node24' },
  logLevel: 'warn',
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: false,
    // Stacks in the log name source files. The sources themselves are not needed for that.
    sourcemap: true,
    sourcemapExcludeSources: true,
  },
});

// Read by `db/workshop/media/pdf.ts`. Written rather than copied: npm makes it executable.
const wasm = readFileSync(fileURLToPath(import.meta.resolve('@hyzyla/pdfium/pdfium.wasm')));
writeFileSync(join(root, 'dist/workshop/pdfium.wasm'), wasm, { mode: 0o644 });

// Removes chunks of earlier builds; a running kiosk has loaded its own already.
const written = new Set(output.map(({ fileName }) => fileName));
const chunks = join(root, 'dist', 'chunks');
for (const name of existsSync(chunks) ? readdirSync(chunks) : []) {
  if (!written.has(`chunks/${name}`)) rmSync(join(chunks, name));
}
