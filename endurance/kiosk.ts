import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Display } from '../e2e/support/display.ts';
import { inShownBrowser } from '../e2e/support/kiosk-browser.ts';
import { Program, project } from '../e2e/support/program.ts';

export interface LogLine {
  time: string;
  level: string;
  event: string;
  [detail: string]: unknown;
}

/** The kiosk on a virtual display, under its supervisor, as real processes. */
export class SupervisedKiosk {
  readonly dataFolder: string;
  readonly #program: Program;

  private constructor(dataFolder: string, program: Program) {
    this.dataFolder = dataFolder;
    this.#program = program;
  }

  static start(display: Display, dataFolder: string, more: string[] = []): SupervisedKiosk {
    // With a settings file a new data folder shows the loop, and not the page that sets it up.
    const settings = join(dataFolder, 'settings.json');
    if (!existsSync(settings)) writeFileSync(settings, '{}\n');
    const root = process.getuid?.() === 0 ? '--no-sandbox ' : '';
    const env = { ...process.env, DISPLAY: display.name, ESIMDE_BROWSER_ARGS: `${root}--remote-debugging-port=0` };
    const args = ['supervise', `--data=${dataFolder}`, '--host=chromium', '--port=0', ...more];
    return new SupervisedKiosk(
      dataFolder,
      new Program(process.execPath, [join(project, 'dist', 'esimde.js'), ...args], { env }),
    );
  }

  get supervisor(): number {
    return this.#program.process.pid ?? 0;
  }

  /** The process with the service. */
  host(): number {
    const [child] = childrenOf(this.supervisor).filter((pid) => commandOf(pid).includes('start'));
    if (child === undefined) throw new Error('there is no host');
    return child;
  }

  browser(): number {
    const target = readlinkSync(join(this.dataFolder, 'chromium', 'SingletonLock'));
    return Number(target.split('-').at(-1));
  }

  /** Processes of the browser of one type: `renderer`, `gpu-process`. */
  helpers(type: string): number[] {
    const all = [this.browser()].flatMap(descendantsOf);
    return all.filter((pid) => commandOf(pid).includes(`--type=${type}`));
  }

  /** Every process of the kiosk, the supervisor included. */
  processes(): number[] {
    return [this.supervisor, ...descendantsOf(this.supervisor)];
  }

  log(): LogLine[] {
    try {
      const text = readFileSync(join(this.dataFolder, 'logs', 'esimde.log'), 'utf8');
      return text.split('\n').flatMap((line) => (line ? [JSON.parse(line) as LogLine] : []));
    } catch {
      return [];
    }
  }

  /** Waits until the log says that the page is shown. @throws Error when that takes too long */
  async untilShown(timeoutMs: number): Promise<void> {
    const endMs = performance.now() + timeoutMs;
    while (!this.log().some(({ event }) => event === 'page-shown')) {
      if (performance.now() > endMs) throw new Error('the kiosk shows no page');
      await sleep(100);
    }
  }

  /** Runs `act` on the page through DevTools. @returns null when the page does not answer */
  async inPage<T>(act: (page: Page) => Promise<T>): Promise<T | null> {
    return inShownBrowser(join(this.dataFolder, 'chromium'), act);
  }

  async end(): Promise<void> {
    const { status, stderr } = await this.#program.end();
    if (status !== 0) throw new Error(`the supervisor ended with ${status}: ${stderr}`);
  }
}

export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `esimde-${name}-`));
  mkdirSync(folder, { recursive: true });
  return folder;
}

export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((candidate) => candidate > 0 && parentOf(candidate) === pid);
}

function descendantsOf(pid: number): number[] {
  return childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)]);
}

function parentOf(pid: number): number {
  try {
    // The program's name may contain any character; the fields follow its closing bracket.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return 0;
  }
}
