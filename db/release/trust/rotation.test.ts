import { describe, expect, it } from 'vitest';
import { museumKey } from '../../../test-support/release/release.ts';
import { looksLikeRotation, readRotation, writeRotation } from './rotation.ts';

/** Protects: only a trusted key can name its successor, and only a successor whose private key exists. */
const [former, next, stranger] = [museumKey(), museumKey(), museumKey()];
const text = writeRotation(former.secret, next.secret, '2026-11-23');
const read = (changed: string, revoked: string[] = []) => readRotation(changed, [former.open], revoked);
const changed = (fields: object) => JSON.stringify({ ...JSON.parse(text), ...fields });

describe('a rotation', () => {
  it('leads from a trusted key to the next one', () => {
    expect(looksLikeRotation(text)).toBe(true);
    expect(read(text)).toMatchObject({ ok: true, value: { id: next.open.id } });
  });

  it.each([
    ['no-rotation', 'no JSON', () => read('{')],
    ['no-rotation', 'another form', () => read(changed({ more: 1 }))],
    ['no-rotation', 'no key', () => read(changed({ to: 'AAAA' }))],
    [
      'unknown-key',
      'of a key that is not trusted',
      () => read(writeRotation(stranger.secret, next.secret, '2026-11-23')),
    ],
    ['revoked-key', 'of a key that was revoked', () => read(text, [former.open.id])],
    ['revoked-key', 'to a key that was revoked', () => read(text, [next.open.id])],
    ['bad-signature', 'another day', () => read(changed({ date: '2026-11-24' }))],
    [
      'bad-signature',
      'a stranger in the name of the old key',
      () => read(writeRotation({ ...stranger.secret, id: former.open.id }, next.secret, '2026-11-23')),
    ],
    [
      'bad-signature',
      'a key that its holder never agreed to',
      () => read(changed({ signedByNew: JSON.parse(text).signedByOld })),
    ],
  ])('%s: %s', (reason, _, attempt) => expect(attempt()).toMatchObject({ ok: false, error: { reason } }));
});
