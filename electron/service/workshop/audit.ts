import { Hono } from 'hono';
import type { Audit } from '../../../db/workshop/audit.ts';
import type { AuditEntry } from '../../../db/workshop/audit-entry.ts';
import type { WorkshopEnv } from './env.ts';
import { needs } from './guard.ts';
import { auditPage } from './input.ts';

/** A page of the audit, newest first; the next one is asked for with `before` = the last number. */
export interface AuditPage {
  entries: AuditEntry[];
  total: number;
}

/** What was done, for those who answer for it. */
export function auditRoutes({ audit }: { audit: Audit }) {
  return new Hono<WorkshopEnv>().get('/audit', needs('technician', 'approver'), auditPage, (c) => {
    const { before, limit = 50 } = c.req.valid('query');
    return c.json<AuditPage, 200>({ entries: audit.entries({ before, limit }), total: audit.count() }, 200);
  });
}
