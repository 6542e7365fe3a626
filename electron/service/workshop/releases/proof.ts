import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { LoopNow, LoopProgramme } from '../../../../db/model/api/loop.ts';
import type { WorkshopRecord } from '../../../../db/model/api/records.ts';
import { playlistSchema } from '../../../../db/model/entry/playlist.ts';
import { playedPlaylist } from '../../../../db/model/playlist.ts';
import { openReadable } from '../../../../db/sqlite/connection.ts';
import type { Audit } from '../../../../db/workshop/audit/audit.ts';
import type { Actor, Workshop } from '../../../../db/workshop/types.ts';
import type { Settings } from '../../../kiosk/settings/settings.ts';
import type { Log } from '../../http/log.ts';
import { framedHeaders } from '../../http/security-headers.ts';
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
  /** Id of the release that it shows. */
  release(): string | null;
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
    release: () => current?.release.manifest.id ?? null,
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
  workshop: Pick<Workshop, 'record'>;
}

/** The visitor's page on the draft, under a path that the session's cookie covers. */
export function proofRoutes(parts: ProofParts) {
  const note = (by: Actor) => parts.audit.append({ by, action: 'export', subject: 'proof' });
  /** The proof that each account saw last: the frame of a preview is loaded again for each step. */
  const seen = new Map<string, string>();
  const show = async (c: Context<WorkshopEnv>, at: string) => {
    const { account, name } = c.var.actor;
    const served = await parts.proof.serve(parts, { account, name });
    if (!('fetch' in served)) return refuse(c, 'refused', messageOf(served));
    const url = new URL(c.req.url);
    url.pathname = url.pathname.slice(at.length) || '/';
    return served.fetch(new Request(url, { method: c.req.method, headers: c.req.raw.headers }));
  };
  return (
    new Hono<WorkshopEnv>()
      .get('/proof', (c) => c.redirect(`${place}/`, 302))
      // The loop of a playlist as this account is writing it, in a frame of the workshop.
      .get('/proof/playlist/:id/*', async (c) => {
        const key = { kind: 'playlist', id: c.req.param('id') } as const;
        const at = `${place}/playlist/${key.id}`;
        const reply = await show(c, at);
        const { account } = c.var.actor;
        const release = parts.proof.release() ?? '';
        if (c.req.path === `${at}/` && seen.get(account) !== release) {
          note(c.var.actor);
          seen.set(account, release);
        }
        const isLoop = /\/api\/loop(\/now)?$/.test(c.req.path);
        const draft = isLoop && reply.ok ? draftOf(parts.workshop.record(key, c.var.actor)) : null;
        return framed(draft ? await withDraft(reply, draft) : reply);
      })
      .get('/proof/*', (c) => {
        if (c.req.path === `${place}/`) note(c.var.actor);
        return show(c, place);
      })
  );
}

/** The playlist of a record, as far as it is written; null where it cannot be played yet. */
function draftOf(record: WorkshopRecord | null): LoopNow['playlist'] | null {
  const { success, output } = v.safeParse(playlistSchema, record?.draft?.body ?? record?.body);
  return success ? { id: output.id, ...playedPlaylist(output) } : null;
}

/** The programme of the loop, or what it shows now, with a draft in place of its playlist, at any time of the day. */
async function withDraft(reply: Response, playlist: LoopNow['playlist']): Promise<Response> {
  const { headers } = reply;
  const answer = (await reply.json()) as LoopProgramme | LoopNow;
  const of = (now: LoopNow): LoopNow => ({ ...now, playlist, glass: 'open', silence: null });
  return Response.json('now' in answer ? { ...answer, now: of(answer.now) } : of(answer), { headers });
}

function framed(reply: Response): Response {
  for (const [name, value] of Object.entries(framedHeaders)) reply.headers.set(name, value);
  return reply;
}
