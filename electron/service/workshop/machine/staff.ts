import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vValidator } from '@hono/valibot-validator';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Job } from '../../../../db/model/api/jobs.ts';
import { kioskEndings, type MachineState, turns } from '../../../../db/model/api/staff.ts';
import { ok } from '../../../../db/model/result.ts';
import type { Audit } from '../../../../db/workshop/audit/audit.ts';
import type { Actor } from '../../../../db/workshop/types.ts';
import type { FirstStart } from '../../../kiosk/first-start/first-start.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { refuseBadInput } from '../input.ts';
import { refuse } from '../refusal.ts';
import { type Drives, writeToDrive } from '../releases/drives.ts';
import type { Jobs } from '../releases/jobs.ts';
import { type AboutParts, aboutRoutes, readAbout } from './about.ts';
import type { MachineSet, StaffMachine } from './machine.ts';
import { readProgram } from './program.ts';
import { readTest, type SelfTestParts, selfTest } from './self-test/self-test.ts';

export interface StaffParts extends SelfTestParts, StaffFileParts, AboutParts {
  machine: StaffMachine;
  /** Setting up the kiosk step by step. */
  firstStart: Pick<FirstStart, 'reopen' | 'planned'>;
  audit: Audit;
}

const percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));
const level = vValidator('json', v.strictObject({ percent }), refuseBadInput);
const turning = vValidator('json', v.strictObject({ turn: v.picklist(turns) }), refuseBadInput);
const ending = vValidator('json', v.strictObject({ how: v.picklist(kioskEndings) }), refuseBadInput);

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
  return new Hono<WorkshopEnv>()
    .get('/staff', needs('technician'), (c) => c.json<MachineState, 200>(stateOf(staff), 200))
    .post('/staff/end', needs('technician'), ending, (c) => {
      if (!machine.end) return refuse(c, 'refused', { message: 'This program shows no kiosk.' });
      const { how } = c.req.valid('json');
      audit.append({ by: c.var.actor, action: how === 'exit' ? 'kiosk-exit' : 'kiosk-restart', subject: '' });
      machine.end(how);
      return c.body(null, 202);
    })
    .post('/staff/first-start', needs('technician'), (c) => {
      audit.append({ by: c.var.actor, action: 'first-start', subject: '' });
      staff.firstStart.reopen();
      return c.body(null, 204);
    })
    .post('/staff/self-test', needs('technician'), seenAtGlass, (c) => {
      const seen = c.req.valid('json');
      const job = jobs.start({ kind: 'self-test', by: c.var.actor.account }, async (work) =>
        ok(await selfTest(staff, seen, work)),
      );
      return c.json<Job, 202>(job, 202);
    })
    .route('/', aboutRoutes(staff))
    .route('/', controlRoutes(staff))
    .route('/', staffFileRoutes(staff));
}

function controlRoutes(staff: StaffParts) {
  const { machine } = staff;
  const answer = (c: Context, set: MachineSet) =>
    set.ok ? c.json<MachineState, 200>(stateOf(staff), 200) : refuse(c, 'refused', { message: set.error });
  return new Hono<WorkshopEnv>()
    .post('/staff/turn', needs('technician'), turning, async (c) =>
      answer(c, await machine.turn(c.req.valid('json').turn)),
    )
    .post('/staff/volume', needs('technician'), level, async (c) =>
      answer(c, await machine.setVolume(c.req.valid('json').percent)),
    )
    .post('/staff/brightness', needs('technician'), level, async (c) =>
      answer(c, await machine.setBrightness(c.req.valid('json').percent)),
    );
}

const stateOf = ({ machine, version, steady, dataFolder, aboutFolder }: StaffParts): MachineState => ({
  version,
  platform: platformName,
  upSeconds: Math.round(steady() / 1000),
  canEnd: machine.end !== null,
  hostLeft: machine.hostLeft,
  ...machine.controls(),
  last: readTest(dataFolder)?.last ?? null,
  program: readProgram(dataFolder),
  about: readAbout(aboutFolder),
});

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
function staffFileRoutes(parts: StaffFileParts) {
  const { audit, drives, system } = parts;
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
      audit.append({ by: c.var.actor, action: 'export', subject: 'self-test', details: { file: name } });
      // Notepad of old Windows needs the byte-order mark and CRLF.
      return writeToDrive(c, drives, drive, name, `\ufeff${text.replaceAll('\n', '\r\n')}`);
    });
}

/** The whole log under its name; the download is recorded first. */
function takeLogs({ dataFolder, version, audit, system, steady }: StaffFileParts, by: Actor) {
  const at = new Date(system());
  audit.append({ by, action: 'export', subject: 'logs' });
  const facts = { version, platform: platformName, upSeconds: Math.round(steady() / 1000), at: at.toISOString() };
  return { name: fileNameOf('logs', 'jsonl', at), bytes: machineLogs(dataFolder, facts) };
}

/** `linux x64` */
const platformName = `${process.platform} ${process.arch}`;

interface MachineFacts {
  version: string;
  platform: string;
  upSeconds: number;
  at: string;
}

/** More files than the log ever keeps (`log.ts`). */
const maxFiles = 20;

/**
 * The whole log as one file of JSON lines, oldest first, after a line that says of which machine it is. It holds no
 * personal data: nothing of the kind is ever written to it.
 *
 * @throws Error where a file cannot be read
 */
function machineLogs(dataFolder: string, facts: MachineFacts): Buffer {
  const folder = join(dataFolder, 'logs');
  const older = Array.from({ length: maxFiles }, (_, index) => join(folder, `esimde.${maxFiles - index}.log`));
  const files = [...older, join(folder, 'esimde.log')].filter((file) => existsSync(file));
  const head = Buffer.from(`${JSON.stringify({ time: facts.at, level: 'info', event: 'logs-taken', ...facts })}\n`);
  return Buffer.concat([head, ...files.map((file) => readFileSync(file))]);
}

/** `esimde-logs-20261123-0905.jsonl`, by UTC: a stick may gather the logs of many mornings. */
export const fileNameOf = (stem: string, extension: string, at: Date): string =>
  `esimde-${stem}-${at.toISOString().slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-')}.${extension}`;
