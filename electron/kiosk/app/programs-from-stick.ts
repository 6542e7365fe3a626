import type { AppInstallOptions } from '../../../db/release/app/install.ts';
import { type AppStickOutcome, installAppFromStick } from '../../../db/release/app/install-from-stick.ts';
import type { AppGround } from '../../../db/release/channel/follow-app.ts';
import type { StickPackages } from '../../service/workshop/releases/stick-watch.ts';

type StickOptions = Pick<AppInstallOptions, 'dataFolder' | 'audit' | 'signal' | 'onBytes'> &
  Pick<StickPackages, 'folder' | 'files' | 'fresh'>;

/** Installs the newest version of the program on a stick. @param ground null: this kiosk is updated by its installer */
export async function programsFromStick(ground: AppGround | null, options: StickOptions): Promise<AppStickOutcome[]> {
  if (ground === null) {
    const refusal = { reason: 'not-updatable', detail: '' } as const;
    return options.fresh.map((file) => ({ file, version: '', outcome: { is: 'refused', refusal } }));
  }
  const { installed, programTrust: trust, checkProgram: check } = ground;
  return installAppFromStick({ ...options, system: installed.version, trust, check });
}
