import { vValidator } from '@hono/valibot-validator';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Job } from '../../../../db/model/api/jobs.ts';
import { kioskEndings, type MachineState, turns } from '../../../../db/model/api/staff.ts';
import type { Audit } from '../../../../db/workshop/audit/audit.ts';
import type { WorkshopEnv } from '../access/env.ts';
import { needs } from '../access/guard.ts';
import { refuseBadInput } from '../input.ts';
import { refuse } from '../refusal.ts';
import type { Jobs } from '../releases/jobs.ts';
import type { MachineSet, StaffMachine } from './machine.ts';
import { platformName } from './machine-logs.ts';
import { type SelfTestParts, selfTest } from './self-test/self-test.ts';
import { readTest } from './self-test/test-file.ts';
import { type StaffFileParts, staffFileRoutes } from './staff-files.ts';

export interface StaffParts extends SelfTestParts, StaffFileParts {
  machine: StaffMachine;
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
    .post('/staff/self-test', needs('technician'), seenAtGlass, (c) => {
      const seen = c.req.valid('json');
      const job = jobs.start({ kind: 'self-test', by: c.var.actor.account }, (work) => selfTest(staff, seen, work));
      return c.json<Job, 202>(job, 202);
    })
    .route('/', controlRoutes(staff))
    .route('/', staffFileRoutes(staff));
}

function controlRoutes(staff: StaffParts) {
  const { machine } = staff;
  const answer = (c: Context, set: MachineSet) =>
    set.ok ? c.json<MachineState, 200>(stateOf(staff), 200) : refuse(c, 'refused', { message: set.reason });
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

const stateOf = ({ machine, version, steady, dataFolder }: StaffParts): MachineState => ({
  version,
  platform: platformName,
  upSeconds: Math.round(steady() / 1000),
  canEnd: machine.end !== null,
  ...machine.controls(),
  last: readTest(dataFolder)?.last ?? null,
});
