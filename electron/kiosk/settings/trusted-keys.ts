import { failed, ok, type Result } from '../../../db/model/result.ts';
import type { KnownKeys } from '../../../db/release/store/fallback.ts';
import { type PublicKey, parsePublicKey, parsePublicKeys, publicKeyText } from '../../../db/release/trust/keys.ts';
import { looksLikeRotation, type RotationRefusal, readRotation } from '../../../db/release/trust/rotation.ts';
import { type Refusal, refuse } from '../../../db/release/trust/verify.ts';
import type { SettingsFault } from './settings.ts';
import { editSettings } from './settings-file.ts';

/** A key that this kiosk may be told to trust. */
export interface OfferedKey {
  key: PublicKey;
  /** Id of the trusted key that names it as its successor; null where nothing on this kiosk vouches for it. */
  follows: string | null;
  isTrusted: boolean;
}

export type KeyRefusal = RotationRefusal | Refusal<'no-key'>;

/** Reads a public key or a rotation by the rules of this kiosk: a revoked key is not trusted again. */
export function readOfferedKey(
  text: string,
  { trustedKeys, revokedKeys }: Required<KnownKeys>,
): Result<OfferedKey, KeyRefusal> {
  const { keys } = parsePublicKeys(trustedKeys);
  const offer = (key: PublicKey, follows: string | null): Result<OfferedKey, KeyRefusal> =>
    revokedKeys.includes(key.id)
      ? refuse('revoked-key', key.id)
      : ok({ key, follows, isTrusted: keys.some(({ id }) => id === key.id) });
  if (looksLikeRotation(text)) {
    const rotation = readRotation(text, keys, revokedKeys);
    return rotation.ok ? offer(rotation.value, rotation.value.from) : rotation;
  }
  const key = parsePublicKey(text);
  return key === null ? refuse('no-key') : offer(key, null);
}

/** Called before the settings change; what it throws prevents the change. */
type Note = (became: 'trusted' | 'revoked') => void;

type Changed = Result<undefined, SettingsFault>;

/** Lets a kiosk show releases of a key; a running one applies it within a second. */
export function trustKey(
  dataFolder: string,
  { trustedKeys }: KnownKeys,
  { key, isTrusted }: OfferedKey,
  note: Note,
): Changed {
  if (isTrusted) return ok(undefined);
  note('trusted');
  return changed(editSettings(dataFolder, { trustedKeys: [...trustedKeys, publicKeyText(key.key)] }));
}

/** Stops a kiosk from showing releases of a key, for good. */
export function revokeKey(
  dataFolder: string,
  { trustedKeys, revokedKeys }: Required<KnownKeys>,
  id: string,
  note: Note,
): Changed {
  if (revokedKeys.includes(id)) return ok(undefined);
  note('revoked');
  const others = trustedKeys.filter((text) => parsePublicKey(text)?.id !== id);
  return changed(editSettings(dataFolder, { trustedKeys: others, revokedKeys: [...revokedKeys, id] }));
}

const changed = (edit: ReturnType<typeof editSettings>): Changed => (edit.ok ? ok(undefined) : failed(edit.error));
