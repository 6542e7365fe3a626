import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { type Audit, auditCsv } from '../../../../db/workshop/audit/audit.ts';
import type { AuditEntry } from '../../../../db/workshop/audit/entries.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { auditPage } from '../input.ts';

/** A page of the audit, newest first; the next one is asked for with `before` = the last number. */
export interface AuditPage {
  entries: AuditEntry[];
  total: number;
}

/** The audit for those who are responsible. */
export function auditRoutes({ audit }: { audit: Audit }) {
  return new Hono<WorkshopEnv>()
    .get('/audit', needs('technician', 'approver'), auditPage, (c) => {
      const { before, limit = 50 } = c.req.valid('query');
      return c.json<AuditPage, 200>({ entries: audit.entries({ before, limit }), total: audit.count() }, 200);
    })
    .get('/audit.csv', needs('technician', 'approver'), (c) => {
      audit.append({ by: c.var.actor, action: 'export', subject: 'audit' });
      return new Response(Readable.toWeb(Readable.from(auditCsv(newestFirst(audit)))) as ReadableStream, {
        headers: {
          'Content-Type': 'text/csv; charset=utf-8',
          'Content-Disposition': 'attachment; filename="esimde-audit.csv"',
        },
      });
    });
}

const entriesAtOnce = 500;

/** Every entry, read page by page: the audit may be larger than memory. */
function* newestFirst(audit: Audit): Generator<AuditEntry> {
  let before: number | undefined;
  do {
    const page = audit.entries({ before, limit: entriesAtOnce });
    yield* page;
    before = page.at(-1)?.number;
  } while (before !== undefined);
}
