import { fileURLToPath } from 'node:url';
import type { ContentProblem } from '../content/problem.ts';
import { readContent } from '../content/read.ts';
import { type PrivateKey, readPrivateKey } from '../keys.ts';
import type { Manifest } from '../manifest.ts';
import { buildRelease } from './release.ts';

const inProject = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The built-in content of a source tree; an installed program has the release built from it. */
export const builtinContentFolder = (): string => inProject('db/content');

/** Where a source tree builds the built-in release. */
export const builtinReleaseFolder = (): string => inProject('dist/release');

/** @throws Error where the source tree is not complete */
export function developmentKey(): PrivateKey {
  const key = readPrivateKey(inProject('build/keys/development.pem'));
  if (key === null) throw new Error('build/keys/development.pem is missing or is no Ed25519 key');
  return key;
}

export type BuiltinBuild = { ok: true; manifest: Manifest } | { ok: false; problems: ContentProblem[] };

/** Checks the built-in content and builds the release that the program carries, signed with the development key. */
export function buildBuiltinRelease(out = builtinReleaseFolder()): BuiltinBuild {
  const result = readContent(builtinContentFolder());
  if (!result.ok) return result;
  return { ok: true, manifest: buildRelease({ content: result.content, out, key: developmentKey() }) };
}
