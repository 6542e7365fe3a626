import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';

/** Groups of words that no scene of the loop needs, such as `ask` of `ask.title`. */
const laterGroups = new Set(
  [
    'absent access ask bar campType certainty chart claim compare consulted corrections document documentKind',
    'documentLanguage event figures glossary home idle keyboard lineage names precision remembrance search searchGroup',
    'sheet site sourceKind speech takeHome works',
  ].flatMap((line) => line.split(' ')),
);

/**
 * Bundles the page's three locales in two parts, the second where `later-words.ts` asks for it, and the keys of each part once:
 * whole and with their keys in each language they were a third of the first load.
 */
function splitLocales(): Plugin {
  const languages = ['kk', 'ru', 'en'];
  const textsOf = (language: string): Record<string, string> =>
    JSON.parse(readFileSync(join(import.meta.dirname, 'locales', 'visitor', `${language}.json`), 'utf8'));
  // Plural forms differ from language to language.
  const keysOf = (part: string): string[] =>
    [...new Set(languages.flatMap((language) => Object.keys(textsOf(language))))].filter(
      (key) => laterGroups.has(key.split('.')[0] ?? '') === (part === 'later'),
    );
  return {
    name: 'split-locales',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source.startsWith('locale-keys-')) return `\0${source}`;
      const [, language] = /locales\/visitor\/(\w+)\.json$/.exec(source) ?? [];
      const part = importer?.endsWith('later-words.ts') ? 'later' : 'first';
      return language ? `\0locale-${part}-${language}` : null;
    },
    load(id) {
      const [, what = '', last = ''] = /^\0locale-(\w+)-(\w+)$/.exec(id) ?? [];
      if (what === '') return null;
      if (what === 'keys') return `export default ${JSON.stringify(keysOf(last))}`;
      const texts = textsOf(last);
      return `import keys from 'locale-keys-${what}';
        const texts = ${JSON.stringify(keysOf(what).map((key) => texts[key] ?? 0))};
        export default Object.fromEntries(keys.map((key, at) => [key, texts[at]]).filter(([, text]) => text !== 0));`;
    },
    generateBundle(_options, bundle) {
      const first = new Set(Object.values(bundle).flatMap((each) => (each.name === 'index' ? each.fileName : [])));
      for (const name of first) {
        const chunk = bundle[name];
        if (chunk?.type !== 'chunk') continue;
        for (const next of chunk.imports) first.add(next);
        for (const [, group = ''] of chunk.code.matchAll(/["'`](\w+)\.\w/g)) {
          if (laterGroups.has(group)) this.error(`${name} of the first load names a word of the group ${group}.`);
        }
      }
    },
  };
}

/** The visitors' page and the workshop's: two entries that share code. Nothing is inlined: the service's CSP allows scripts, styles and fonts of its own origin only. */
export default defineConfig({
  root: 'renderer',
  base: './',
  publicDir: false,
  cacheDir: '../node_modules/.vite',
  plugins: [splitLocales(), preact({ reactAliasesEnabled: false })],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome120',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // In kB. The workshop is one chunk, read from the local disk: its size delays nothing.
    chunkSizeWarningLimit: 700,
    // For the service, which resolves stacks of the page (`resolveStack`); pages neither name nor load a map.
    sourcemap: 'hidden',
    // Each page loads only its own.
    rolldownOptions: {
      input: ['index.html', 'memorial.html', 'workshop.html'].map((page) =>
        join(import.meta.dirname, 'renderer', page),
      ),
      output: { sourcemapExcludeSources: true },
    },
  },
});
