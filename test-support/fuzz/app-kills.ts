import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AppState, appsFolder, readAppState } from '../../db/release/app/store.ts';
import { installedTree, packedApp } from '../release/app.ts';
import { museumKey, project, temporaryFolder } from '../release/release.ts';

/** Where an update is cut off: within its copying, after each of its steps, and while the new version starts. */
export const killMoments = [
  ...['0', '0.3', '0.6', '0.9', 'sealed', 'copied', 'checked', 'moved', 'current', 'pruned'],
  ...['trial-begun', 'trial-again'],
] as const;
export type KillMoment = (typeof killMoments)[number];

const lines = (text: string): string[] => text.split('\n').filter(Boolean);

/** An installed package 0.2.0 with the real launcher, on which version 0.3.0 was installed and proven. */
export async function updatableKiosk() {
  const work = temporaryFolder();
  const [data, installed] = [join(work, 'data'), join(work, 'installed')];
  mkdirSync(data);
  const museum = museumKey();
  installedTree(installed, '0.2.0');
  const kept = {
    'settings.json': JSON.stringify({ install: { programKeys: [museum.text] } }),
    'content.db': 'as it was',
  };
  for (const [name, text] of Object.entries(kept)) writeFileSync(join(data, name), text);
  const files = { 3: await packedApp(work, '0.3.0', museum.secret), 4: await packedApp(work, '0.4.0', museum.secret) };
  const hanging = await packedApp(work, '0.5.0', museum.secret, { behaviour: 'hanging' });
  const crashing = await packedApp(work, '0.6.0', museum.secret, { behaviour: 'crashing' });

  const install = (file: string, moment = 'none'): string => {
    const script = join(project, 'test-support/kills/install-app.ts');
    const { stdout, signal } = spawnSync(process.execPath, [script, data, file, museum.text, moment], {
      encoding: 'utf8',
    });
    return signal ?? stdout.trim();
  };
  const words = [join(installed, 'dist/launch.js'), data];
  /** Starts the kiosk or a command as systemd does. @returns which version said what, and how it ended */
  const launch = (command = 'start', env: NodeJS.ProcessEnv = {}) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [...words, command, `--data=${data}`], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    return { said: lines(stdout).at(-1) ?? '', stderr, status };
  };
  /** Cuts the power once the new version says that it started. */
  const cutAtStart = (): Promise<void> => {
    const kiosk = spawn(process.execPath, [...words, 'start', `--data=${data}`], {
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return new Promise((resolve) => {
      kiosk.stdout.once('data', () => process.kill(-(kiosk.pid ?? 0), 'SIGKILL'));
      kiosk.once('close', () => resolve());
    });
  };
  return {
    ...{ data, installed, files, hanging, crashing, install, launch, cutAtStart },
    state: (): AppState => readAppState(data),
    /** The state before any update. */
    reset(): void {
      rmSync(appsFolder(data), { recursive: true, force: true });
      install(files[3]);
      launch();
    },
    untouched: (): boolean =>
      Object.entries(kept).every(([name, text]) => readFileSync(join(data, name), 'utf8') === text),
    remove: () => rmSync(work, { recursive: true, force: true }),
  };
}

/** Cuts an update off at a moment, and starts the kiosk again and again. @returns what is wrong; empty where nothing is */
export async function faultsAfterKill(
  kiosk: Awaited<ReturnType<typeof updatableKiosk>>,
  moment: KillMoment,
): Promise<string[]> {
  const faults: string[] = [];
  const expect = (isGood: boolean, what: string): void => {
    if (!isGood) faults.push(`${moment}: ${what}`);
  };
  kiosk.reset();
  if (moment.startsWith('trial')) {
    kiosk.install(kiosk.files[4]);
    for (let times = moment === 'trial-begun' ? 1 : 2; times > 0; times--) await kiosk.cutAtStart();
  } else {
    const ended = kiosk.install(kiosk.files[4], moment);
    expect(ended === 'SIGKILL', `the installation ended with ${ended}`);
  }
  const { said, status } = kiosk.launch();
  expect(['0.3.0 start', '0.4.0 start'].includes(said) && status === 0, `the kiosk starts “${said}” (${status})`);
  const again = kiosk.install(kiosk.files[4]);
  expect(['installed', 'older-program'].includes(again), `the next attempt ends with ${again}`);
  const updated = kiosk.launch();
  expect(updated.said === '0.4.0 start', `then it starts “${updated.said}”`);
  expect(kiosk.state().trial === null, 'the new version is not proven');
  expect(kiosk.state().previous === '0.3.0', `the way back is ${kiosk.state().previous}`);
  expect(kiosk.untouched(), 'settings or content were changed');
  return faults;
}
