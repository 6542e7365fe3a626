import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { openReadable } from '../../../../db/sqlite/connection.ts';
import type { Audit } from '../../../../db/workshop/audit/audit.ts';
import type { Settings } from '../../../kiosk/settings/settings.ts';
import type { Log } from '../../http/log.ts';
import { createService, type Service } from '../../service.ts';
import type { ServedRelease } from '../../visitor/release-view.ts';
import type { WorkshopEnv } from '../access/guard.ts';
import { refuse } from '../refusal.ts';
import { messageOf, type ReleaseJobRefusal, runReleaseJob } from '../release-job.ts';
import type { ReleaseParts } from './publish.ts';

const place = '/api/workshop/proof';

export interface Proof {
  /** A service on the draft as it is now, rebuilt after a change. */
  serve(parts: ReleaseParts, by: { account: string; name: string }): Promise<Service | ReleaseJobRefusal>;
  close(): void;
}

export interface ProofOptions {
  dataFolder: string;
  pageFolder: string;
  version: string;
  settings: Settings;
  log: Log;
}

interface BuiltProof {
  /** What the workshop's files looked like when it was built. */
  trace: string;
  release: ServedRelease;
}

/** The whole kiosk on the draft. */
export function createProof({ dataFolder, pageFolder, version, settings, log }: ProofOptions): Proof {
  let current: BuiltProof | null = null;
  let building: Promise<ReleaseJobRefusal | null> | null = null;
  const drop = (): void => {
    if (current === null) return;
    current.release.db.close();
    rmSync(current.release.folder, { recursive: true, force: true });
    current = null;
  };
  const service = createService({
    ...{ pageFolder, version, settings, log, isProof: true },
    releases: { served: () => ({ level: 'current', release: current?.release ?? null }) },
    clock: () => performance.now(),
  });
  const build = async (
    { releaseWorker, ground }: ReleaseParts,
    by: { account: string; name: string },
    trace: string,
  ) => {
    const out = mkdtempSync(join(tmpdir(), 'esimde-proof-'));
    const outcome = await runReleaseJob(releaseWorker, { ground: ground(), by, job: { kind: 'proof', out } });
    if (!outcome.ok) {
      rmSync(out, { recursive: true, force: true });
      return outcome.error;
    }
    drop();
    const { folder, manifest } = outcome.value;
    current = { trace, release: { folder, manifest, db: openReadable(join(folder, 'content.db')) } };
    return null;
  };
  return {
    serve: async (parts, by) => {
      const trace = traceOf(join(dataFolder, 'workshop'));
      if (current?.trace === trace) return service;
      building ??= build(parts, by, trace).finally(() => {
        building = null;
      });
      return (await building) ?? service;
    },
    close: drop,
  };
}

function traceOf(folder: string): string {
  return ['workshop.db', 'workshop.db-wal'].map((file) => traceOfFile(join(folder, file))).join();
}

function traceOfFile(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat === undefined ? '-' : `${stat.size} ${stat.mtimeMs}`;
}

export interface ProofParts extends ReleaseParts {
  audit: Pick<Audit, 'append'>;
  proof: Proof;
}

/** The visitor's page on the draft, under a path that the session's cookie covers. */
export function proofRoutes(parts: ProofParts) {
  const show = async (c: Context<WorkshopEnv>) => {
    const { account, name } = c.var.actor;
    const isPage = c.req.path === `${place}/`;
    if (isPage) parts.audit.append({ by: c.var.actor, action: 'export', subject: 'proof' });
    const served = await parts.proof.serve(parts, { account, name });
    if (!('fetch' in served)) return refuse(c, 'refused', messageOf(served));
    const url = new URL(c.req.url);
    url.pathname = url.pathname.slice(place.length) || '/';
    return served.fetch(new Request(url, { method: c.req.method, headers: c.req.raw.headers }));
  };
  return new Hono<WorkshopEnv>().get('/proof', (c) => c.redirect(`${place}/`, 302)).get('/proof/*', show);
}
