import type { Refusal, RefusalReason } from '../../db/release/trust/verify.ts';
import { Refused } from './reply.ts';

const sentences: Record<RefusalReason, (detail: string) => string> = {
  missing: () => 'there is no such folder',
  'unreadable-manifest': () => 'its manifest.json is missing or cannot be read',
  unsigned: () => 'it is not signed (manifest.sig is missing or cannot be read)',
  'bad-signature': (key) => `its manifest is not what key ${key} signed`,
  'untrusted-key': (key) =>
    `it is signed with key ${key}, which this kiosk does not trust ("trustedKeys" in settings.json)`,
  'revoked-key': (key) =>
    `it is signed with key ${key}, which was revoked on this kiosk ("revokedKeys" in settings.json)`,
  'development-key': () => 'it is signed with the development key, which counts for the built-in release alone',
  'newer-app-needed': (version) => `it needs a newer Esimde (${version})`,
  'newer-schema': (version) => `its content has the newer schema ${version}, which a newer Esimde can read`,
  'missing-file': (path) => `${path} is missing`,
  'extra-file': (path) => `${path} is no part of it`,
  'truncated-file': (path) => `${path} is cut short`,
  'changed-file': (path) => `${path} is not the file that was signed`,
  'not-a-database': (path) => `${path} is no content database`,
};

/** Why a release is refused, as the end of a sentence. */
export function wordsOf({ reason, detail }: Refusal): string {
  return sentences[reason](detail);
}

/** The refusal of a release as the end of a command. `release` names it, such as `release 0007`. */
export function refusedRelease(release: string, refusal: Refusal): Refused {
  return new Refused(refusal.reason, `${release} is refused: ${wordsOf(refusal)}.`);
}
