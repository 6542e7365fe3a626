import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { checkNames, noteCodes, type SelfTest } from '../../../../../db/model/api/staff.ts';
import { moveDurably, writeDurably } from '../../../../../db/sqlite/durable.ts';

const note = v.object({
  code: v.picklist(noteCodes),
  isFault: v.boolean(),
  values: v.record(v.string(), v.union([v.string(), v.number()])),
});
const schema = v.object({
  /** Size of the glass that was last found right. */
  display: v.nullable(v.object({ width: v.number(), height: v.number() })),
  last: v.object({
    at: v.string(),
    isGood: v.boolean(),
    checks: v.array(v.object({ name: v.picklist(checkNames), notes: v.array(note) })),
  }),
});

export interface KeptTest {
  display: { width: number; height: number } | null;
  last: SelfTest;
}

/** `<data>/self-test.json`: the last self-test, for the next one to compare with. */
const testFile = (dataFolder: string): string => join(dataFolder, 'self-test.json');

/** @returns null where none was made, or none that can be read */
export function readTest(dataFolder: string): KeptTest | null {
  try {
    return v.parse(schema, JSON.parse(readFileSync(testFile(dataFolder), 'utf8')));
  } catch {
    return null;
  }
}

/** @throws Error where the disk refuses */
export function keepTest(dataFolder: string, kept: KeptTest): void {
  const file = testFile(dataFolder);
  writeDurably(`${file}.new`, JSON.stringify(kept));
  moveDurably(`${file}.new`, file);
}
