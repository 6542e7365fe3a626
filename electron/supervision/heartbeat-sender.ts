import { spawn } from 'node:child_process';
import { writeSync } from 'node:fs';

/** Interval between two heartbeats of a supervised process. */
export const heartbeatMs = 300;

/** Names the pipe on which the supervisor listens (heartbeat-monitor.ts). */
export const heartbeatVariable = 'ESIMDE_ALIVE_FD';

/** What only the process that it was given to may use: its child answers for itself, not for its parent. */
export const supervisorVariables = [heartbeatVariable, 'NOTIFY_SOCKET', 'WATCHDOG_USEC', 'WATCHDOG_PID'] as const;

/**
 * Sends heartbeats to whatever supervises this process: a byte on a pipe to `esimde supervise`, the watchdog message to
 * systemd. A process that hangs sends none. Files are not used: a full or read-only disk is no reason to restart.
 *
 * @param onAbandoned called when the supervisor is gone; a new one may start a kiosk of its own, so this one must end
 * @returns stops sending
 */
export function sendHeartbeats(
  env: NodeJS.ProcessEnv = process.env,
  onAbandoned: () => void = () => process.kill(process.pid, 'SIGTERM'),
): () => void {
  const timers: NodeJS.Timeout[] = [];
  const every = (periodMs: number, send: () => void): void => {
    send();
    timers.push(setInterval(send, periodMs).unref());
  };
  const pipe = Number(env[heartbeatVariable]);
  if (pipe > 2) every(heartbeatMs, () => sendOnPipe(pipe, onAbandoned));
  if (env.NOTIFY_SOCKET) {
    notifySystemd('--ready', '--status=The kiosk is served.');
    const watchdogMs = Number(env.WATCHDOG_USEC) / 1000;
    if (watchdogMs > 0) every(watchdogMs / 3, () => notifySystemd('WATCHDOG=1'));
  }
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

/** Whether another process restarts this one when it ends. `ESIMDE_KEPT` says so for Shell Launcher. */
export const isSupervised = (env: NodeJS.ProcessEnv = process.env): boolean =>
  Boolean(env[heartbeatVariable] || env.NOTIFY_SOCKET || env.ESIMDE_KEPT);

function sendOnPipe(pipe: number, onAbandoned: () => void): void {
  try {
    writeSync(pipe, '.');
  } catch (error) {
    // A full pipe (EAGAIN) belongs to a supervisor that is only slow.
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') onAbandoned();
  }
}

/** Node has no Unix datagram sockets; systemd's own program has (`NotifyAccess=all` in the unit lets it speak). */
function notifySystemd(...words: string[]): void {
  spawn('systemd-notify', words, { stdio: 'ignore' }).once('error', () => undefined);
}
