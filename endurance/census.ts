import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, type SupervisedKiosk } from './kiosk.ts';
import type { PageSession } from './page-session.ts';

/** Resources that a kiosk uses at one moment; memory and disk in MB. */
export interface Census {
  heapMb: number;
  nodes: number;
  residentMb: Record<string, number>;
  handles: number;
  logMb: number;
  profileMb: number;
  dataMb: number;
}

/** @param session of the page */
export async function takeCensus(kiosk: SupervisedKiosk, session: PageSession): Promise<Census> {
  // Garbage that is not collected yet is no leak.
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const all = metrics as { name: string; value: number }[];
  const metric = (name: string) => all.find((each) => each.name === name)?.value ?? Number.NaN;
  const pids = kiosk.processes();
  const residentMb: Record<string, number> = {};
  for (const pid of pids) residentMb[roleOf(pid)] = (residentMb[roleOf(pid)] ?? 0) + residentOf(pid);
  return {
    heapMb: metric('JSHeapUsedSize') / 1e6,
    nodes: metric('Nodes'),
    residentMb,
    handles: pids.reduce((sum, pid) => sum + handlesOf(pid), 0),
    logMb: sizeOf(join(kiosk.dataFolder, 'logs')),
    profileMb: sizeOf(join(kiosk.dataFolder, 'chromium')),
    dataMb: sizeOf(kiosk.dataFolder),
  };
}

function roleOf(pid: number): string {
  const command = commandOf(pid);
  const type = command.match(/--type=([\w-]+)/)?.[1];
  if (type) return type === 'utility' ? (command.match(/--utility-sub-type=(\w+)/)?.[1] ?? type) : type;
  if (command.includes('supervise')) return 'supervisor';
  return command.includes('esimde.js') ? 'host' : 'browser';
}

function residentOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function handlesOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}

/** A file that disappears during the count counts as 0. */
function sizeOf(folder: string): number {
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const bytes = files.map(
      ({ parentPath, name }) => statSync(join(parentPath, name), { throwIfNoEntry: false })?.size,
    );
    return bytes.reduce<number>((sum, size) => sum + (size ?? 0), 0) / 1e6;
  } catch {
    return 0;
  }
}
