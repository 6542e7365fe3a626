import { readdirSync, readFileSync } from 'node:fs';

/** What processes and all their descendants use, according to Linux. */

/** Their processor time in milliseconds. */
function processorMs(...roots: number[]): number {
  // A clock tick of Linux is a hundredth of a second.
  return membersOf(roots).reduce((sum, { ticks }) => sum + ticks * 10, 0);
}

/** Processor time of processes while something lasts, in per cent of one core. */
export async function shareOfCore(roots: readonly number[], during: () => Promise<unknown>): Promise<number> {
  const [startMs, startCpuMs] = [performance.now(), processorMs(...roots)];
  await during();
  return ((processorMs(...roots) - startCpuMs) * 100) / (performance.now() - startMs);
}

/**
 * Their memory in MB. What several of them map of one file counts once, as much as the one that has most of it in memory; other
 * programs that map it do not matter, as they do for the proportional sizes of Linux.
 */
export function memoryMb(...roots: number[]): number {
  let ownKb = 0;
  const files = new Map<string, number>();
  for (const { pid } of membersOf(roots)) {
    for (const { file, residentKb, anonymousKb } of mappingsOf(pid)) {
      ownKb += anonymousKb;
      files.set(file, Math.max(files.get(file) ?? 0, residentKb - anonymousKb));
    }
  }
  return (ownKb + [...files.values()].reduce((sum, kb) => sum + kb, 0)) / 1024;
}

interface Mapping {
  /** Device, inode and offset. */
  file: string;
  residentKb: number;
  anonymousKb: number;
}

function mappingsOf(pid: number): Mapping[] {
  try {
    const mappings: Mapping[] = [];
    for (const line of readFileSync(`/proc/${pid}/smaps`, 'utf8').split('\n')) {
      const [first = '', second, third, fourth, fifth] = line.split(/ +/);
      const last = mappings.at(-1);
      if (first.includes('-')) mappings.push({ file: `${third} ${fourth} ${fifth}`, residentKb: 0, anonymousKb: 0 });
      else if (first === 'Rss:' && last) last.residentKb = Number(second);
      else if (first === 'Anonymous:' && last) last.anonymousKb = Number(second);
    }
    return mappings;
  } catch {
    return []; // The process has just ended.
  }
}

interface Stat {
  pid: number;
  parent: number;
  ticks: number;
}

function membersOf(roots: readonly number[]): Stat[] {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(statOf);
  const parents = new Map(stats.map(({ pid, parent }) => [pid, parent]));
  const isOf = (pid: number): boolean => roots.includes(pid) || (pid > 1 && isOf(parents.get(pid) ?? 0));
  return stats.filter(({ pid }) => isOf(pid));
}

function statOf(name: string): Stat[] {
  try {
    const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .map(Number);
    return [{ pid: Number(name), parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) }];
  } catch {
    return []; // The process has just ended.
  }
}
