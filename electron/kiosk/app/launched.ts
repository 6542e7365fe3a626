import { appVersion } from '../app-folder.ts';

/** Set by the launcher: the folder of the installed program. Only a kiosk that it started can be given another version. */
export const installedProgramVariable = 'ESIMDE_INSTALLED';

/** The installed program, below all other versions; null where no launcher started this one. */
export function installedProgram(env: NodeJS.ProcessEnv = process.env): { folder: string; version: string } | null {
  const folder = env[installedProgramVariable];
  return folder ? { folder, version: appVersion(folder) } : null;
}
