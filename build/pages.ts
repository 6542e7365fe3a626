import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import config from '../vite.config.ts';

/**
 * Bundles the kiosk's pages → `dist/renderer`: the visitors' page by itself, since each module that another page shares would be
 * loaded in a script of its own; then the pages of the staff and the memorial screen.
 */
const root = join(fileURLToPath(new URL('..', import.meta.url)), 'renderer');

/** The visitors' page fetches its words (`renderer/shared/i18n/fetch-words.ts`): a browser parses data faster than scripts. */
const wordsAreFetched: Plugin = {
  name: 'words-are-fetched',
  enforce: 'pre',
  load: (id) => (/\/locales\/visitor\/\w+\.json$/.test(id) ? '{}' : null),
};

const bundle = (names: readonly string[], plugins: Plugin[], emptyOutDir: boolean) =>
  build({
    ...config,
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [...plugins, config.plugins],
    build: {
      ...config.build,
      emptyOutDir,
      rolldownOptions: { ...config.build?.rolldownOptions, input: names.map((name) => join(root, name)) },
    },
  });

await bundle(['index.html'], [wordsAreFetched], true);
await bundle(['memorial.html', 'workshop.html', 'first-start.html'], [], false);
