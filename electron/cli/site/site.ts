import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import type { Kiosk } from '../../../db/model/api/release.ts';
import { exportsFolder, type SiteRenderer } from '../../../db/model/site.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { openBestRelease } from '../../../db/release/store/fallback.ts';
import { appFolder, appVersion } from '../../kiosk/app-folder.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { kioskOn } from '../../service/visitor/status.ts';
import { type Answer, type DataOptions, dataCommand, parseFileName, reply, writing } from '../command.ts';
import { placesOf } from '../places.ts';
import { refused } from '../refused.ts';
import { buildSite } from './build-site.ts';
import { isFreeForSite, replaceSite } from './site-folder.ts';

interface Options extends DataOptions {
  out: string;
  base?: string;
}

/** `esimde site`: the visitors' screens as static files. */
export function siteCommand(): Command {
  const build = dataCommand('build', 'write the release that is shown as a website of static files, in three languages')
    .requiredOption('--out <dir>', 'the folder: new, empty, or an earlier site, which is replaced', parseFileName)
    .option('--base <url>', 'where the site will be on the web, for search engines and shared links', parseBase)
    .action((options: Options) => reply(options.json, () => writeSite(options)));
  return new Command('site').description('what visitors see, for the web').addCommand(build);
}

/** @throws {InvalidArgumentError} */
function parseBase(text: string): string {
  const url = URL.parse(text.endsWith('/') ? text : `${text}/`);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new InvalidArgumentError('It must be an address such as https://museum.example/');
  return url.href;
}

async function writeSite({ data, out, base }: Options): Promise<Answer> {
  const folder = resolve(out);
  if (!isFreeForSite(folder)) throw refused('out-taken.site', { folder });
  const places = placesOf(openDataFolder(data));
  const { dataFolder, builtinFolder, settings } = places;
  const { trustedKeys, revokedKeys } = settings;
  const log = { info: () => {}, warn: () => {} };
  const state = openBestRelease({ dataFolder, builtinFolder, trustedKeys, revokedKeys, log });
  const { release } = state;
  if (release === null) throw refused('missing.any');
  const work = writing(folder, () => mkdtempSync(join(dirname(folder), `.${basename(folder)}-`)));
  // A temporary folder is for this account alone, and a web server has to read the site.
  const fresh = join(work, 'site');
  try {
    writing(folder, () => mkdirSync(fresh));
    const { id, date } = release.manifest;
    const bundle = join(appFolder(), 'dist/site');
    const renderer: SiteRenderer = await import(pathToFileURL(join(bundle, 'render.js')).href);
    const options = { base: base ?? null, kiosk: kioskOfSite(kioskOn(settings, appVersion())), release: { id, date } };
    const assets = join(bundle, 'assets');
    const pages = await buildSite({ release, renderer, options, assets, out: fresh }).catch((error: unknown) =>
      writing(folder, () => {
        throw error;
      }),
    );
    writing(folder, () => replaceSite(fresh, folder));
    return {
      data: { site: { folder, pages: pages.length }, release: { id, date } },
      lines: [`Release ${id} is a site of ${pages.length} pages in ${folder}; open ${join(folder, 'index.html')}.`],
    };
  } finally {
    state.close();
    rmSync(work, { recursive: true, force: true });
  }
}

/** On the web no visit ends by itself, nothing is counted, and no letter can be left, nor paper found. */
function kioskOfSite({ askKey: _key, askOnPaper: _paper, ...kiosk }: Kiosk): Kiosk {
  return {
    ...kiosk,
    languages: [...languages],
    mode: 'touch',
    usage: false,
    openData: `../${exportsFolder}/index.html`,
  };
}
