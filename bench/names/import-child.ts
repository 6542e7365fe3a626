import { importNames } from '../../db/names/import.ts';

/** Imports a file of names in a process of its own: `node import-child.ts FILE FOLDER`. Prints the list, its time and its memory. */
const [file = '', folder = ''] = process.argv.slice(2);
const startMs = performance.now();
const outcome = await importNames({ file, folder, thisYear: new Date().getFullYear() });
if (!outcome.ok) throw new Error(JSON.stringify(outcome.error).slice(0, 2_000));
const { user, system } = process.cpuUsage();
const { sha256, bytes, rows } = outcome.value;
const peakMb = process.resourceUsage().maxRSS / 1024;
console.log(
  JSON.stringify({ sha256, bytes, rows, ms: performance.now() - startMs, cpuMs: (user + system) / 1000, peakMb }),
);
