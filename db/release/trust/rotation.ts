import * as v from 'valibot';
import { ok, type Result } from '../../model/result.ts';
import { isSignedBy, type PrivateKey, type PublicKey, parsePublicKey, publicKeyText, signBytes } from './keys.ts';
import { type Refusal, refuse } from './verify.ts';

const text64 = v.pipe(v.string(), v.base64());

/**
 * A rotation: the old key names its successor, and the new key signs as well, which proves that its owner agrees. A kiosk
 * that trusts the old key may trust the new one.
 */
const rotationSchema = v.strictObject({
  kind: v.literal('esimde-key-rotation'),
  version: v.literal(1),
  /** Id of the old key. */
  from: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  /** The new public key, as settings.json has it. */
  to: text64,
  /** ISO day on which it was written. */
  date: v.pipe(v.string(), v.isoDate()),
  /** Both sign the text of `wordsOf`. */
  signedByOld: text64,
  signedByNew: text64,
});

type Rotation = v.InferOutput<typeof rotationSchema>;
type Statement = Pick<Rotation, 'from' | 'to' | 'date'>;

/** The text that both keys sign. No manifest begins like it, so a signature of one is never valid for the other. */
const wordsOf = ({ from, to, date }: Statement): Buffer =>
  Buffer.from(`esimde key rotation 1\n${from}\n${to}\n${date}\n`);

/** The text of a rotation from one key to another. `date`: ISO day. */
export function writeRotation(from: PrivateKey, to: PrivateKey, date: string): string {
  const statement: Statement = { from: from.id, to: publicKeyText(to.key), date };
  const words = wordsOf(statement);
  const [signedByOld = '', signedByNew = ''] = [from, to].map((key) => signBytes(words, key).toString('base64'));
  const rotation: Rotation = { kind: 'esimde-key-rotation', version: 1, ...statement, signedByOld, signedByNew };
  return `${JSON.stringify(rotation, null, 2)}\n`;
}

export type RotationRefusal = Refusal<'no-rotation' | 'unknown-key' | 'revoked-key' | 'bad-signature'>;

/** Whether a text claims to be a rotation, valid or not. */
export const looksLikeRotation = (text: string): boolean => text.includes('"esimde-key-rotation"');

/** The new key, and the id of the trusted key that names it. */
type Successor = PublicKey & { from: string };

/**
 * Reads a rotation and checks it against the keys that a kiosk trusts, and those that it revoked (ids).
 */
export function readRotation(
  text: string,
  trusted: readonly PublicKey[],
  revoked: readonly string[],
): Result<Successor, RotationRefusal> {
  const rotation = parse(text);
  const to = rotation && parsePublicKey(rotation.to);
  if (!rotation || !to) return refuse('no-rotation');
  const revokedId = [rotation.from, to.id].find((id) => revoked.includes(id));
  if (revokedId !== undefined) return refuse('revoked-key', revokedId);
  const from = trusted.find(({ id }) => id === rotation.from);
  if (from === undefined) return refuse('unknown-key', rotation.from);
  const words = wordsOf(rotation);
  const isGood = (signature: string, key: PublicKey) => isSignedBy(words, Buffer.from(signature, 'base64'), key);
  const areGood = isGood(rotation.signedByOld, from) && isGood(rotation.signedByNew, to);
  return areGood ? ok({ ...to, from: from.id }) : refuse('bad-signature', from.id);
}

function parse(text: string): Rotation | null {
  try {
    const result = v.safeParse(rotationSchema, JSON.parse(text));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
