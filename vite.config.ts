import { basename } from 'node:path';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';

/**
 * Writes class names of CSS modules where they are used: the names of a module that is imported as a namespace are constants, which
 * leave no table behind. The module stays until its styles are written.
 */
function namedClasses(): Plugin {
  return {
    name: 'named-classes',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { id: /\.(tsx?|module\.css)$/ },
      handler: (code, id) =>
        id.endsWith('.css')
          ? { code, map: null, moduleSideEffects: 'no-treeshake' }
          : { code: code.replace(/^import (\w+) from (".+\.module\.css";)$/gm, 'import * as $1 from $2'), map: null },
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

/** What all bundles of the renderer share (build/pages.ts, build/site.ts). Nothing is inlined: the service's CSP allows scripts, styles and fonts of its own origin only. */
export default defineConfig({
  root: 'renderer',
  base: './',
  publicDir: false,
  cacheDir: '../node_modules/.vite',
  plugins: [namedClasses(), onlyX25519(), preact({ reactAliasesEnabled: false })],
  // Short and readable: styles/classes.test.ts sees to it that no two style sheets have one name.
  css: { modules: { generateScopedName: (name, file) => `${name}-${basename(file, '.module.css')}` } },
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
    rolldownOptions: { output: { sourcemapExcludeSources: true }, optimization: { inlineConst: { mode: 'all' } } },
  },
});
