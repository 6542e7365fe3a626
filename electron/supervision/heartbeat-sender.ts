import { spawn } from 'node:child_process';
import { writeSync } from 'node:fs';

/** How often a kiosk that is watched from outside says that it lives. */
export const aliveMs = 300;

/** Names the pipe on which the supervisor listens; see silence.ts. */
export const aliveVariable = 'ESIMDE_ALIVE_FD';

/**
 * Says again and again that this process answers: to `esimde supervise` by a byte on a pipe, to systemd by its
 * watchdog. A process that hangs says nothing. Files are not used: a full or read-only disk is no reason to restart.
 *
 * @returns ends it
 */
export function sayAlive(env: NodeJS.ProcessEnv = process.env): () => void {
  const timers: NodeJS.Timeout[] = [];
  const every = (periodMs: number, say: () => void): void => {
    say();
    timers.push(setInterval(say, periodMs).unref());
  };
  const pipe = Number(env[aliveVariable]);
  if (pipe > 2) every(aliveMs, () => sayOnPipe(pipe));
  if (env.NOTIFY_SOCKET) {
    notifySystemd('--ready', '--status=The kiosk is served.');
    const watchdogMs = Number(env.WATCHDOG_USEC) / 1000;
    if (watchdogMs > 0) every(watchdogMs / 3, () => notifySystemd('WATCHDOG=1'));
  }
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

/** Whether somebody stands outside who starts this process again when it ends. `ESIMDE_KEPT` says so for Shell Launcher. */
export const isKept = (env: NodeJS.ProcessEnv = process.env): boolean =>
  Boolean(env[aliveVariable] || env.NOTIFY_SOCKET || env.ESIMDE_KEPT);

function sayOnPipe(pipe: number): void {
  try {
    writeSync(pipe, '.');
  } catch (error) {
    // The supervisor is gone, and another one may start its own kiosk; one that is only slow is waited for.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.kill(process.pid, 'SIGTERM');
  }
}

/** Node has no datagram sockets of Unix; systemd's own program has (`NotifyAccess=all` in the unit lets it speak). */
function notifySystemd(...words: string[]): void {
  spawn('systemd-notify', words, { stdio: 'ignore' }).once('error', () => undefined);
}
