import type { MachineState } from '../../../../db/model/api/staff.ts';
import { readAppState } from '../../../../db/release/app/store.ts';
import { readChannelState } from '../../../../db/release/channel/state.ts';
import { installedProgram } from '../../../kiosk/app/launched.ts';
import { readProgramKeys } from '../../../kiosk/settings/settings.ts';
import { readStickReports } from '../releases/stick-reports.ts';

/** The versions of the program on this machine. */
export function readProgram(dataFolder: string): MachineState['program'] {
  const installed = installedProgram();
  if (installed === null) return null;
  const { current, previous, trial, failed } = readAppState(dataFolder);
  return {
    installed: installed.version,
    ...{ current, previous, isOnTrial: trial !== null, failed: failed?.version ?? null },
    hasKeys: readProgramKeys(dataFolder).keys.length > 0,
    refused: lastRefusal(dataFolder),
  };
}

/** Of the newest package from a stick, else of the channel. */
function lastRefusal(dataFolder: string): NonNullable<MachineState['program']>['refused'] {
  const news = readStickReports(dataFolder).find(({ version }) => version !== null);
  if (news?.outcome === 'refused') return { file: news.file, reason: news.reason, detail: news.detail };
  const app = readChannelState(dataFolder)?.app;
  return app?.refused ? { file: app.version, ...app.refused } : null;
}
