import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { manifestFile } from '../../../db/release/manifest.ts';
import { checkReleaseFolder } from '../../../db/release/store/checked-activation.ts';
import { readPointer, releasesFolder } from '../../../db/release/store/pointer.ts';
import { trustBuiltin } from '../../../db/release/trust/trust.ts';
import { verifyRelease } from '../../../db/release/trust/verify.ts';
import { browserArguments } from '../../hosts/choose-host.ts';
import { findBrowser } from '../../hosts/chromium/browser.ts';
import { appFolder, appVersion } from '../../kiosk/app-folder.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { openKiosk } from '../../kiosk/kiosk.ts';
import { readSettingsFiles } from '../../kiosk/settings/settings.ts';
import { releaseCheck } from '../../render-check/release-check.ts';
import { releaseDrawing } from '../../render-check/release-drawing.ts';
import type { DrawingMeans } from '../../service/workshop/release-job.ts';
import { type Answer, type DataOptions, dataCommand, reply } from '../command.ts';
import { type Places, placesOf } from '../places.ts';

/** `esimde app check`: what another version asks this one before it is switched to. */
export function checkCommand(): Command {
  return dataCommand('check', 'check that this version can show a kiosk with its settings and its release').action(
    ({ data, json }: DataOptions) => reply(json, () => check(openDataFolder(data))),
  );
}

/** Changes nothing in the data folder. */
async function check(dataFolder: string): Promise<Answer> {
  const scratch = mkdtempSync(join(tmpdir(), 'esimde-app-check-'));
  try {
    const fault =
      faultOfSettings(dataFolder) ?? (await faultOfKiosk(scratch)) ?? (await faultOfScreens(dataFolder, scratch));
    if (fault !== null) process.exitCode = 1;
    const version = appVersion();
    return {
      data: { version, fault },
      lines: [
        fault === null ? `Esimde ${version} can show this kiosk.` : `Esimde ${version} cannot show it: ${fault}.`,
      ],
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function faultOfSettings(dataFolder: string): string | null {
  const [fault] = readSettingsFiles(dataFolder).faults;
  return fault === undefined ? null : `${fault.file}:${fault.line}: ${fault.reason}`;
}

/** The whole kiosk, on an empty data folder. */
async function faultOfKiosk(scratch: string): Promise<string | null> {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const drawing = { by: 'none', reason: 'not asked' } as const;
  const kiosk = openKiosk({ appFolder: appFolder(), dataFolder: scratch, log, drawing, takesSticks: false });
  try {
    for (const path of ['/', '/api/health', '/api/release', '/workshop.html', '/memorial.html']) {
      const { status } = await kiosk.service.fetch(new Request(`http://check.invalid${path}`));
      if (status !== 200) return `${path}: ${status}`;
    }
    return null;
  } finally {
    kiosk.close();
  }
}

/** Every screen of the release that visitors see now, requested, and drawn where this machine has a browser. */
async function faultOfScreens(dataFolder: string, scratch: string): Promise<string | null> {
  const places = placesOf(dataFolder);
  const { folder, trust } = shownFolder(places);
  const verified = verifyRelease(folder, trust);
  if (!verified.ok) return `${manifestFile}: ${verified.error.reason} ${verified.error.detail}`.trim();
  const { render } = releaseDrawing({
    ...{ means: drawingMeans(), dataFolder: scratch, signal: new AbortController().signal, onProgress: () => {} },
    askHost: async () => ({ by: 'none', reason: 'there is no host' }),
  });
  const page = { pageFolder: join(appFolder(), 'dist', 'renderer'), version: appVersion() };
  return checkReleaseFolder(folder, verified.value.manifest, releaseCheck({ ...page, render }));
}

function shownFolder({ dataFolder, builtinFolder, trust, keys }: Places) {
  const read = readPointer(dataFolder);
  return read.state === 'read'
    ? { folder: join(releasesFolder(dataFolder), read.pointer.current), trust }
    : { folder: builtinFolder, trust: trustBuiltin(keys) };
}

function drawingMeans(): DrawingMeans {
  const program = process.env.DISPLAY ? findBrowser() : null;
  if (program === null) return { by: 'none', reason: 'no browser shows this kiosk' };
  return { by: 'browser', program, more: browserArguments(process.env) };
}
