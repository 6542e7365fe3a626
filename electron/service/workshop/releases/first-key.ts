import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { vValidator } from '@hono/valibot-validator';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { FirstKeyState } from '../../../../db/model/api/publish.ts';
import type { KnownKeys } from '../../../../db/release/store/fallback.ts';
import {
  createKeys,
  fingerprintOf,
  type PublicKey,
  parsePublicKey,
  publicFileOf,
} from '../../../../db/release/trust/keys.ts';
import { isGoodPassphrase } from '../../../../db/workshop/access/passphrase.ts';
import type { Audit } from '../../../../db/workshop/audit/audit.ts';
import { newKeyFile, signingKeyFile, signingKeys } from '../../../../db/workshop/publish/signing-keys.ts';
import { editSettings } from '../../../kiosk/settings/settings-file.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { refuseBadInput } from '../input.ts';
import { refuse } from '../refusal.ts';
import { type Drives, writeToDrive } from './drives.ts';

export interface FirstKeyParts {
  /** `<data>`, with the settings. */
  dataFolder: string;
  /** `<data>/workshop`. */
  folder: string;
  /** Read at each call. */
  keys: () => Required<KnownKeys>;
  audit: Pick<Audit, 'append'>;
  drives: Drives;
}

/** No key signs here and none was ever trusted or revoked: as with the first account, no one loses trust. */
export const needsFirstKey = ({ folder, keys }: Pick<FirstKeyParts, 'folder' | 'keys'>): boolean => {
  const { trustedKeys, revokedKeys } = keys();
  return signingKeys(folder).length + trustedKeys.length + revokedKeys.length === 0;
};

const chosen = vValidator(
  'json',
  v.strictObject({ passphrase: v.pipe(v.string(), v.maxLength(1000)) }),
  refuseBadInput,
);

const toDrive = vValidator(
  'json',
  v.strictObject({ key: v.pipe(v.string(), v.maxLength(100)), drive: v.pipe(v.string(), v.maxLength(1000)) }),
  refuseBadInput,
);

/** The public half of a key that signs here; null where that file is missing. */
function publicHalf(folder: string, name: string): PublicKey | null {
  try {
    return parsePublicKey(readFileSync(publicFileOf(newKeyFile(folder, name)), 'utf8'));
  } catch {
    return null;
  }
}

function keyStateOf(folder: string, name: string): FirstKeyState['key'] {
  const half = publicHalf(folder, name);
  return { name, fingerprint: half && fingerprintOf(half.key) };
}

/** The museum's first key, made on the page and trusted by this kiosk: an installed Esimde has none, and its technician no terminal. */
export function firstKeyRoutes(parts: FirstKeyParts) {
  const { dataFolder, folder, audit, drives } = parts;
  return new Hono<WorkshopEnv>()
    .get('/first-key', needs('technician'), (c) =>
      c.json<FirstKeyState, 200>(
        { isNeeded: needsFirstKey(parts), key: signingKeys(folder).map((name) => keyStateOf(folder, name))[0] ?? null },
        200,
      ),
    )
    .post('/first-key/copy', needs('technician'), toDrive, async (c) => {
      const { drive, key } = c.req.valid('json');
      const file = signingKeyFile(folder, key);
      if (file === null) return refuse(c, 'not-found');
      const name = `esimde-key-${publicHalf(folder, key)?.id ?? key}.pem`;
      audit.append({ by: c.var.actor, action: 'export', subject: 'key', details: { file: name } });
      return writeToDrive(c, drives, drive, name, readFileSync(file));
    })
    .post('/first-key', needs('technician'), chosen, (c) => {
      if (!needsFirstKey(parts)) return refuse(c, 'exists');
      const { passphrase } = c.req.valid('json');
      const by = c.var.actor;
      if (!isGoodPassphrase(passphrase, by.name)) return refuse(c, 'weak-passphrase');
      const file = newKeyFile(folder, 'museum');
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const created = createKeys(file, passphrase);
      if (!created.ok) return refuse(c, 'exists');
      const { id, publicFile, publicKey } = created.value;
      audit.append({ by, action: 'key', subject: id, details: { became: 'trusted' } });
      const edit = editSettings(dataFolder, { trustedKeys: [publicKey] });
      if (!edit.ok) {
        // Untrusted it would sign releases that no kiosk shows.
        for (const made of [file, publicFile]) rmSync(made);
        const { line, column, reason } = edit.error;
        return refuse(c, 'refused', { message: `${join(dataFolder, 'settings.json')}:${line}:${column} ${reason}` });
      }
      return c.json<{ id: string }, 201>({ id }, 201);
    });
}
