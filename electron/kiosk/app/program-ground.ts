import type { AppGround } from '../../../db/release/channel/follow-app.ts';
import { trustPrograms } from '../../../db/release/trust/trust.ts';
import { installedProgram } from './launched.ts';
import { checkProgram } from './self-check.ts';

/** How other versions of the program are installed here; null where no launcher could start one. */
export function programGround(
  dataFolder: string,
  { keys, revoked }: { keys: readonly string[]; revoked: readonly string[] },
): AppGround | null {
  const installed = installedProgram();
  if (installed === null) return null;
  return {
    installed,
    programTrust: trustPrograms(keys, revoked),
    checkProgram: (folder) => checkProgram(folder, dataFolder),
  };
}
