import { spawnSync } from 'node:child_process';
import { project } from '../release/release.ts';

/** Whether this machine can build the Debian package. */
export const canBuildDebian = (): boolean =>
  ['dpkg-deb', 'strip'].every((program) => spawnSync(program, ['--version']).status === 0);

/**
 * Builds the Debian package, hardly compressed, because that takes a minute; dpkg-deb's own default is used for a museum.
 *
 * @returns the file
 */
export function buildDebian(out: string, umask: string): string {
  const env = { ...process.env, DPKG_DEB_COMPRESSOR_TYPE: 'none', SOURCE_DATE_EPOCH: '1800000000' };
  const script = `umask ${umask}; exec "$0" build/dist.ts --debian --out="$1"`;
  const run = spawnSync('sh', ['-c', script, process.execPath, out], { cwd: project, env, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trim();
}
