import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { app } from 'electron';
import { appVersion } from '../../../kiosk/app-folder.ts';
import { type CheckResult, lastReportFile, type SelfCheckReport } from '../../self-check-report.ts';
import type { ElectronPlatform } from '../platform.ts';
import { type StartOptions, startArguments } from '../start-options.ts';

/** All checks, a relaunch included. */
const maxMs = 5 * 60_000;
const relaunchMs = 15_000;

interface SelfCheckOptions {
  options: StartOptions;
  /** The report. */
  file: string;
  dataFolder: string;
  platform: ElectronPlatform;
}

/**
 * `Esimde --self-check=FILE`: writes what Electron does on this machine as JSON, and a picture of the screen beside it.
 * The first process starts a second one, which checks and relaunches itself, and waits for the report of the third.
 *
 * @returns the exit code: 0 when everything is as the kiosk needs it
 */
export async function runSelfCheck(self: SelfCheckOptions): Promise<number> {
  const { options, file, platform } = self;
  if (options.selfCheckStep === 'relaunched') {
    finish(self, [...resultsIn(file), { name: 'relaunch', isGood: true, detail: process.argv.slice(1) }]);
    return 0;
  }
  if (options.selfCheckStep === 'checks') {
    // Otherwise the end of the last window would end the process before its relaunch.
    app.on('window-all-closed', () => undefined);
    const { runChecks } = await import('./checks.ts');
    const began = { name: 'arguments', isGood: options.selfCheck === file, detail: process.argv.slice(1) };
    write(`${file}.part`, reportOf([began, ...(await runChecks(platform, `${file}.png`))]));
    app.relaunch({ args: startArguments({ ...options, selfCheckStep: 'relaunched' }) });
    return 0;
  }
  for (const left of [file, `${file}.part`]) rmSync(left, { force: true });
  const status = await runSecond(options);
  const untilMs = performance.now() + relaunchMs;
  while (status === 0 && !existsSync(file) && performance.now() < untilMs) await sleep(200);
  if (!existsSync(file)) {
    const name = status === 0 ? 'relaunch' : 'process';
    finish(self, [...resultsIn(file), { name, isGood: false, detail: `status ${status}` }]);
  }
  return (JSON.parse(readFileSync(file, 'utf8')) as SelfCheckReport).isGood ? 0 : 1;
}

/** @returns its exit code; null where a signal or the time limit ended it */
function runSecond(options: StartOptions): Promise<number | null> {
  const words = [...process.execArgv, ...startArguments({ ...options, selfCheckStep: 'checks' })];
  const child = spawn(process.execPath, words, { stdio: 'inherit', timeout: maxMs });
  return new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', resolve);
  });
}

/** What the second process wrote; nothing where it did not get there. */
function resultsIn(file: string): CheckResult[] {
  try {
    return (JSON.parse(readFileSync(`${file}.part`, 'utf8')) as SelfCheckReport).checks;
  } catch {
    return [];
  }
}

const reportOf = (checks: CheckResult[]): SelfCheckReport => ({
  at: new Date().toISOString(),
  isGood: checks.every(({ isGood }) => isGood),
  version: appVersion(),
  machine: hostname(),
  platform: `${process.platform}-${process.arch}`,
  versions: { ...process.versions },
  checks,
});

/** Writes the report where it was asked for, and where the choice of host looks for it. */
function finish({ file, dataFolder }: SelfCheckOptions, checks: CheckResult[]): void {
  const report = reportOf(checks);
  write(lastReportFile(dataFolder), report);
  write(file, report);
  rmSync(`${file}.part`, { force: true });
}

function write(file: string, report: SelfCheckReport): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(report, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
