import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { turns } from '../../../db/model/api/staff.ts';
import { moveDurably, writeDurably } from '../../../db/sqlite/durable.ts';

const percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));
const schema = v.object({
  turn: v.optional(v.nullable(v.picklist(turns)), null),
  volume: v.optional(v.nullable(percent), null),
  brightness: v.optional(v.nullable(percent), null),
});

/** How the machine was last set here; null: never. */
export type MachineKept = v.InferOutput<typeof schema>;

/** `<data>/machine.json`. A file that cannot be read is one that was never written. */
export const machineFile = (dataFolder: string): string => join(dataFolder, 'machine.json');

export function readMachine(dataFolder: string): MachineKept {
  try {
    return v.parse(schema, JSON.parse(readFileSync(machineFile(dataFolder), 'utf8')));
  } catch {
    return v.parse(schema, {});
  }
}

/** @throws Error where the disk refuses */
export function writeMachine(dataFolder: string, kept: MachineKept): void {
  const file = machineFile(dataFolder);
  writeDurably(`${file}.new`, JSON.stringify(kept));
  moveDurably(`${file}.new`, file);
}
