import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';

/** Groups of words, such as `ask` of `ask.title`, that no scene of the loop needs, by what needs them first. */
const laterGroups = {
  home: new Set('access bar figures home idle remembrance search sheet speech'.split(' ')),
  rest: new Set(
    [
      'absent ask campType certainty chart claim compare consulted corrections document documentKind documentLanguage',
      'event film glossary keyboard lineage names precision searchGroup site sourceKind takeHome wayAudience ways works',
    ].flatMap((line) => line.split(' ')),
  ),
};
type Part = 'first' | keyof typeof laterGroups;
const partOf = (group: string): Part =>
  laterGroups.home.has(group) ? 'home' : laterGroups.rest.has(group) ? 'rest' : 'first';
/** The chunks that show a part, with what they import; they may not name words of a later part. */
const showing: Record<Part, string[]> = { first: ['index'], home: ['home-part', 'PersonLand'], rest: [] };

/**
 * Bundles the page's three locales in three parts, the later ones where `home-words.ts` and `rest-words.ts` ask for them, and the
 * keys of each part once: whole and with their keys in each language they were a third of the first load.
 */
function splitLocales(): Plugin {
  const languages = ['kk', 'ru', 'en'];
  const textsOf = (language: string): Record<string, string> =>
    JSON.parse(readFileSync(join(import.meta.dirname, 'locales', 'visitor', `${language}.json`), 'utf8'));
  // Plural forms differ from language to language.
  const keysOf = (part: string): string[] =>
    [...new Set(languages.flatMap((language) => Object.keys(textsOf(language))))].filter(
      (key) => partOf(key.split('.')[0] ?? '') === part,
    );
  return {
    name: 'split-locales',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source.startsWith('locale-keys-')) return `\0${source}`;
      const [, language] = /locales\/visitor\/(\w+)\.json$/.exec(source) ?? [];
      const [, part = 'first'] = /(home|rest)-words\.ts$/.exec(importer ?? '') ?? [];
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
      const shown = new Set<Part>();
      for (const [part, names] of Object.entries(showing) as [Part, string[]][]) {
        shown.add(part);
        const loaded = new Set(
          Object.values(bundle).flatMap(({ name, fileName }) => (names.includes(name ?? '') ? fileName : [])),
        );
        for (const name of loaded) {
          const chunk = bundle[name];
          if (chunk?.type !== 'chunk') continue;
          for (const next of chunk.imports) loaded.add(next);
          for (const [, group = ''] of chunk.code.matchAll(/["'`](\w+)\.\w/g)) {
            if (!shown.has(partOf(group)))
              this.error(`${name}, of the part "${part}", names a word of the group ${group}.`);
          }
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
      input: ['index.html', 'memorial.html', 'workshop.html', 'first-start.html'].map((page) =>
        join(import.meta.dirname, 'renderer', page),
      ),
      output: { sourcemapExcludeSources: true },
    },
  },
});
