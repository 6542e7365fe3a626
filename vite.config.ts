import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';

/**
 * Words that are shown or spoken in several languages at once: those of the loop, the names of the languages and their alphabets,
 * and what speech says of a passage in another language. A group, such as `month`, or a single word.
 */
const wordsOfLoop = [
  'amount campType date kind language loop map memorial month property proof season',
  'camp.yearsUnknown camps.countOnMap keyboard.alphabet people.born people.nameless people.wereHere silence.title source.word tally.stroke',
  'speech.heading speech.hundredths speech.milliard speech.million speech.number speech.plusMinus speech.range speech.tenths speech.thousandths',
].flatMap((line) => line.split(' '));
const isOfLoop = (key: string): boolean =>
  wordsOfLoop.some((word) => key === word || key.startsWith(`${word}.`) || key.startsWith(`${word}_`));

/** Splits each of the page's locales: what the loop needs where it is imported, and the words of a visit where it is imported later. */
function splitLocales(): Plugin {
  const textsOf = (language: string): [key: string, text: string][] =>
    Object.entries(
      JSON.parse(readFileSync(join(import.meta.dirname, 'locales', 'visitor', `${language}.json`), 'utf8')),
    );
  return {
    name: 'split-locales',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, _importer, { kind }) {
      const [, language] = /locales\/visitor\/(\w+)\.json$/.exec(source) ?? [];
      return language ? `\0words-of-${kind === 'dynamic-import' ? 'visit' : 'loop'}-${language}` : null;
    },
    load(id) {
      const [, part, language = ''] = /^\0words-of-(visit|loop)-(\w+)$/.exec(id) ?? [];
      if (!part) return null;
      const texts = textsOf(language).filter(([key]) => isOfLoop(key) === (part === 'loop'));
      return `export default ${JSON.stringify(Object.fromEntries(texts))};`;
    },
    generateBundle(_options, bundle) {
      const later = textsOf('kk').flatMap(([key]) => (isOfLoop(key) ? [] : key.replace(/_(one|other)$/, '')));
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const loaded = new Set(chunks.filter(({ name }) => name === 'index' || name === 'YearsMap'));
      for (const chunk of loaded) {
        for (const next of chunks) if (chunk.imports.includes(next.fileName)) loaded.add(next);
        for (const [, word = '', isBegin] of chunk.code.matchAll(/["'`]([\w.]+\.[\w-]*)(\$\{)?/g)) {
          const missing = later.find((key) => (isBegin ? key.startsWith(word) : key === word));
          if (missing) this.error(`${chunk.name}, which the loop loads, names a word of the visit: ${missing}.`);
        }
      }
    },
  };
}

/**
 * Leaves the curves and post-quantum keys that no museum's key uses out of age-encryption, whose classes bind them all: more
 * than half of it. Settings take X25519 keys only, and its own code seals and opens those; a key of another kind throws.
 */
function onlyX25519(): Plugin {
  return {
    name: 'only-x25519',
    enforce: 'pre',
    apply: 'build',
    resolveId: (source) => (/^@noble\/(post-quantum\/hybrid|curves\/nist)\.js$/.test(source) ? '\0left-out' : null),
    load: (id) => (id === '\0left-out' ? 'export let MLKEM768P256, MLKEM768X25519, p256;' : null),
  };
}

/** The visitors' page and the workshop's: two entries that share code. Nothing is inlined: the service's CSP allows scripts, styles and fonts of its own origin only. */
export default defineConfig({
  root: 'renderer',
  base: './',
  publicDir: false,
  cacheDir: '../node_modules/.vite',
  plugins: [splitLocales(), onlyX25519(), preact({ reactAliasesEnabled: false })],
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
