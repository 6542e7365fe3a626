import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { vValidator } from '@hono/valibot-validator';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { KeyOffer, TrustedKeys } from '../../../../db/model/api/staff.ts';
import { failed, ok, type Result } from '../../../../db/model/result.ts';
import { openPackage } from '../../../../db/release/package/read.ts';
import {
  fingerprintOf,
  type PublicKey,
  parsePublicKeys,
  publicKeyName,
  publicKeyPem,
} from '../../../../db/release/trust/keys.ts';
import { readForeignText } from '../../../../db/sqlite/foreign-file.ts';
import { signingKeyId, signingKeys } from '../../../../db/workshop/publish/signing-keys.ts';
import { settingsFile } from '../../../kiosk/settings/settings.ts';
import {
  type KeyRefusal,
  type OfferedKey,
  readOfferedKey,
  revokeKey,
  trustKey,
} from '../../../kiosk/settings/trusted-keys.ts';
import { needs, type WorkshopEnv } from '../access/guard.ts';
import { refuseBadInput } from '../input.ts';
import { refuse } from '../refusal.ts';
import { type Drives, kindOf, type Place, writeToDrive } from './drives.ts';
import type { FirstKeyParts } from './first-key.ts';

export interface TrustedKeysParts extends FirstKeyParts {
  drives: Drives;
}

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));
const text = v.pipe(v.string(), v.maxLength(10_000));
/** A file on a stick, or the text of one that the browser read. */
const source = v.union([
  v.strictObject({ drive: text, file: v.pipe(v.string(), v.maxLength(255)) }),
  v.strictObject({ text }),
]);
const looking = vValidator('json', source, refuseBadInput);
const trusting = vValidator('json', v.strictObject({ id, from: source }), refuseBadInput);
const byKey = vValidator('param', v.strictObject({ id }), refuseBadInput);
const toDrive = vValidator('json', v.strictObject({ drive: text }), refuseBadInput);

/** A public key has about 120 bytes, a rotation about 500. */
const maxKeyBytes = 10_000;

/** Trust in the keys of other machines, given and withdrawn on the page by the rules of `esimde keys`. */
export function trustedKeyRoutes(parts: TrustedKeysParts) {
  const { dataFolder, folder, keys, drives, audit } = parts;
  const stateOf = (): TrustedKeys => ({
    trusted: parsePublicKeys(keys().trustedKeys).keys.map((key) => ({
      id: key.id,
      fingerprint: fingerprintOf(key.key),
      signsHere: signingKeys(folder).find((name) => signingKeyId(folder, name) === key.id) ?? null,
    })),
    revoked: [...keys().revokedKeys],
  });
  const answer = (c: Context<WorkshopEnv>, changed: ReturnType<typeof trustKey>) => {
    if (changed.ok) return c.json<TrustedKeys, 200>(stateOf(), 200);
    const { line, column, reason } = changed.error;
    return refuse(c, 'refused', { message: `${settingsFile(dataFolder)}:${line}:${column} ${reason}` });
  };
  const noteOf = (c: Context<WorkshopEnv>, subject: string) => (became: string) =>
    void audit.append({ by: c.var.actor, action: 'key', subject, details: { became } });
  return new Hono<WorkshopEnv>()
    .get('/keys', needs('technician'), (c) => c.json<TrustedKeys, 200>(stateOf(), 200))
    .post('/keys/look', needs('technician'), looking, async (c) => {
      const read = await offerFrom(parts, c.req.valid('json'));
      if (!read.ok) return refuseKey(c, read.error);
      const { offered, place } = read.value;
      const { key, follows, isTrusted } = offered;
      const releases = place ? await signedOn(place, key) : [];
      return c.json<KeyOffer, 200>(
        { id: key.id, fingerprint: fingerprintOf(key.key), follows, isTrusted, releases },
        200,
      );
    })
    .post('/keys', needs('technician'), trusting, async (c) => {
      const { id: confirmed, from } = c.req.valid('json');
      const read = await offerFrom(parts, from);
      if (!read.ok) return refuseKey(c, read.error);
      const { offered } = read.value;
      // The stick was exchanged after the number was compared.
      if (offered.key.id !== confirmed) return refuse(c, 'conflict');
      return answer(c, trustKey(dataFolder, keys(), offered, noteOf(c, confirmed)));
    })
    .delete('/keys/:id', needs('technician'), byKey, (c) => {
      const { id: revoked } = c.req.valid('param');
      return answer(c, revokeKey(dataFolder, keys(), revoked, noteOf(c, revoked)));
    })
    .post('/keys/:id/copy', needs('technician'), byKey, toDrive, async (c) => {
      const wanted = c.req.valid('param').id;
      const key = parsePublicKeys(keys().trustedKeys).keys.find((each) => each.id === wanted);
      if (!key) return refuse(c, 'not-found');
      audit.append({ by: c.var.actor, action: 'export', subject: 'key', details: { file: publicKeyName(wanted) } });
      return writeToDrive(c, drives, c.req.valid('json').drive, publicKeyName(wanted), publicKeyPem(key));
    });
}

interface ReadOffer {
  offered: OfferedKey;
  /** The stick that it came from. */
  place: Place | null;
}

type OfferFault = KeyRefusal | { reason: 'no-stick'; detail: string };

async function offerFrom(
  { keys, drives }: TrustedKeysParts,
  from: v.InferOutput<typeof source>,
): Promise<Result<ReadOffer, OfferFault>> {
  const place = 'drive' in from ? drives.find(from.drive) : null;
  let content: string | null;
  if ('text' in from) content = from.text;
  else if (place === null) return failed({ reason: 'no-stick', detail: from.file });
  else content = kindOf(from.file) === 'key' ? await readForeignText(join(place.folder, from.file), maxKeyBytes) : null;
  const read = readOfferedKey(content ?? '', keys());
  return read.ok ? ok({ offered: read.value, place }) : read;
}

const refuseKey = (c: Context<WorkshopEnv>, { reason, detail }: OfferFault) =>
  reason === 'no-stick'
    ? refuse(c, 'not-found', { message: 'The stick is not there any more.' })
    : refuse(c, 'refused', { message: `The key is refused: ${reason}.`, reason: `key-${reason}`, detail });

/** A stick with more packages is of somebody who collects them. */
const maxPackages = 20;

/** The releases on a stick that a key has signed. */
async function signedOn({ folder }: Place, key: PublicKey): Promise<KeyOffer['releases']> {
  const trust = { keys: [key], development: null, revoked: new Set<string>() };
  const names = (await readdir(folder)).filter((name) => kindOf(name) === 'release').sort();
  const releases: KeyOffer['releases'] = [];
  for (const name of names.slice(-maxPackages)) {
    const opened = await openPackage(join(folder, name), trust);
    if (!opened.ok) continue;
    const { file, manifest } = opened.value;
    await file.close();
    releases.push({ sequence: manifest.sequence, date: manifest.date });
  }
  return releases;
}
