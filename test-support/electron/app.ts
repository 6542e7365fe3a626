import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { isPackaged, record, startPlan } from './plan.ts';
import { start } from './session.ts';

/** Every window that is open; filled by `BrowserWindow`. */
export const openWindows: unknown[] = [];

let relaunchArguments: readonly string[] | null = null;

// electron/lib/browser/init.ts: without a handler of the program, a bug opens a dialog and the program keeps running.
process.on('uncaughtException', (error) => {
  if (process.listenerCount('uncaughtException') === 1) record('error-dialog', { message: error.message });
});
// electron/shell/browser/electron_browser_main_parts.cc: "We do not want to crash the main process on unhandled rejections".
process.on('unhandledRejection', (reason) => {
  if (process.listenerCount('unhandledRejection') === 1) record('rejection-warned', { message: String(reason) });
});

class App extends EventEmitter {
  readonly isPackaged = isPackaged;
  readonly commandLine = {
    appendSwitch: (name: string, value?: string) =>
      record('switch', { name, value: value ?? null, isReady: start.isReady }),
  };
  readonly #paths = new Map<string, string>();
  #isQuitting = false;

  setPath(name: string, path: string): void {
    this.#paths.set(name, path);
    record('path', { name, path, isReady: start.isReady });
  }

  getPath(name: string): string {
    return this.#paths.get(name) ?? '';
  }

  /** docs/api/app.md: both throw after `ready`. */
  enableSandbox(): void {
    if (start.isReady) throw new Error('app.enableSandbox() must be called before app is ready');
    record('sandbox');
  }

  disableHardwareAcceleration(): void {
    if (start.isReady) throw new Error('app.disableHardwareAcceleration() must be called before app is ready');
    record('no-hardware-acceleration');
  }

  isReady(): boolean {
    return start.isReady;
  }

  setLoginItemSettings(settings: object): void {
    record('login-item', { ...settings });
  }

  /** docs/api/app.md, `open-file`: before `ready` where the program is started for the file. */
  openFile(path: string): void {
    let isPrevented = false;
    const preventDefault = (): void => {
      isPrevented = true;
    };
    this.emit('open-file', { preventDefault }, path);
    record('file-opened', { path, isPrevented });
  }

  async whenReady(): Promise<void> {
    const { openFile } = startPlan;
    if (openFile && !openFile.isRunning) this.openFile(openFile.path);
    // electron/shell/browser/electron_browser_main_parts.cc: `ready` comes when the program's module has been read.
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (startPlan.notReady) throw new Error('planned: not ready');
    start.isReady = true;
  }

  /**
   * chromium/src/chrome/browser/process_singleton_posix.cc: a link in the user's folder names the process. Where it
   * cannot be made, the answer is the same as where another process has it (electron_api_app.cc, LOCK_ERROR).
   */
  requestSingleInstanceLock(): boolean {
    const folder = this.#paths.get('userData') ?? '';
    const lock = join(folder, 'SingletonLock');
    try {
      mkdirSync(folder, { recursive: true });
      if (isHeldByLiving(lock)) return false;
      rmSync(lock, { force: true });
      symlinkSync(`stand-in-${process.pid}`, lock);
      return true;
    } catch (error) {
      record('lock-failed', { message: (error as Error).message });
      return false;
    }
  }

  /** docs/api/app.md: the new program is started when this one exits; `args` replaces `process.argv.slice(1)`. */
  relaunch({ args = process.argv.slice(1) }: { args?: readonly string[] } = {}): void {
    record('relaunch', { args });
    relaunchArguments = args;
  }

  /** docs/api/app.md: no `before-quit`, no `will-quit`, windows are closed at once. */
  exit(code = 0): never {
    end(code);
  }

  /** docs/api/app.md: closes the windows without `window-all-closed`, then `will-quit`. */
  quit(): void {
    if (this.#isQuitting) return;
    this.#isQuitting = true;
    openWindows.length = 0;
    this.emit('will-quit', {});
    end(0);
  }
}

function isHeldByLiving(lock: string): boolean {
  try {
    return existsSync(`/proc/${readlinkSync(lock).split('-').at(-1)}/exe`);
  } catch {
    return false;
  }
}

function end(code: number): never {
  record('exit', { code });
  if (relaunchArguments) {
    const [preloadFlag = '', preload = ''] = process.execArgv;
    const script = isPackaged ? [process.env.STAND_IN_MAIN ?? ''] : [];
    const words = [preloadFlag, preload, ...script, ...relaunchArguments];
    const env = { ...process.env, STAND_IN_FORMER: String(process.pid) };
    spawn(process.execPath, words, { detached: true, stdio: 'ignore', env }).unref();
  }
  process.exit(code);
}

export const app = new App();
// electron/shell/browser/electron_browser_main_parts_posix.cc: these signals quit the program.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());
