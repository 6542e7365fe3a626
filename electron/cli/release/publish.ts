import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, buildRelease } from '../../../db/release/build/release.ts';
import type { Content } from '../../../db/release/content/layout.ts';
import { activateRelease } from '../../../db/release/store/activate.ts';
import { installRelease } from '../../../db/release/store/install.ts';
import { installedNames, pruneReleases } from '../../../db/release/store/installed.ts';
import type { PrivateKey } from '../../../db/release/trust/keys.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { whileLocked } from '../locked.ts';
import { builtinSequenceOf, type Places, placesOf } from '../places.ts';
import { refusedRelease } from '../refusal.ts';
import { type Answer, Refused } from '../reply.ts';

export interface Publication {
  content: Content;
  /** Folder of the files of its media. */
  media?: string | undefined;
  key: PrivateKey;
  /** Replaces the next free number. */
  sequence?: number | undefined;
  dataFolder: string;
}

/** Builds a release, installs it into a data folder and makes it the current one. @throws {Refused} */
export function publishTo(publication: Publication): Answer {
  const dataFolder = openDataFolder(publication.dataFolder);
  return whileLocked(dataFolder, () => publish({ ...publication, dataFolder }));
}

function publish({ content, media, key, sequence: wanted, dataFolder }: Publication): Answer {
  const places = placesOf(dataFolder);
  const builtinSequence = builtinSequenceOf(places);
  const sequence = wanted ?? Math.max(builtinSequence ?? 0, ...installedNames(dataFolder).map(Number)) + 1;
  installBuild(places, { content, media, key, sequence });
  const activation = activateRelease({ dataFolder, sequence, trust: places.trust, builtinSequence });
  if (!activation.ok && activation.code === 'refused') throw refusedRelease(`release ${sequence}`, activation.refusal);
  if (!activation.ok) {
    const advice = `\`esimde release activate ${sequence} --allow-older\` goes back on purpose`;
    const message = `release ${sequence} was installed, but is older than what is shown (${activation.shown}); ${advice}.`;
    throw new Refused('older', message);
  }
  const removed = pruneReleases(dataFolder, places.settings.releasesKept);
  const { id } = activation.manifest;
  const lines = [`Release ${id} is installed and current; a running kiosk shows it as soon as nobody reads.`];
  return { data: { release: { id, sequence, ...activation.pointer, removed } }, lines };
}

function installBuild(places: Places, build: Omit<BuildOptions, 'out'> & { sequence: number }): void {
  const { sequence } = build;
  const work = mkdtempSync(join(tmpdir(), 'esimde-build-'));
  try {
    const out = join(work, 'release');
    buildRelease({ ...build, out });
    const installation = installRelease(places.dataFolder, out, places.trust);
    if (installation.ok) return;
    if (installation.code === 'refused') throw refusedRelease(`release ${sequence}`, installation.refusal);
    const advice = 'choose a higher one, or leave --sequence out';
    throw new Refused('taken', `another release has the sequence number ${sequence} already: ${advice}.`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
