import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { Job } from '../../../../db/model/api/jobs.ts';
import type { ReleaseList, ReleaseSummary } from '../../../../db/model/api/publish.ts';
import { manifestFile, parseManifest, signatureFile } from '../../../../db/release/manifest.ts';
import { installedNames } from '../../../../db/release/store/installed.ts';
import { readPointer, releasesFolder } from '../../../../db/release/store/pointer.ts';
import { parsePublicKeys } from '../../../../db/release/trust/keys.ts';
import { type Trust, trustBuiltin, trustInstalled } from '../../../../db/release/trust/trust.ts';
import { verifySeal } from '../../../../db/release/trust/verify.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { refuseBadInput } from '../input.ts';
import type { ReleaseGround } from '../release-job.ts';
import { type ReleaseParts, startRelease } from './publish.ts';
import { readStickReports } from './stick-reports.ts';

export interface ReleaseListParts extends ReleaseParts {
  /** What a page shows: a sequence number, null for the memorial; null where no page has asked of late. */
  shown: () => { sequence: number | null } | null;
}

const sequenceForm = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/), v.transform(Number));
export const bySequence = vValidator('param', v.object({ sequence: sequenceForm }), refuseBadInput);

/** The releases that are kept, and going back to one of them on purpose. */
export function releaseRoutes(parts: ReleaseListParts) {
  return new Hono<WorkshopEnv>()
    .get('/releases', (c) => c.json<ReleaseList, 200>(releaseList(parts.ground(), parts.shown()), 200))
    .post('/releases/:sequence/activate', needs('approver', 'technician'), bySequence, (c) => {
      const { sequence: number } = c.req.valid('param');
      const request = { kind: 'rollback', by: c.var.actor, about: { number } } as const;
      return c.json<Job, 202>(startRelease(parts, request, { kind: 'rollback', to: number }), 202);
    });
}

/** Reads seals alone: the files are hashed when a release is shown, exported or gone back to. */
function releaseList(ground: ReleaseGround, shown: ReturnType<ReleaseListParts['shown']>): ReleaseList {
  const { dataFolder, builtinFolder, trustedKeys, revokedKeys } = ground;
  const { keys } = parsePublicKeys(trustedKeys);
  const trust = trustInstalled(keys, builtinFolder, revokedKeys);
  const read = readPointer(dataFolder);
  const pointer = read.state === 'read' ? read.pointer : null;
  const releases = installedNames(dataFolder).map((name) => ({
    ...summaryOf(join(releasesFolder(dataFolder), name), trust, Number(name)),
    isCurrent: name === pointer?.current,
    isPrevious: name === pointer?.previous,
    isBuiltin: false,
  }));
  const builtin = summaryOf(builtinFolder, trustBuiltin(keys), 0);
  releases.push({ ...builtin, isCurrent: pointer === null, isPrevious: false, isBuiltin: true });
  const current = releases.find(({ isCurrent }) => isCurrent)?.sequence ?? null;
  const waiting = shown !== null && current !== shown.sequence ? current : null;
  return {
    releases,
    waiting,
    isOnScreen: shown !== null && waiting === null,
    stickReports: readStickReports(dataFolder),
  };
}

function summaryOf(
  folder: string,
  trust: Trust,
  sequence: number,
): Omit<ReleaseSummary, 'isCurrent' | 'isPrevious' | 'isBuiltin'> {
  const bytes = readOrNull(join(folder, manifestFile));
  const unknown = { sequence, id: '', title: '', date: '', by: '', bytes: 0 };
  if (bytes === null) return { ...unknown, refusal: 'unreadable-manifest' };
  const sealed = verifySeal(bytes, readOrNull(join(folder, signatureFile)), trust);
  const manifest = sealed.ok ? sealed.value.manifest : parseManifest(bytes);
  const refusal = sealed.ok ? null : sealed.error.reason;
  if (manifest === null) return { ...unknown, refusal };
  const { id, title, date, by, files } = manifest;
  return {
    ...{ sequence: manifest.sequence, id, title: title.kk, date, by },
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    refusal,
  };
}

function readOrNull(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
