import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import type { Audit } from '../../../db/workshop/audit/audit.ts';
import type { Workshop } from '../../../db/workshop/types.ts';
import { BodyTooLarge, boundBody } from '../http/body-bound.ts';
import { detailsOf } from '../http/log.ts';
import { type AccountParts, accountRoutes } from './access/accounts.ts';
import { guard, type SessionEnv } from './access/guard.ts';
import { type SessionParts, sessionRoutes, signInRoutes } from './access/session.ts';
import { auditRoutes } from './machine/audit.ts';
import { type BackupParts, backupRoutes } from './machine/backup.ts';
import { type StaffParts, staffRoutes } from './machine/staff.ts';
import { type UsageParts, usageRoutes } from './machine/usage.ts';
import { type DraftsFileParts, draftsFileRoutes } from './records/drafts.ts';
import { type MediaParts, mediaRoutes } from './records/media.ts';
import { type RecordParts, recordRoutes } from './records/records.ts';
import { type ReviewParts, reviewRoutes } from './records/review.ts';
import { type TableParts, tableRoutes } from './records/tables.ts';
import { diskFaultOf, refuse } from './refusal.ts';
import { type Jobs, jobRoutes } from './releases/jobs.ts';
import { type PackageParts, packageRoutes } from './releases/packages.ts';
import { type ProofParts, proofRoutes } from './releases/proof.ts';
import { type PublishParts, publishRoutes } from './releases/publish.ts';
import { type ReleaseListParts, releaseRoutes } from './releases/releases.ts';

export interface WorkshopParts
  extends SessionParts,
    AccountParts,
    RecordParts,
    TableParts,
    MediaParts,
    ReviewParts,
    PublishParts,
    ReleaseListParts,
    PackageParts,
    BackupParts,
    DraftsFileParts,
    ProofParts {
  workshop: Workshop;
  audit: Audit;
  jobs: Jobs;
  usage: UsageParts;
  staff: StaffParts;
}

/** Nothing of the workshop stays in a browser's cache. */
const notKept = createMiddleware(async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
});

/** Every route of the workshop, each declared once. What stands after the guard has an actor. */
export function workshopRoutes(parts: WorkshopParts) {
  return new Hono<SessionEnv>()
    .use(notKept)
    .route('/', signInRoutes(parts))
    .use(guard(parts), boundBody)
    .route('/', sessionRoutes(parts))
    .route('/', accountRoutes(parts))
    .route('/', auditRoutes(parts))
    .route('/', recordRoutes(parts))
    .route('/', jobRoutes(parts))
    .route('/', usageRoutes(parts.usage))
    .route('/', staffRoutes(parts))
    .route('/', tableRoutes(parts))
    .route('/', mediaRoutes(parts))
    .route('/', reviewRoutes(parts))
    .route('/', publishRoutes(parts))
    .route('/', releaseRoutes(parts))
    .route('/', packageRoutes(parts))
    .route('/', backupRoutes(parts))
    .route('/', proofRoutes(parts))
    .route('/', draftsFileRoutes(parts));
}

/** The workshop as one handler for every request under `/api/workshop`. */
export function createWorkshopApi(parts: WorkshopParts): Hono {
  const routes = workshopRoutes(parts);
  for (const { path, method } of [...routes.routes]) {
    if (method !== 'ALL') routes.all(path, (c) => refuse(c, 'wrong-method'));
  }
  routes.all('*', (c) => refuse(c, 'not-found'));
  const app = new Hono().route('/api/workshop', routes);
  app.onError((error, c) => errorReply(error, c, parts));
  return app;
}

/** The one place where something thrown becomes a reply. */
function errorReply(error: Error, c: Context, { log }: WorkshopParts) {
  c.header('Cache-Control', 'no-store');
  if (error instanceof BodyTooLarge) return refuse(c, 'too-large');
  // JSON that is none.
  if (error instanceof HTTPException && error.status < 500) return refuse(c, 'bad-input');
  log.error('unexpected-error', { where: c.req.routePath, ...detailsOf(error) });
  return refuse(c, diskFaultOf(error) ?? 'internal');
}
