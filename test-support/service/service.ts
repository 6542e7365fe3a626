import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings } from '../../electron/kiosk/settings/settings.ts';
import type { Log } from '../../electron/service/http/log.ts';
import { createService, type Service } from '../../electron/service/service.ts';
import type { Served } from '../../electron/service/visitor/release-view.ts';
import { type BuiltRelease, buildForReading } from '../release/built-release.ts';

/** The service over the project's own content, with a page and one media file, in temporary folders. */
export interface ServiceFixture {
  service: Service;
  release: BuiltRelease;
  /** The release that the service shows; a test may change it. */
  served: Served;
  /** Logged events, as `level event`. */
  logged: string[];
  get(path: string, init?: RequestInit): Promise<Response>;
  remove(): void;
}

/** Ten different bytes. */
export const medium = '0123456789';

export function serviceFixture(): ServiceFixture {
  const release = buildForReading();
  const parent = mkdtempSync(join(tmpdir(), 'esimde-service-'));
  const served: Served = { level: 'builtin', release: withMedium(release, parent) };
  const logged: string[] = [];
  const service = createService({
    releases: { served: () => served },
    settings: defaultSettings,
    pageFolder: writePage(parent),
    version: '0.0.0',
    log: notingLog(logged),
    clock: () => performance.now(),
  });
  const remove = () => {
    release.remove();
    rmSync(parent, { recursive: true, force: true });
  };
  const get = (path: string, init?: RequestInit) => service.fetch(new Request(`http://kiosk.test${path}`, init));
  return { service, release, served, logged, get, remove };
}

function withMedium({ db, manifest }: BuiltRelease, parent: string): Served['release'] {
  const folder = join(parent, 'release');
  mkdirSync(join(folder, 'media', 'voices'), { recursive: true });
  writeFileSync(join(folder, 'media', 'voices', 'kengir.mp3'), medium);
  writeFileSync(join(folder, 'media', 'unnamed.mp3'), 'not in the manifest');
  const sha256 = createHash('sha256').update(medium).digest('hex');
  const files = [...manifest.files, { path: 'media/voices/kengir.mp3', bytes: medium.length, sha256 }];
  return { db, folder, manifest: { ...manifest, files } };
}

function writePage(parent: string): string {
  const folder = join(parent, 'page');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  for (const page of ['index.html', 'workshop.html'])
    writeFileSync(join(folder, page), '<!doctype html><title>Esimde</title>');
  writeFileSync(join(folder, 'assets', 'index-a1b2c3.js'), 'export {};');
  writeFileSync(join(folder, 'assets', 'index-a1b2c3.css'), 'main{}');
  writeFileSync(join(folder, '.secret'), 'hidden');
  writeFileSync(join(parent, 'outside.txt'), 'outside');
  return folder;
}

function notingLog(logged: string[]): Log {
  const note = (level: string) => (event: string) => void logged.push(`${level} ${event}`);
  return { info: note('info'), warn: note('warn'), error: note('error') };
}
