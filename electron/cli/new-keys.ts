import { createKeys } from '../../db/release/trust/keys.ts';
import { Refused } from './reply.ts';
import { Complaint } from './user-error.ts';

type KeysCreated = ReturnType<typeof createKeys>;

/** @throws {Refused} if the file exists @throws {Complaint} if it cannot be written */
export function newKeys(file: string, passphrase?: string): Extract<KeysCreated, { ok: true }> {
  const created = tryCreate(file, passphrase);
  if (created.ok) return created;
  throw new Refused('taken', `${created.taken} is there already, and a key is never overwritten: name another file.`);
}

function tryCreate(file: string, passphrase?: string): KeysCreated {
  try {
    return createKeys(file, passphrase);
  } catch (error) {
    throw new Complaint(`${file} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}
