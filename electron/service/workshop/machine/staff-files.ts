import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { Audit } from '../../../../db/workshop/audit/audit.ts';
import type { Actor } from '../../../../db/workshop/types.ts';
import type { WorkshopEnv } from '../access/env.ts';
import { needs } from '../access/guard.ts';
import { refuseBadInput } from '../input.ts';
import type { Drives } from '../releases/drives.ts';
import { writeToDrive } from '../releases/to-drive.ts';
import { fileNameOf, machineLogs, platformName } from './machine-logs.ts';

export interface StaffFileParts {
  dataFolder: string;
  version: string;
  drives: Drives;
  audit: Pick<Audit, 'append'>;
  /** The machine's own clock, milliseconds since 1970. */
  system: () => number;
  /** Milliseconds since the program began. */
  steady: () => number;
}

const driveId = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const toDrive = vValidator('json', v.strictObject({ drive: driveId }), refuseBadInput);
const report = v.pipe(v.string(), v.minLength(1), v.maxLength(20_000));
const reportToDrive = vValidator('json', v.strictObject({ drive: driveId, text: report }), refuseBadInput);

/** What a technician takes along: the log, and the report of the self-test in the words of the page. */
export function staffFileRoutes(parts: StaffFileParts) {
  const { drives, system } = parts;
  return new Hono<WorkshopEnv>()
    .get('/staff/logs', needs('technician'), (c) => {
      const { name, bytes } = takeLogs(parts, c.var.actor);
      return c.body(new Uint8Array(bytes), 200, {
        'Content-Type': 'application/x-ndjson',
        'Content-Disposition': `attachment; filename="${name}"`,
      });
    })
    .post('/staff/logs', needs('technician'), toDrive, (c) => {
      const { name, bytes } = takeLogs(parts, c.var.actor);
      return writeToDrive(c, drives, c.req.valid('json').drive, name, bytes);
    })
    .post('/staff/report', needs('technician'), reportToDrive, (c) => {
      const { drive, text } = c.req.valid('json');
      const name = fileNameOf('self-test', 'txt', new Date(system()));
      // Notepad of old Windows knows UTF-8 by its mark, and lines by both signs.
      return writeToDrive(c, drives, drive, name, `\ufeff${text.replaceAll('\n', '\r\n')}`);
    });
}

/** The whole log under its name; that it was taken is written down first. */
function takeLogs({ dataFolder, version, audit, system, steady }: StaffFileParts, by: Actor) {
  const at = new Date(system());
  audit.append({ by, action: 'export', subject: 'logs' });
  const facts = { version, platform: platformName, upSeconds: Math.round(steady() / 1000), at: at.toISOString() };
  return { name: fileNameOf('logs', 'jsonl', at), bytes: machineLogs(dataFolder, facts) };
}
