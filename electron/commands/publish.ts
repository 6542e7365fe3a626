import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildRelease } from '../../db/release/builder/release.ts';
import type { Content } from '../../db/release/content/layout.ts';
import { activateRelease } from '../../db/release/installed/activate.ts';
import { type Installation, installRelease } from '../../db/release/installed/install.ts';
import { installedNames } from '../../db/release/installed/list.ts';
import { pruneReleases } from '../../db/release/installed/prune.ts';
import type { PrivateKey } from '../../db/release/keys.ts';
import { trustBuiltin } from '../../db/release/trust.ts';
import { type Refusal, verifyRelease } from '../../db/release/verify.ts';
import { openDataFolder } from '../data-folder.ts';
import { type Places, placesOf } from './places.ts';
import { wordsOf } from './refusal.ts';
import { done, refused } from './reply.ts';

export interface Publication {
  content: Content;
  key: PrivateKey;
  /** Replaces the next free number. */
  sequence?: number | undefined;
  dataFolder: string;
  json?: boolean | undefined;
}

/** Builds a release, installs it into a data folder and makes it the current one. */
export function publishTo({ content, key, sequence, dataFolder, json }: Publication): void {
  const places = placesOf(openDataFolder(dataFolder));
  const builtinSequence = sequenceOfBuiltin(places);
  const next = Math.max(builtinSequence ?? 0, ...installedNames(dataFolder).map(Number)) + 1;
  const number = sequence ?? next;
  const installation = installBuild(places, content, key, number);
  if (!installation.ok)
    return installation.code === 'taken' ? taken(json, number) : notShown(json, installation.refusal);
  const activation = activateRelease({ dataFolder, sequence: number, trust: places.trust, builtinSequence });
  if (!activation.ok && activation.code === 'refused') return notShown(json, activation.refusal);
  if (!activation.ok) {
    const message = `release ${number} is installed, and not current: it is older than what is shown (${activation.shown}); \`esimde release activate ${number} --allow-older\` goes back on purpose.`;
    return refused(json, 'older', message);
  }
  const removed = pruneReleases(dataFolder, places.settings.releasesKept);
  const { id } = activation.manifest;
  const answer = { release: { id, sequence: number, ...activation.pointer, removed } };
  done(json, answer, `Release ${id} is installed, and current from the next start on.`);
}

function installBuild(places: Places, content: Content, key: PrivateKey, sequence: number): Installation {
  const work = mkdtempSync(join(tmpdir(), 'esimde-build-'));
  try {
    const out = join(work, 'release');
    buildRelease({ content, sequence, out, key });
    return installRelease(places.dataFolder, out, places.trust);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function sequenceOfBuiltin({ builtinFolder, keys }: Places): number | null {
  const verified = verifyRelease(builtinFolder, trustBuiltin(keys));
  return verified.ok ? verified.manifest.sequence : null;
}

function taken(json: boolean | undefined, sequence: number): void {
  refused(
    json,
    'taken',
    `another release has the sequence number ${sequence} already: choose a higher one, or leave --sequence out.`,
  );
}

function notShown(json: boolean | undefined, refusal: Refusal): void {
  refused(json, refusal.reason, `the kiosk would not show this release: ${wordsOf(refusal)}.`);
}
