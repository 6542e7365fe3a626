import fs from 'node:fs';
import { registerHooks, syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { isPackaged, record, startPlan } from './plan.ts';

/** Loaded by `--import` before the program: puts the stand-in in place of Electron. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});

if (isMainThread) prepareProcess();

/** Threads of the program inherit `--import`; everything but the module is the process's own. */
function prepareProcess(): void {
  // A packaged program's argv is [program, ...arguments], an unpackaged one's [program, script, ...arguments]
  // (electron/lib/browser/init.ts: `process.argv.splice(1, 1)`; docs/api/process.md, `process.defaultApp`).
  if (isPackaged) process.argv.splice(1, 1);
  else Object.assign(process, { defaultApp: true });

  waitForFormer();
  record('start', { argv: process.argv.slice(1), env: environmentOf(process.env) });
  if (startPlan.exit !== undefined) process.exit(startPlan.exit);

  if (startPlan.platform) Object.defineProperty(process, 'platform', { value: startPlan.platform });
  if (startPlan.jumpMs) makeTimersFast();
  if (startPlan.readOnly) makeReadOnly(startPlan.readOnly);
}

/** electron/shell/browser/relauncher.cc: the relauncher waits for the end of the former process. */
function waitForFormer(): void {
  const pid = Number(process.env.STAND_IN_FORMER);
  delete process.env.STAND_IN_FORMER;
  const isGone = (): boolean => !fs.existsSync(`/proc/${pid}/exe`);
  const endMs = performance.now() + 5_000;
  while (pid > 0 && !isGone() && performance.now() < endMs)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
}

function environmentOf(env: NodeJS.ProcessEnv): Record<string, boolean> {
  return { supervised: env.ESIMDE_ALIVE_FD !== undefined, systemd: env.NOTIFY_SOCKET !== undefined };
}

/** Timers of ten seconds and more come after half a second. */
function makeTimersFast(): void {
  const real = globalThis.setInterval;
  const fast = (call: () => void, ms = 0) => real(call, ms >= 10_000 ? 500 : ms);
  globalThis.setInterval = fast as typeof globalThis.setInterval;
}

/** EROFS for every way in which the program and Chromium's profile write below a folder. */
function makeReadOnly(folder: string): void {
  const names = ['writeFileSync', 'appendFileSync', 'mkdirSync', 'mkdtempSync', 'symlinkSync', 'renameSync'] as const;
  for (const name of names) {
    const real = fs[name] as (...args: unknown[]) => unknown;
    const refuse = (...args: unknown[]): unknown => {
      const isBelow = args.some((path) => typeof path === 'string' && path.startsWith(folder));
      if (isBelow) throw Object.assign(new Error(`EROFS: read-only file system, '${folder}'`), { code: 'EROFS' });
      return real(...args);
    };
    Object.assign(fs, { [name]: refuse });
  }
  syncBuiltinESMExports();
}
