import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';

/** Bundles the keys of the page's three locales once: repeated in each, they were 5 kB of the first load, compressed. */
function sharedLocaleKeys(): Plugin {
  const languages = ['kk', 'ru', 'en'];
  const keysId = '\0locale-keys';
  const textsOf = (language: string): Record<string, string> =>
    JSON.parse(readFileSync(join(import.meta.dirname, 'locales', 'visitor', `${language}.json`), 'utf8'));
  // Plural forms differ from language to language.
  const keys = () => [...new Set(languages.flatMap((language) => Object.keys(textsOf(language))))];
  return {
    name: 'shared-locale-keys',
    apply: 'build',
    enforce: 'pre',
    resolveId(source) {
      if (source === 'locale-keys') return keysId;
      const [, language] = /locales\/visitor\/(\w+)\.json$/.exec(source) ?? [];
      return language ? `\0locale-${language}` : null;
    },
    load(id) {
      if (id === keysId) return `export default ${JSON.stringify(keys())}`;
      const language = languages.find((each) => id === `\0locale-${each}`);
      if (!language) return null;
      const texts = textsOf(language);
      return `import keys from 'locale-keys';
        const texts = ${JSON.stringify(keys().map((key) => texts[key] ?? 0))};
        export default Object.fromEntries(keys.map((key, at) => [key, texts[at]]).filter(([, text]) => text !== 0));`;
    },
  };
}

/** The visitors' page and the workshop's: two entries that share code. Nothing is inlined: the service's CSP allows scripts, styles and fonts of its own origin only. */
export default defineConfig({
  root: 'renderer',
  base: './',
  publicDir: false,
  cacheDir: '../node_modules/.vite',
  plugins: [sharedLocaleKeys(), preact({ reactAliasesEnabled: false })],
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
