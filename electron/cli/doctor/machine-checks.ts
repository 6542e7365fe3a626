import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../../hosts/chromium/browser.ts';
import { connectToX } from '../../hosts/chromium/x11/connection.ts';
import { findElectron } from '../../hosts/electron/electron-binary.ts';
import { appFolder, appVersion } from '../../kiosk/app-folder.ts';
import { outputOf } from '../../kiosk/run-program.ts';
import { type Finding, fact, fault } from './finding.ts';

const programTimeoutMs = 10_000;

/** The cookie of the display that the package starts. */
const packagedCookie = '/run/esimde/xauthority';

/** The display server, the panels and the touch screens of a Linux machine. */
export async function checkGraphics(): Promise<Finding[]> {
  if (process.platform !== 'linux') return [fact('graphics-own')];
  const env = process.env.DISPLAY ? process.env : packagedDisplay();
  return [await displayFinding(env), ...panels(), ...touchScreens()];
}

/** A technician asks in a shell, where no DISPLAY is set. */
const packagedDisplay = (): NodeJS.ProcessEnv =>
  existsSync(packagedCookie) ? { ...process.env, DISPLAY: ':0', XAUTHORITY: packagedCookie } : process.env;

async function displayFinding(env: NodeJS.ProcessEnv): Promise<Finding> {
  const { DISPLAY: display, WAYLAND_DISPLAY: wayland } = env;
  if (!display) return wayland ? fault('wayland-only') : fault('no-display');
  const x = await connectToX(env, 0);
  if (x === null) return fault('x-refused', { display });
  x.close();
  const { width, height } = x.screen;
  return wayland ? fault('under-wayland', { display }) : fact('x-answers', { display, width, height });
}

/** `card0-HDMI-A-1`: each connector of a graphics card. */
function panels(): Finding[] {
  const folder = '/sys/class/drm';
  const connectors = namesIn(folder).filter((name) => /^card\d+-/.test(name));
  const connected = connectors.filter((name) => textOf(join(folder, name, 'status')).startsWith('connected'));
  if (connectors.length > 0 && connected.length === 0) return [fault('no-panel')];
  return connected.map((name) => {
    const [mode = ''] = textOf(join(folder, name, 'modes')).split('\n');
    return fact('panel', { connector: name.replace(/^card\d+-/, ''), mode });
  });
}

/** Property of devices whose touches are where the picture is (`INPUT_PROP_DIRECT`). */
const isDirect = (device: string): boolean =>
  (Number.parseInt(/^B: PROP=([0-9a-f]+)/m.exec(device)?.[1] ?? '0', 16) & 2) !== 0;

function touchScreens(): Finding[] {
  const devices = textOf('/proc/bus/input/devices').split('\n\n').filter(isDirect);
  if (devices.length === 0) return [fact('no-touch')];
  return devices.map((device) => fact('touch', { name: /^N: Name="(.*)"/m.exec(device)?.[1] ?? '' }));
}

/** The program that shows the kiosk, and the voices of the spoken mode. */
export async function checkBrowser(): Promise<Finding[]> {
  const browser = findBrowser();
  const electron = findElectron(appFolder());
  const findings: Finding[] = [];
  if (browser !== null) {
    const version = await outputOf([browser, '--version'], programTimeoutMs);
    const isAnswering = version !== null || process.platform === 'win32';
    findings.push(
      isAnswering ? fact('browser', { version: (version ?? browser).trim() }) : fault('browser-broken', { browser }),
    );
  }
  if (electron !== null) findings.push(fact('electron'));
  if (findings.length === 0) findings.push(fault('no-browser'));
  return [...findings, ...(process.platform === 'linux' ? await voices() : [])];
}

/** Missing voices are no fault: the spoken mode is offered where there are any. */
async function voices(): Promise<Finding[]> {
  const listed = await outputOf(['espeak-ng', '--voices'], programTimeoutMs);
  const dispatcher = await outputOf(['speech-dispatcher', '--version'], programTimeoutMs);
  if (listed === null || dispatcher === null) return [fact('no-voices')];
  const spoken = ['kk', 'ru', 'en'].filter((language) => new RegExp(`^\\s*\\d+\\s+${language}\\b`, 'm').test(listed));
  return [fact('voices', { languages: spoken.join(', ') })];
}

const units = ['esimde-display.service', 'esimde-kiosk.service'];

/** State of the package's units where systemd runs. */
export async function checkService(): Promise<Finding[]> {
  if (!existsSync('/run/systemd/system')) return [fact('no-systemd')];
  const findings = await Promise.all(units.map(unitFinding));
  return findings.flat();
}

async function unitFinding(unit: string): Promise<Finding[]> {
  const properties = 'LoadState,ActiveState,SubState,NRestarts,Result';
  const shown = await outputOf(['systemctl', 'show', unit, `--property=${properties}`], programTimeoutMs);
  const state = Object.fromEntries((shown ?? '').split('\n').map((line) => line.split('=', 2) as [string, string]));
  if (state.LoadState !== 'loaded') return [fact('unit-missing', { unit })];
  const restarts = Number(state.NRestarts ?? 0);
  if (state.ActiveState === 'active') return [fact('unit-active', { unit, restarts })];
  return [fault('unit-inactive', { unit, state: state.ActiveState ?? '', result: state.Result ?? '' })];
}

/** Packages whose versions explain a fault. */
const packages = [
  'esimde',
  'chromium',
  'xserver-xorg-core',
  'xserver-xorg-input-libinput',
  'libgl1-mesa-dri',
  'systemd',
  'speech-dispatcher',
];

export async function checkProgram(): Promise<Finding[]> {
  const system = /^PRETTY_NAME="?(.*?)"?$/m.exec(textOf('/etc/os-release'))?.[1] ?? process.platform;
  const kernel = textOf('/proc/sys/kernel/osrelease').trim();
  const findings = [
    fact('program', { version: appVersion(), node: process.version }),
    fact('system', { system, kernel, arch: process.arch }),
  ];
  const listed = await outputOf(['dpkg-query', '--show', ...packages], programTimeoutMs);
  const versions = (listed ?? '').split('\n').filter((line) => /^\S+\t\S/.test(line));
  return versions.length > 0
    ? [...findings, fact('packages', { versions: versions.join(', ').replaceAll('\t', ' ') })]
    : findings;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);
