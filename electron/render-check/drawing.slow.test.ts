import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { listFolder, measure } from '../../db/release/files.ts';
import { type Manifest, parseManifest } from '../../db/release/manifest.ts';
import { checkReleaseFolder } from '../../db/release/store/checked-activation.ts';
import { openWritable } from '../../db/sqlite/connection.ts';
import { museumKey, resign, smallRelease, temporaryFolder } from '../../test-support/release/release.ts';
import { findBrowser } from '../hosts/chromium/browser.ts';
import { appFolder } from '../kiosk/app-folder.ts';
import { listenOnLoopback } from '../service/http/loopback.ts';
import type { Drawing } from '../service/workshop/release-job.ts';
import { openCandidate } from './candidate.ts';
import { drawRelease } from './draw-release.ts';
import { headlessChromium } from './headless-chromium.ts';
import type { HiddenPage, OpenHidden } from './hidden-page.ts';
import { releaseCheck } from './release-check.ts';
import type { ScreenToDraw } from './screen-list.ts';

/** Protects: a release that answers every request but cannot be drawn is found before visitors see it. */
const work = temporaryFolder();
afterAll(() => rmSync(work, { recursive: true }));

const program = findBrowser();
const page = { pageFolder: join(appFolder(), 'dist', 'renderer'), version: '0.1.0' };
const museum = museumKey();
const good = smallRelease(join(work, 'good'), museum.secret, 2);
const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

let number = 0;
/** The release with one change, signed again. */
function changed(statement: string, files: Record<string, string> = {}): string {
  const folder = join(work, `changed-${number++}`);
  cpSync(good, folder, { recursive: true });
  const db = openWritable(join(folder, 'content.db'));
  db.exec(statement);
  db.close();
  mkdirSync(join(folder, 'media'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'media', name), text);
  resign(folder, museum.secret, (manifest) => ({
    ...manifest,
    files: listFolder(folder).files.map((path) => measure(folder, path)),
  }));
  return folder;
}

const manifestOf = (folder: string): Manifest => {
  const manifest = parseManifest(readFileSync(join(folder, 'manifest.json')));
  if (manifest === null) throw new Error('the manifest cannot be read');
  return manifest;
};

const browserOf = (file = program ?? ''): OpenHidden =>
  headlessChromium({ program: file, more: root, profile: join(work, 'profile') });

interface Parts {
  open?: OpenHidden;
  signal?: AbortSignal;
  /** Draws only these, because the order of all of them is tested once. */
  screen?: string;
}

async function drawn(folder: string, { open = browserOf(), signal, screen }: Parts = {}): Promise<Drawing> {
  const choose = (all: ScreenToDraw[]) => all.filter((each) => screen === undefined || each.screen === screen);
  const candidate = openCandidate(folder, page);
  const loopback = await listenOnLoopback({ service: candidate.service, port: 0 });
  try {
    return await drawRelease({ service: candidate.service, url: loopback.url, open, signal, choose });
  } finally {
    await loopback.close();
    candidate.close();
  }
}

const photo = (file: string): string => `
  INSERT INTO media (id, file, kind, mime, width, height, alt_kk, alt_ru, alt_en, rights_kk, rights_ru, rights_en, graphic)
  VALUES ('photo', '${file}', 'image', 'image/webp', 60, 40, 'Сурет', 'Фото', 'A photo', 'Қор', 'Фонд', 'Fonds', 1);
  INSERT INTO shown_media (owner_kind, owner_id, position, media_id) SELECT 'camp', id, 1, 'photo' FROM camp LIMIT 1`;

describe.skipIf(program === null)('a real browser', () => {
  it('draws every screen of a valid release in every language', async () => {
    const drawing = await drawn(good);
    expect(drawing).toMatchObject({ by: 'browser', fault: null });
    if (drawing.by !== 'browser') return;
    expect(drawing.screens).toBe(drawing.of);
    expect(drawing.screens).toBeGreaterThan(40);
    expect(existsSync(join(work, 'profile'))).toBe(false);
  });

  describe('of a release with a fault', () => {
    let shared: HiddenPage | null = null;
    afterAll(() => shared?.close());

    /** To start a browser for each fault would take most of the time. */
    const open: OpenHidden = async (url) => {
      shared ??= await browserOf()(url);
      const { run } = shared;
      await run(`location.href = '${url}'`, 30_000);
      const isThere = `location.origin === '${new URL(url).origin}' && document.readyState === 'complete'`;
      await expect.poll(() => run(isThere, 30_000)).toBe(true);
      return { run, close: async () => {} };
    };

    it.each([
      [
        'a kind of figure without a label in the page',
        `UPDATE claim SET kind = 'guessed'`,
        'question',
        /^«.+» #\/figures\/\S+ \(kk\): error: no-word: kind\.guessed$/,
      ],
      [
        'a qualifier from another Esimde',
        `UPDATE claim SET qualifier = 'perhaps'`,
        'question',
        /^«.+» #\/figures\/\S+ \(kk\): /,
      ],
      [
        'a text without its title in English',
        `UPDATE memorial_text SET title_en = ''`,
        'text',
        /^«.+» #\/remembrance\/\S+ \(en\): empty title$/,
      ],
    ])('finds %s, which requests do not find', async (_what, statement, screen, fault) => {
      const folder = changed(statement);
      expect(await checkReleaseFolder(folder, manifestOf(folder), releaseCheck(page))).toBeNull();
      expect(await drawn(folder, { open, screen })).toMatchObject({
        by: 'browser',
        fault: expect.stringMatching(fault),
      });
    });

    it('finds an invalid picture, even behind a button', async () => {
      const folder = changed(photo('photo.webp'), { 'photo.webp': 'not a picture at all' });
      expect(await checkReleaseFolder(folder, manifestOf(folder), releaseCheck(page))).toBeNull();
      expect(await drawn(folder, { open, screen: 'camp' })).toMatchObject({
        fault: expect.stringMatching(/^«.+» #\/camps\/\S+ \(kk\): picture media\/photo\.webp$/),
      });
    });
  });

  it('ends when the job is cancelled', async () => {
    const stop = new AbortController();
    const drawing = drawn(good, { signal: stop.signal });
    await vi.waitFor(() => expect(existsSync(join(work, 'profile'))).toBe(true), 300_000);
    stop.abort();
    await expect(drawing).rejects.toThrow();
    expect(existsSync(join(work, 'profile'))).toBe(false);
  });
});

describe('a browser that cannot be started', () => {
  it.each(['/nowhere/chromium', '/bin/false'])('%s is not a fault of the release', async (browser) => {
    expect(await drawn(good, { open: browserOf(browser) })).toMatchObject({ by: 'none' });
  });
});
