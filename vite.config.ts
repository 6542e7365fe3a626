import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';

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
  plugins: [onlyX25519(), preact({ reactAliasesEnabled: false })],
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
    rolldownOptions: { output: { sourcemapExcludeSources: true } },
  },
});
