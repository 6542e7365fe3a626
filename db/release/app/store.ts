import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { ok, type Result } from '../../model/result.ts';
import { replaceDurably } from '../../sqlite/durable.ts';
import { runSync, type Steps } from '../../sqlite/time-slicing.ts';
import { isOlderVersion, manifestFile, signatureFile, versionSchema } from '../manifest.ts';
import { removeRelease } from '../store/staging.ts';
import type { Trust } from '../trust/trust.ts';
import { checkFiles, type Refusal, refuse } from '../trust/verify.ts';
import { appPlatform, type SealedApp, verifyAppSeal } from './manifest.ts';

/** Why a version that was switched to is not used any more. */
const appFailures = ['crashed', 'not-shown'] as const;
export type AppFailure = (typeof appFailures)[number];

const stateSchema = v.object({
  /** The version that starts; null: the installed program. */
  current: v.nullable(versionSchema),
  previous: v.nullable(versionSchema),
  /** Until the current version has shown the kiosk: how often it was started. */
  trial: v.nullable(v.object({ starts: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) })),
  /** The last version that did not come up, with the SHA-256 of its manifest. */
  failed: v.nullable(v.object({ version: versionSchema, manifest: v.string(), reason: v.picklist(appFailures) })),
});

/** Which versions of the program a data folder has: one file, so that all of it changes at the same instant. */
export type AppState = v.InferOutput<typeof stateSchema>;

export const appsFolder = (dataFolder: string): string => join(dataFolder, 'app');
export const appFolderOf = (dataFolder: string, version: string): string => join(appsFolder(dataFolder), version);
const stateFile = (dataFolder: string): string => join(appsFolder(dataFolder), 'state.json');

/** A missing or damaged file leaves the installed program. */
export function readAppState(dataFolder: string): AppState {
  try {
    return v.parse(stateSchema, JSON.parse(readFileSync(stateFile(dataFolder), 'utf8')));
  } catch {
    return { current: null, previous: null, trial: null, failed: null };
  }
}

/** A power cut leaves the former state or the new one. @throws Error if the disk fails */
export function writeAppState(dataFolder: string, state: AppState): void {
  replaceDurably(stateFile(dataFolder), `${JSON.stringify(state)}\n`);
}

/** The current version has shown the kiosk. @throws Error if the disk fails */
export function proveApp(dataFolder: string): void {
  writeAppState(dataFolder, { ...readAppState(dataFolder), trial: null });
}

/** Versions on the disk, whatever their state. */
export function installedApps(dataFolder: string): string[] {
  try {
    return readdirSync(appsFolder(dataFolder)).filter((name) => v.is(versionSchema, name));
  } catch {
    return [];
  }
}

/** Removes every version but these two. @throws Error if the disk fails */
export function pruneApps(dataFolder: string, { current, previous }: AppState): void {
  for (const name of installedApps(dataFolder)) {
    if (name !== current && name !== previous) removeRelease(appsFolder(dataFolder), name);
  }
}

/** Checks a version on the disk: its seal, and that it has exactly the files of its manifest. */
export const verifyApp = (folder: string, trust: Trust): Result<SealedApp, Refusal> =>
  runSync(verifyAppSteps(folder, trust));

/** The same in short steps. */
export function* verifyAppSteps(folder: string, trust: Trust): Steps<Result<SealedApp, Refusal>> {
  if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return refuse('missing');
  const [manifest, signature] = [manifestFile, signatureFile].map((name) => readOrNull(join(folder, name)));
  if (!manifest) return refuse('unreadable-manifest');
  const sealed = verifyAppSeal(manifest, signature ?? null, trust);
  if (!sealed.ok) return sealed;
  return (yield* checkFiles(folder, sealed.value.manifest.files)) ?? sealed;
}

function readOrNull(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** Whether a version may follow on this machine. @param system version of the installed program */
export function checkFit(
  { manifest: { app, platform, minimumVersion } }: SealedApp,
  { system, current }: { system: string; current: string | null },
): Result<null, Refusal<'other-platform' | 'newer-package-needed' | 'older-program'>> {
  if (platform !== appPlatform) return refuse('other-platform', platform);
  if (isOlderVersion(system, minimumVersion)) return refuse('newer-package-needed', minimumVersion);
  const newest = current !== null && isOlderVersion(system, current) ? current : system;
  return isOlderVersion(newest, app) ? ok(null) : refuse('older-program', newest);
}
