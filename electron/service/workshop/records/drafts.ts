import { rmSync } from 'node:fs';
import { Hono } from 'hono';
import type { DraftsMerged } from '../../../../db/model/api/publish.ts';
import type { Audit } from '../../../../db/workshop/audit/audit.ts';
import { draftsExtension, exportDrafts, mergeDrafts } from '../../../../db/workshop/drafts-file.ts';
import type { RunMedia } from '../../../../db/workshop/media/run.ts';
import type { Workshop } from '../../../../db/workshop/types.ts';
import { maxUploadBytes } from '../../http/body-limits.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { refuse } from '../refusal.ts';
import { download } from '../releases/packages.ts';
import type { Uploads } from './upload.ts';

export interface DraftsFileParts {
  /** `<data>/workshop` */
  folder: string;
  workshop: Workshop;
  uploads: Uploads;
  audit: Pick<Audit, 'append'>;
  runMedia: RunMedia;
}

/** A colleague's work, from one workshop to another. */
export function draftsFileRoutes({ folder, workshop, uploads, audit, runMedia }: DraftsFileParts) {
  const editors = needs('editor', 'approver');
  return new Hono<WorkshopEnv>()
    .post('/drafts/export', editors, async (c) => {
      const out = uploads.place(draftsExtension);
      const now = new Date();
      const exported = await exportDrafts({ folder, out, by: c.var.actor.name, now });
      if (!exported.ok) return refuse(c, 'refused', exported.error);
      const records = exported.value;
      audit.append({ by: c.var.actor, action: 'export', subject: 'drafts', details: { records } });
      return download(out, `esimde-${now.toISOString().slice(0, 10)}${draftsExtension}`);
    })
    .post('/drafts', editors, async (c) => {
      const file = await uploads.receive(c.req.raw, maxUploadBytes);
      if (file === null) return refuse(c, 'bad-input', { message: 'The file is empty.' });
      try {
        audit.append({ by: c.var.actor, action: 'import', subject: 'drafts' });
        const outcome = await mergeDrafts({ workshop, folder, file, by: c.var.actor, reason: 'merge', runMedia });
        if (outcome.ok) return c.json<DraftsMerged, 200>(outcome.value, 200);
        return 'code' in outcome.error
          ? refuse(c, outcome.error.code, outcome.error)
          : refuse(c, 'refused', outcome.error);
      } finally {
        rmSync(file, { force: true });
      }
    });
}
