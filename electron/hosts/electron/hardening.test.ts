import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * Protects: the source of the Electron host has none of these misconfigurations. Electron's own checklist is answered item by item
 * in docs/security.md; this is the part of it that can be read from the source.
 */
const electronFolder = join(import.meta.dirname, '..', '..');
const root = join(electronFolder, '..');

/** Without comments, so that a word about a danger is not the danger. */
const codeOf = (path: string): string =>
  readFileSync(path, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');

const sources = [
  join(electronFolder, 'main.ts'),
  ...readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(import.meta.dirname, name)),
];

/** Each with the item of the checklist that it breaks. */
const forbidden: [string, RegExp][] = [
  ['remote code or Node in the page (2)', /nodeIntegration(InSubFrames|InWorker)?:\s*true/],
  ['no context isolation (3)', /contextIsolation:\s*false/],
  ['no sandbox (4)', /sandbox:\s*false|no-sandbox|disable-sandbox/],
  ['no web security (6)', /webSecurity:\s*false|disable-web-security/],
  ['insecure content (8)', /allowRunningInsecureContent:\s*true/],
  ['experimental features (9)', /experimentalFeatures:\s*true/],
  ['features of Blink (10)', /enableBlinkFeatures/],
  ['web views (11)', /webviewTag:\s*true/],
  ['windows that are allowed (13, 14)', /action:\s*'allow'/],
  [
    'addresses handed to the system (15)',
    /\bshell\s*\.|openExternal|openPath|import\s*\{[^}]*\bshell\b[^}]*\}\s*from 'electron'/,
  ],
  ['a bridge (17, 20)', /\bpreload\b|contextBridge|ipcMain|ipcRenderer|webContents\.send/],
  ['the file protocol (18)', /loadFile|file:\/\/|registerFileProtocol/],
  ['privileges that bypass (7)', /bypassCSP:\s*true|allowExtensions:\s*true/],
  ['a certificate that is waved through', /ignore-certificate-errors|certificate-error[\s\S]{0,80}callback\(true\)/],
  ['a port for debugging', /remote-debugging-port|openDevTools/],
  ['crash dumps that leave the machine', /uploadToServer:\s*true|submitURL/],
  ['an evaluated text', /executeJavaScript|\beval\(|new Function/],
];

/** The render check and the self-check run a script of the program, the latter on a data folder of its own. */
const exempt: Record<string, string[]> = { 'an evaluated text': ['drawing-window.ts', 'checks.ts'] };

describe('the source of the Electron host', () => {
  it('is found', () => expect(sources.length).toBeGreaterThanOrEqual(5));

  it.each(forbidden)('has no %s', (what, pattern) => {
    const judged = sources.filter((source) => !exempt[what]?.includes(basename(source)));
    for (const source of judged) expect(codeOf(source), source).not.toMatch(pattern);
  });

  it.each([
    ['the sandbox for every process', 'main.ts', /app\.enableSandbox\(\)/],
    ['crash dumps on this machine alone', 'main.ts', /crashReporter\.start\(\{ uploadToServer: false \}\)/],
    ['the lock on every web contents', 'main.ts', /'web-contents-created'[\s\S]{0,80}lockContents\(contents\)/],
    ['the lock on each display’s session', 'hosts/electron/electron-host.ts', /lockSession\(own, curator\)/],
    ['no menu', 'main.ts', /Menu\.setApplicationMenu\(null\)/],
    ['one kiosk at a time', 'main.ts', /requestSingleInstanceLock\(\)/],
    [
      'a window handler that denies',
      'hosts/electron/lockdown.ts',
      /setWindowOpenHandler\(\(\) => \(\{ action: 'deny' \}\)\)/,
    ],
  ])('has %s', (_what, file, pattern) => {
    expect(codeOf(join(electronFolder, file))).toMatch(pattern);
  });

  it('catches a planted misconfiguration', () => {
    const planted = 'new BrowserWindow({ webPreferences: { nodeIntegration: true, sandbox: false, preload: "x.js" } })';
    expect(forbidden.filter(([, pattern]) => pattern.test(planted))).toHaveLength(3);
  });

  it('needs a version of Electron that is still maintained (16), and states every fuse (19)', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(Number.parseInt(devDependencies.electron, 10)).toBeGreaterThanOrEqual(45);
    const packaging = codeOf(join(root, 'build', 'packaging', 'configuration.ts'));
    expect(packaging).toMatch(/FuseV1Options|strictlyRequireAllFuses/);
    expect(existsSync(join(root, 'build', 'packaging', 'package.slow.test.ts'))).toBe(true);
  });
});
