import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Camp } from '../../../db/model/api/camp.ts';
import type { MemorialText } from '../../../db/model/api/text.ts';
import { buildRelease } from '../../../db/release/build/release.ts';
import { readContent } from '../../../db/release/content/read.ts';
import { type Manifest, parseManifest } from '../../../db/release/manifest.ts';
import { trustInstalled } from '../../../db/release/trust/trust.ts';
import { verifyRelease } from '../../../db/release/trust/verify.ts';
import { openReadable, type ReadableDb } from '../../../db/sqlite/connection.ts';
import { smallContent, writeContent } from '../../../test-support/release/content.ts';
import { museumKey } from '../../../test-support/release/release.ts';
import { defaultSettings } from '../../kiosk/settings/settings.ts';
import { createService, type Service } from '../service.ts';

/** Protects: an image goes with its words and rights from the content files to the visitor, whole, and signed like the rest. */
const work = mkdtempSync(join(tmpdir(), 'esimde-media-'));
const museum = museumKey();
const trust = trustInstalled([museum.open], work);
const place = (name: string) => join(work, name);
const words = (kk: string, ru: string, en: string) => ({ kk, ru, en });

interface Picture {
  bytes: Buffer;
  sha256: string;
}

async function picture(background: string): Promise<Picture> {
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .png()
    .toBuffer();
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

const entry = (id: string, { bytes, sha256 }: Picture, more: object = {}) => ({
  id,
  sha256,
  kind: 'image',
  mime: 'image/png',
  bytes: bytes.length,
  width: 64,
  height: 48,
  alt: words('Барак', 'Барак лагеря', 'A barrack'),
  rights: words('Мұрағат суреті', 'Архивный снимок', 'Archive photograph'),
  ...more,
});

let barrack: Picture;
let grave: Picture;
let folder: string;
let manifest: Manifest;
let db: ReadableDb;
let service: Service;

function contentFolder(media: object[], pictures: Picture[]): string {
  const content = smallContent();
  Object.assign(content['camps/north.yaml'], { media: ['grave', 'barrack'] });
  Object.assign(content['texts/memory.yaml'].body[0] ?? {}, { media: ['barrack'] });
  const made = writeContent({ ...content, 'media.yaml': media });
  mkdirSync(join(made, 'media'));
  for (const { bytes, sha256 } of pictures) writeFileSync(join(made, 'media', `${sha256}.png`), bytes);
  return made;
}

const problemsOf = (media: object[], pictures: Picture[]): string[] => {
  const made = contentFolder(media, pictures);
  const read = readContent(made);
  rmSync(made, { recursive: true });
  return read.ok ? [] : read.problems.map(({ code, entry: id, field }) => `${code} ${id} ${field}`);
};

beforeAll(async () => {
  [barrack, grave] = [await picture('#333'), await picture('#999')];
  const caption = words('1943 жыл', '1943 год', 'The year 1943');
  const title = words('Солтүстік барак', 'Северный барак', 'The northern barrack');
  const citations = [{ source: 'handbook', locator: '12' }];
  folder = contentFolder(
    [entry('barrack', barrack, { caption, title, date: '1943~', citations }), entry('grave', grave, { graphic: true })],
    [barrack, grave],
  );
  const read = readContent(folder);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  manifest = buildRelease({
    content: read.content,
    media: join(folder, 'media'),
    out: place('release'),
    key: museum.secret,
  });
  db = openReadable(place('release/content.db'));
  service = createService({
    releases: { served: () => ({ level: 'current', release: { db, manifest, folder: place('release') } }) },
    settings: defaultSettings,
    pageFolder: work,
    version: '0.0.0',
    log: { info: () => {}, warn: () => {}, error: () => {} },
    clock: () => performance.now(),
  });
});
afterAll(() => {
  db.close();
  for (const each of [work, folder]) rmSync(each, { recursive: true });
});

const get = (path: string) => service.fetch(new Request(`http://kiosk.test${path}`));

describe('a release with two images', () => {
  it('is complete and signed, with files named after their content', () => {
    expect(verifyRelease(place('release'), trust)).toMatchObject({ ok: true });
    const named = parseManifest(readFileSync(place('release/manifest.json')))?.files.map(({ path }) => path);
    expect(named).toEqual(['content.db', ...[barrack, grave].map(({ sha256 }) => `media/${sha256}.png`).sort()]);
  });

  it('links files instead of copying them if the disk supports links', () => {
    expect(statSync(place(`release/media/${barrack.sha256}.png`)).nlink).toBe(2);
  });

  it('is refused as soon as a byte of an image differs', () => {
    const copy = place(`release/media/${grave.sha256}.png`);
    const before = readFileSync(copy);
    rmSync(copy);
    writeFileSync(copy, Buffer.concat([before.subarray(0, -1), Buffer.from([(before.at(-1) ?? 0) ^ 1])]));
    expect(verifyRelease(place('release'), trust)).toMatchObject({ ok: false });
    writeFileSync(copy, before);
    expect(verifyRelease(place('release'), trust)).toMatchObject({ ok: true });
  });

  it('serves a page or a script in a signed release as bytes only, since it would run beside the workshop', async () => {
    const honest = manifest;
    for (const name of ['page.html', 'script.js', 'style.css']) {
      writeFileSync(place(`release/media/${name}`), 'x');
      manifest = { ...honest, files: [{ path: `media/${name}`, bytes: 1, sha256: 'a'.repeat(64) }] };
      expect((await get(`/media/${name}`)).headers.get('Content-Type'), name).toBe('application/octet-stream');
      rmSync(place(`release/media/${name}`));
    }
    manifest = honest;
  });

  it('lists the images of a camp in the order of the editors', async () => {
    const camp = (await (await get('/api/camps/north?lang=ru')).json()) as Camp;
    expect(camp.media).toEqual([
      expect.objectContaining({ id: 'grave', graphic: true, caption: null, title: null, date: null, citations: [] }),
      {
        id: 'barrack',
        kind: 'image',
        file: `${barrack.sha256}.png`,
        mime: 'image/png',
        width: 64,
        height: 48,
        durationMs: null,
        alt: 'Барак лагеря',
        caption: '1943 год',
        rights: 'Архивный снимок',
        title: 'Северный барак',
        date: expect.objectContaining({ edtf: '1943~' }),
        citations: [expect.objectContaining({ sourceId: 'handbook', sourceTitle: 'Справочник', locator: '12' })],
        graphic: false,
        poster: null,
        captions: null,
        transcript: null,
        forms: [],
      },
    ]);
  });

  it('lists the image under a paragraph of a text', async () => {
    const text = (await (await get('/api/texts/memory?lang=kk')).json()) as MemorialText;
    expect(text.blocks.map(({ media }) => media.map(({ id, alt }) => [id, alt]))).toEqual([[['barrack', 'Барак']]]);
  });

  it('serves the image byte for byte', async () => {
    const answer = await get(`/media/${barrack.sha256}.png`);
    expect(answer.headers.get('Content-Type')).toBe('image/png');
    expect(Buffer.from(await answer.arrayBuffer()).equals(barrack.bytes)).toBe(true);
  });

  it('serves it to a page that still reads this release while another one is current', async () => {
    const without = { db, manifest: { ...manifest, files: [] }, folder: place('release') };
    const former = { level: 'current', release: { db, manifest, folder: place('release') } } as const;
    const answered = async (all: (typeof former)[]): Promise<number> => {
      const later = createService({
        releases: { served: () => ({ level: 'current', release: without }), replaced: () => all },
        settings: defaultSettings,
        pageFolder: work,
        version: '0.0.0',
        log: { info: () => {}, warn: () => {}, error: () => {} },
        clock: () => performance.now(),
      });
      return (await later.fetch(new Request(`http://kiosk.test/media/${barrack.sha256}.png`))).status;
    };
    expect([await answered([former]), await answered([])]).toEqual([200, 404]);
  });

  it('shows no image in the loop', async () => {
    const loop = await (await get('/api/loop?lang=kk')).text();
    for (const { sha256 } of [barrack, grave]) expect(loop).not.toContain(sha256);
  });
});

describe('nothing is built', () => {
  it.each([
    ['without a description', { alt: undefined }, 'schema barrack alt'],
    ['with a description in two languages', { alt: { kk: 'Барак', ru: 'Барак лагеря' } }, 'schema barrack alt.en'],
    ['without rights', { rights: undefined }, 'schema barrack rights'],
    ['meant for the loop, which shows none', { inLoop: true }, 'schema barrack inLoop'],
    ['of a type that its kind does not have', { mime: 'audio/mpeg' }, 'schema barrack null'],
  ])('of an image %s', (_, more, expected) => {
    const found = problemsOf([entry('barrack', barrack, more), entry('grave', grave)], [barrack, grave]);
    expect(found).toContain(expected);
  });

  it('where its file is missing', () => {
    const found = problemsOf([entry('barrack', barrack), entry('grave', grave)], [grave]);
    expect(found).toEqual(['missing-file barrack sha256']);
  });

  it('where a camp or a text shows one that is unknown', () => {
    const found = problemsOf([entry('grave', grave)], [grave]);
    expect(found).toEqual(['unknown-reference north media[1]', 'unknown-reference memory body[0].media[0]']);
  });

  it('of a file that is not what its name says', () => {
    const made = contentFolder([entry('barrack', barrack), entry('grave', grave)], [barrack, grave]);
    writeFileSync(join(made, 'media', `${grave.sha256}.png`), 'something else');
    const read = readContent(made);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const build = () =>
      buildRelease({ content: read.content, media: join(made, 'media'), out: place('false'), key: museum.secret });
    expect(build).toThrow('is damaged');
    rmSync(made, { recursive: true });
  });
});
