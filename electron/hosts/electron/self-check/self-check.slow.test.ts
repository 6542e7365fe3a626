import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { runScenario, type Scenario, type ScenarioOptions } from '../../../../test-support/electron/run.ts';
import { appVersion } from '../../../kiosk/app-folder.ts';
import { findBrowser } from '../../chromium/browser.ts';
import { isElectronProven, type SelfCheckReport } from '../../self-check-report.ts';

/** Protects: `esimde self-check` and `Esimde --self-check=FILE`, whose report decides which host is preferred on Linux. */
/** Ends a self-check that hangs: three processes and a browser, on a shared machine. */
const hookMs = 10 * 60_000;

const mainChecks = 'arguments archive window post cookie upload image range download relaunch'.split(' ');

const reportIn = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as SelfCheckReport;
const faultsIn = ({ checks }: SelfCheckReport) => checks.filter(({ isGood }) => !isGood).map(({ name }) => name);
const browser = findBrowser();

describe.skipIf(browser === null)('the self-check beside a running kiosk, with pages in Chromium', () => {
  let kiosk: Scenario;
  let scenario: Scenario;
  let file = '';
  beforeAll(async () => {
    kiosk = runScenario({});
    await kiosk.until('shown');
    scenario = runScenario({ program: 'self-check', data: kiosk.data, browser: browser ?? '' });
    file = join(scenario.data, 'self-check-report.json');
    await scenario.ended;
  }, hookMs);
  afterAll(async () => {
    await scenario.close();
    await kiosk.close();
  });

  it('passes every check', async () => {
    expect(await scenario.ended, scenario.stderr()).toBe(0);
    const report = reportIn(file);
    expect(faultsIn(report)).toEqual([]);
    const names = report.checks.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(mainChecks));
  });

  it('keeps a picture beside the report, and makes Electron the first choice', () => {
    expect(existsSync(`${file}.png`)).toBe(true);
    expect(isElectronProven(scenario.data, appVersion())).toBe(true);
    expect(isElectronProven(scenario.data, '0.0.1')).toBe(false);
  });

  it('leaves the kiosk alone', () => {
    expect(kiosk.happenings('exit')).toEqual([]);
    expect(kiosk.logged('page-lost')).toEqual([]);
  });
});

describe.concurrent('a self-check that fails', () => {
  const it = test.extend<{ run: (options: ScenarioOptions) => Scenario }>({
    run: async ({ task: _task }, use) => {
      const running: Scenario[] = [];
      await use((options) => {
        const scenario = runScenario(options);
        running.push(scenario);
        return scenario;
      });
      for (const scenario of running) await scenario.close();
    },
  });

  it('names the checks, ends with 1 and does not change the choice of host', async ({ run }) => {
    // Scripted pages run no scripts.
    const scenario = run({ packaged: false, words: [`--self-check=/tmp/esimde-self-check-${process.pid}.json`] });
    expect(await scenario.ended).toBe(1);
    const report = reportIn(join(scenario.data, 'electron-self-check.json'));
    expect(faultsIn(report)).toContain('page');
    expect(isElectronProven(scenario.data, appVersion())).toBe(false);
  });

  it('reports a process that ends before it checked anything', async ({ run }) => {
    const scenario = run({ program: 'self-check', starts: [{}, { exit: 133 }] });
    expect(await scenario.ended).toBe(1);
    expect(reportIn(join(scenario.data, 'self-check-report.json')).checks).toEqual([
      { name: 'process', isGood: false, detail: 'status 133' },
    ]);
  });

  it('reports a program that is not relaunched', async ({ run }) => {
    const scenario = run({ program: 'self-check', starts: [{}, {}, { exit: 1 }] });
    expect(await scenario.ended).toBe(1);
    expect(faultsIn(reportIn(join(scenario.data, 'self-check-report.json')))).toContain('relaunch');
  });

  it('says in one sentence that Electron does not start at all', async ({ run }) => {
    const scenario = run({ program: 'self-check', starts: [{ exit: 127 }] });
    expect(await scenario.ended).toBe(2);
    expect(scenario.stderr()).toContain('Electron ended with status 127 and wrote no report.');
  });
});
