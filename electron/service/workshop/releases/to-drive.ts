import { join } from 'node:path';
import type { Context } from 'hono';
import { writeDurably } from '../../../../db/sqlite/durable.ts';
import { diskFaultOf, refuse } from '../refusal.ts';
import type { Drives } from './drives.ts';

/** Answers with the name of the file once it is on the stick, or with why it is not. */
export function writeToDrive(c: Context, drives: Drives, id: string, name: string, bytes: string | Uint8Array) {
  const place = drives.find(id);
  if (!place) return refuse(c, 'not-found', { message: 'The stick is not there any more.' });
  try {
    writeDurably(join(place.folder, name), bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = `The stick takes no files (${code ?? 'unknown'}).`;
    // Whatever else it says, it is the stick that cannot be written to: it was pulled out, or is worn.
    return refuse(c, diskFaultOf(error) ?? 'read-only', { message });
  }
  return c.json<{ file: string }, 201>({ file: name }, 201);
}
