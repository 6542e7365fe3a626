import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** The result of one check; `detail` says what was found. */
export interface CheckResult {
  name: string;
  isGood: boolean;
  detail: unknown;
}

/** What `Esimde --self-check=FILE` writes: whether Electron does on this machine what the kiosk relies on. */
export interface SelfCheckReport {
  /** ISO instant. */
  at: string;
  isGood: boolean;
  /** Of Esimde. */
  version: string;
  machine: string;
  platform: string;
  versions: Record<string, string | undefined>;
  checks: CheckResult[];
}

/** The last report of this machine, beside the one that was asked for. */
export const lastReportFile = (dataFolder: string): string => join(dataFolder, 'electron-self-check.json');

/** Whether a self-check of this version has passed on this machine: a data folder may come from another one. */
export function isElectronProven(dataFolder: string, version: string): boolean {
  try {
    const report = JSON.parse(readFileSync(lastReportFile(dataFolder), 'utf8')) as Partial<SelfCheckReport>;
    return report.isGood === true && report.version === version && report.machine === hostname();
  } catch {
    return false;
  }
}
