import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runScenario, type Scenario, type ScenarioOptions } from '../../../../test-support/electron/run.ts';
import { appVersion } from '../../../kiosk/app-folder.ts';
import { findBrowser } from '../../chromium/browser.ts';
import { isElectronProven, type SelfCheckReport } from '../../self-check-report.ts';

/** Protects: `esimde self-check` and `Esimde --self-check=FILE`, whose report decides which host is preferred on Linux. */
const running: Scenario[] = [];
const run = (options: ScenarioOptions): Scenario => {
  const scenario = runScenario(options);
  running.push(scenario);
  return scenario;
};
afterEach(async () => {
  for (const scenario of running.splice(0)) await scenario.close();
});

const reportIn = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as SelfCheckReport;
const faultsIn = ({ checks }: SelfCheckReport) => checks.filter(({ isGood }) => !isGood).map(({ name }) => name);
const browser = findBrowser();

describe.skipIf(browser === null)('the self-check, with pages in Chromium', () => {
  it('passes, keeps a picture and the report, and makes Electron the first choice', async () => {
    const scenario = run({ program: 'self-check', browser: browser ?? '' });
    expect(await scenario.ended, scenario.stderr()).toBe(0);
    const file = join(scenario.data, 'self-check-report.json');
    const report = reportIn(file);
    expect(faultsIn(report)).toEqual([]);
    const names = report.checks.map(({ name }) => name);
    for (const name of [
      'arguments',
      'archive',
      'window',
      'post',
      'cookie',
      'upload',
      'image',
      'range',
      'download',
      'relaunch',
    ])
      expect(names).toContain(name);
    expect(existsSync(`${file}.png`)).toBe(true);
    expect(isElectronProven(scenario.data, appVersion())).toBe(true);
    expect(isElectronProven(scenario.data, '0.0.1')).toBe(false);
  });

  it('does not disturb a kiosk that is running on this machine', async () => {
    const kiosk = run({});
    await kiosk.until('shown');
    const scenario = run({ program: 'self-check', data: kiosk.data, browser: browser ?? '' });
    expect(await scenario.ended, scenario.stderr()).toBe(0);
    expect(kiosk.happenings('exit')).toEqual([]);
  });
});

describe('a self-check that fails', () => {
  it('names the checks, ends with 1 and does not change the choice of host', async () => {
    // Scripted pages run no scripts.
    const scenario = run({ packaged: false, words: [`--self-check=/tmp/esimde-self-check-${process.pid}.json`] });
    expect(await scenario.ended).toBe(1);
    const report = reportIn(join(scenario.data, 'electron-self-check.json'));
    expect(faultsIn(report)).toContain('page');
    expect(isElectronProven(scenario.data, appVersion())).toBe(false);
  });

  it('reports a process that ends before it checked anything', async () => {
    const scenario = run({ program: 'self-check', starts: [{}, { exit: 133 }] });
    expect(await scenario.ended).toBe(1);
    expect(reportIn(join(scenario.data, 'self-check-report.json')).checks).toEqual([
      { name: 'process', isGood: false, detail: 'status 133' },
    ]);
  });

  it('reports a program that is not relaunched', async () => {
    const scenario = run({ program: 'self-check', starts: [{}, {}, { exit: 1 }] });
    expect(await scenario.ended).toBe(1);
    expect(faultsIn(reportIn(join(scenario.data, 'self-check-report.json')))).toContain('relaunch');
  });

  it('says in one sentence that Electron does not start at all', async () => {
    const scenario = run({ program: 'self-check', starts: [{ exit: 127 }] });
    expect(await scenario.ended).toBe(2);
    expect(scenario.stderr()).toContain('Electron ended with status 127 and wrote no report.');
  });
});
