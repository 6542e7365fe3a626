import { join } from 'node:path';
import { filesFolder } from '../content/layout.ts';
import type { ContentProblem } from '../content/problem.ts';
import { readContent } from '../content/read.ts';
import type { Manifest } from '../manifest.ts';
import { builtinContentFolder, builtinReleaseFolder } from '../store/builtin-folder.ts';
import { type PrivateKey, readPrivateKey } from '../trust/keys.ts';
import { buildRelease } from './release.ts';

/** The private half of `developmentPublicKey`; an installed program has none. */
export const developmentKey = (project: string): PrivateKey | null =>
  readPrivateKey(join(project, 'build', 'keys', 'development.pem'));

export { builtinContentFolder, builtinReleaseFolder };

export type BuiltinBuild = { ok: true; manifest: Manifest } | { ok: false; problems: ContentProblem[] };

/**
 * Checks the content of a source tree and builds the release that the program carries.
 *
 * @throws Error where the tree has no development key, or the place cannot be written
 */
export function buildBuiltinRelease(project: string, out = builtinReleaseFolder(project)): BuiltinBuild {
  const folder = builtinContentFolder(project);
  const result = readContent(folder);
  if (!result.ok) return result;
  const key = developmentKey(project);
  if (key === null) throw new Error('build/keys/development.pem is missing or is no Ed25519 key');
  return { ok: true, manifest: buildRelease({ content: result.content, media: join(folder, filesFolder), out, key }) };
}
