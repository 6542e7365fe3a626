import { vValidator } from '@hono/valibot-validator';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { kioskEndings, type MachineState, turns } from '../../../db/model/record/staff.ts';
import type { Job } from '../../../db/model/record/workshop.ts';
import type { Audit } from '../../../db/workshop/audit.ts';
import type { Actor } from '../../../db/workshop/workshop.ts';
import type { Drives } from './drives.ts';
import type { WorkshopEnv } from './env.ts';
import { needs } from './guard.ts';
import { refuseBadInput } from './input.ts';
import type { Jobs } from './jobs.ts';
import type { MachineSet, StaffMachine } from './machine.ts';
import { fileNameOf, machineLogs } from './machine-logs.ts';
import { refuse } from './refusal.ts';
import { type SelfTestParts, selfTest } from './self-test/self-test.ts';
import { readTest } from './self-test/test-file.ts';
import { writeToDrive } from './to-drive.ts';

export interface StaffParts extends SelfTestParts {
  machine: StaffMachine;
  version: string;
  drives: Drives;
  /** Milliseconds since the program began. */
  steady: () => number;
  audit: Audit;
}

const percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));
const level = vValidator('json', v.strictObject({ percent }), refuseBadInput);
const turning = vValidator('json', v.strictObject({ turn: v.picklist(turns) }), refuseBadInput);
const ending = vValidator('json', v.strictObject({ how: v.picklist(kioskEndings) }), refuseBadInput);

const driveId = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
export const toDrive = vValidator('json', v.strictObject({ drive: driveId }), refuseBadInput);
const report = v.pipe(v.string(), v.minLength(1), v.maxLength(20_000));
const reportToDrive = vValidator('json', v.strictObject({ drive: driveId, text: report }), refuseBadInput);

const cell = v.tuple([v.number(), v.number()]);
const cells = v.pipe(v.array(cell), v.maxLength(1000));
const size = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));
const seenAtGlass = vValidator(
  'json',
  v.strictObject({
    display: v.strictObject({
      width: size,
      height: size,
      hertz: v.pipe(v.number(), v.minValue(0), v.maxValue(10_000)),
      isFilled: v.boolean(),
      isAccepted: v.boolean(),
    }),
    touch: v.nullable(v.strictObject({ cells: size, dead: cells, stuck: cells, byMouse: v.boolean() })),
    sound: v.nullable(v.picklist(['heard', 'unheard', 'failed'])),
  }),
  refuseBadInput,
);

/** The machine under the kiosk: leaving it, setting it, testing it; for technicians. */
export function staffRoutes({ staff, jobs }: { staff: StaffParts; jobs: Jobs }) {
  const { machine, audit } = staff;
  const upSeconds = () => Math.round(staff.steady() / 1000);
  const state = (): MachineState => ({
    version: staff.version,
    platform: `${process.platform} ${process.arch}`,
    upSeconds: upSeconds(),
    canEnd: machine.end !== null,
    ...machine.controls(),
    last: readTest(staff.dataFolder)?.last ?? null,
  });
  const answer = (c: Context, set: MachineSet) =>
    set.ok ? c.json<MachineState, 200>(state(), 200) : refuse(c, 'refused', { message: set.reason });

  return new Hono<WorkshopEnv>()
    .get('/staff', needs('technician'), (c) => c.json<MachineState, 200>(state(), 200))
    .post('/staff/end', needs('technician'), ending, (c) => {
      if (!machine.end) return refuse(c, 'refused', { message: 'This program shows no kiosk.' });
      const { how } = c.req.valid('json');
      audit.append({ by: c.var.actor, action: how === 'exit' ? 'kiosk-exit' : 'kiosk-restart', subject: '' });
      machine.end(how);
      return c.body(null, 202);
    })
    .post('/staff/turn', needs('technician'), turning, async (c) =>
      answer(c, await machine.turn(c.req.valid('json').turn)),
    )
    .post('/staff/volume', needs('technician'), level, async (c) =>
      answer(c, await machine.setVolume(c.req.valid('json').percent)),
    )
    .post('/staff/brightness', needs('technician'), level, async (c) =>
      answer(c, await machine.setBrightness(c.req.valid('json').percent)),
    )
    .post('/staff/self-test', needs('technician'), seenAtGlass, (c) => {
      const seen = c.req.valid('json');
      return c.json<Job, 202>(
        jobs.start('self-test', (job) => selfTest(staff, seen, job)),
        202,
      );
    })
    .get('/staff/logs', needs('technician'), (c) => {
      const { name, bytes } = logs(c.var.actor);
      return c.body(new Uint8Array(bytes), 200, {
        'Content-Type': 'application/x-ndjson',
        'Content-Disposition': `attachment; filename="${name}"`,
      });
    })
    .post('/staff/logs', needs('technician'), toDrive, (c) => {
      const { name, bytes } = logs(c.var.actor);
      return writeToDrive(c, staff.drives, c.req.valid('json').drive, name, bytes);
    })
    .post('/staff/report', needs('technician'), reportToDrive, (c) => {
      const { drive, text } = c.req.valid('json');
      const name = fileNameOf('self-test', 'txt', new Date(staff.system()));
      // Notepad of old Windows knows UTF-8 by its mark, and lines by both signs.
      return writeToDrive(c, staff.drives, drive, name, `\ufeff${text.replaceAll('\n', '\r\n')}`);
    });

  /** The whole log under its name; that it was taken is written down first. */
  function logs(by: Actor): { name: string; bytes: Buffer } {
    const at = new Date(staff.system());
    audit.append({ by, action: 'export', subject: 'logs' });
    const facts = { version: staff.version, platform: state().platform, upSeconds: upSeconds(), at: at.toISOString() };
    return { name: fileNameOf('logs', 'jsonl', at), bytes: machineLogs(staff.dataFolder, facts) };
  }
}
