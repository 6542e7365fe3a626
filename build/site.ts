import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig } from 'vite';
import { dataScript } from '../db/model/site.ts';
import pages from '../vite.config.ts';

/**
 * Bundles the web edition: the program of its documents → `dist/site/assets/site.js` and `site.css`, and what draws them →
 * `dist/site/render.js`. The program is one plain script: from a disk, browsers load no modules.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'dist/site');

const shared: InlineConfig = {
  ...pages,
  configFile: false,
  root: join(root, 'renderer'),
  logLevel: 'error',
  resolve: { alias: [{ find: /^.*\/land-source\.ts$/, replacement: join(root, 'renderer/site/land-source.ts') }] },
};

await build({
  ...shared,
  build: {
    ...pages.build,
    outDir: folder,
    sourcemap: false,
    cssCodeSplit: false,
    modulePreload: false,
    rolldownOptions: {
      // A plain script has no address of its own once it has run.
      transform: { define: { 'import.meta.url': 'siteScript' } },
      input: join(root, 'renderer/site/main.tsx'),
      output: {
        format: 'iife',
        banner: 'const siteScript = document.currentScript.src;',
        codeSplitting: false,
        entryFileNames: 'assets/site.js',
        assetFileNames: ({ names }) =>
          names.some((name) => name.endsWith('.css')) ? 'assets/site.css' : 'assets/[name]-[hash][extname]',
      },
    },
  },
});
await build({
  ...shared,
  build: {
    ...pages.build,
    outDir: folder,
    emptyOutDir: false,
    sourcemap: false,
    ssr: join(root, 'renderer/site/render.tsx'),
    rolldownOptions: { output: { entryFileNames: 'render.js', codeSplitting: false } },
  },
  ssr: { noExternal: true },
});
const land = JSON.stringify({
  land: JSON.parse(readFileSync(join(root, 'assets/map/land.json'), 'utf8')),
  base64: readFileSync(join(root, 'assets/map/heights.gz'), 'base64'),
});
writeFileSync(join(folder, 'assets/land.js'), dataScript('assets/land.js', land));
cpSync(join(root, 'renderer/site/without-script.css'), join(folder, 'assets/without-script.css'));
cpSync(join(root, 'assets/icon.svg'), join(folder, 'assets/icon.svg'));
