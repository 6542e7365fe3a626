import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import { roles } from '../../../db/model/api/accounts.ts';
import { limitWorkshopBody } from '../http/body-limits.ts';
import { HttpError } from '../http/errors.ts';
import { detailsOf, type Log } from '../http/log.ts';
import { accountRoutes } from './access/accounts.ts';
import { type FirstAccountParts, firstAccountRoutes } from './access/first-account.ts';
import { guard, needs, type SessionEnv } from './access/guard.ts';
import { sessionRoutes, signInRoutes } from './access/session.ts';
import { auditRoutes } from './machine/audit.ts';
import { type BackupParts, backupRoutes } from './machine/backup.ts';
import { type ScreensParts, screensRoutes } from './machine/screens.ts';
import { type StaffParts, staffRoutes } from './machine/staff.ts';
import { type UsageParts, usageRoutes } from './machine/usage.ts';
import { commentRoutes } from './records/comments.ts';
import { type DraftsFileParts, draftsFileRoutes } from './records/drafts.ts';
import { type InboxParts, inboxRoutes } from './records/inbox.ts';
import { type ListParts, listRoutes } from './records/lists.ts';
import { type ManyParts, manyRoutes } from './records/many.ts';
import { type MediaParts, mediaRoutes } from './records/media.ts';
import { type NameListParts, nameListRoutes } from './records/name-lists.ts';
import { type RecordParts, recordRoutes } from './records/records.ts';
import { type ReviewParts, reviewRoutes } from './records/review.ts';
import { type TableParts, tableRoutes } from './records/tables.ts';
import { uploadRoutes } from './records/upload.ts';
import { diskFaultOf, refuse } from './refusal.ts';
import { jobRoutes } from './releases/jobs.ts';
import { type PackageParts, packageRoutes } from './releases/packages.ts';
import { type ProofParts, proofRoutes } from './releases/proof.ts';
import { type PublishParts, publishRoutes } from './releases/publish.ts';
import { type ReleaseListParts, releaseRoutes } from './releases/releases.ts';

/** Records, tables, media and drafts of `<data>/workshop`. */
type StoreParts = ListParts &
  ManyParts &
  RecordParts &
  TableParts &
  MediaParts &
  ReviewParts &
  DraftsFileParts &
  NameListParts &
  InboxParts;

/** Publishing, carrying and backing up; each of them is a job. */
type ReleaseRoutesParts = PublishParts & ReleaseListParts & PackageParts & BackupParts & ProofParts;

export interface WorkshopParts {
  /** Accounts, sessions, the throttle of wrong passphrases, audit and log. */
  access: FirstAccountParts;
  store: StoreParts;
  releases: ReleaseRoutesParts;
  staff: StaffParts;
  usage: UsageParts;
  screens: ScreensParts;
}

/** Nothing of the workshop stays in a browser's cache. */
const notKept = createMiddleware(async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
});

/** Every route of the workshop, each declared once. Routes after the guard have an actor. */
export function workshopRoutes({ access, store, releases, staff, usage, screens }: WorkshopParts) {
  return (
    new Hono<SessionEnv>()
      .use(notKept)
      .route('/', signInRoutes(access))
      .route('/', firstAccountRoutes(access))
      .use(guard(access), limitWorkshopBody)
      .route('/', sessionRoutes(access))
      // An account without any role has a session, and its own passphrase, and nothing else.
      .use(needs(...roles))
      .route('/', accountRoutes(access))
      .route('/', auditRoutes(access))
      .route('/', listRoutes(store))
      .route('/', manyRoutes(store))
      .route('/', recordRoutes(store))
      .route('/', commentRoutes({ ...store, ...access }))
      .route('/', jobRoutes(releases))
      .route('/', usageRoutes(usage))
      .route('/', screensRoutes(screens))
      .route('/', staffRoutes({ staff, jobs: releases.jobs }))
      .route('/', tableRoutes(store))
      .route('/', nameListRoutes(store))
      .route('/', inboxRoutes(store))
      .route('/', uploadRoutes(store.uploads))
      .route('/', mediaRoutes(store))
      .route('/', reviewRoutes(store))
      .route('/', publishRoutes(releases))
      .route('/', releaseRoutes(releases))
      .route('/', packageRoutes(releases))
      .route('/', backupRoutes(releases))
      .route('/', proofRoutes(releases))
      .route('/', draftsFileRoutes(store))
  );
}

/** The workshop as one handler for every request under `/api/workshop`. */
export function createWorkshopApi(parts: WorkshopParts): Hono {
  const routes = workshopRoutes(parts);
  for (const { path, method } of [...routes.routes]) {
    if (method !== 'ALL') routes.all(path, (c) => refuse(c, 'wrong-method'));
  }
  routes.all('*', (c) => refuse(c, 'not-found'));
  const app = new Hono().route('/api/workshop', routes);
  app.onError((error, c) => errorReply(error, c, parts.access.log));
  return app;
}

/** The one place where something thrown becomes a reply. */
function errorReply(error: Error, c: Context, log: Log) {
  c.header('Cache-Control', 'no-store');
  if (error instanceof HttpError) return refuse(c, error.code);
  // Malformed JSON.
  if (error instanceof HTTPException && error.status < 500) return refuse(c, 'bad-input');
  log.error('unexpected-error', { where: c.req.routePath, ...detailsOf(error) });
  return refuse(c, diskFaultOf(error) ?? 'internal');
}
