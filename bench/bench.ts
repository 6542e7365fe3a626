import { fork } from 'node:child_process';
import { isOver, lineOf, type Measure } from './measure.ts';
import { isPart, type PartName, parts } from './parts.ts';

/**
 * `npm run bench`: measures the kiosk beside its limits; `npm run bench -- publish tables`: only these parts;
 * `--quick`: without the largest sizes. Each part runs
 * in a separate process, so that memory is measured per part and a part that fails is one failed line. Status 1 when a
 * limit is exceeded or a part failed, 2 for an unknown part.
 */
const all = Object.keys(parts) as PartName[];
const isQuick = process.argv.includes('--quick');
const requested = process.argv.slice(2).filter((word) => word !== '--quick');
const unknown = requested.filter((name) => !isPart(name));
if (unknown.length > 0) {
  console.error(`Unknown part "${unknown.join('", "')}": the parts are ${all.join(', ')}.`);
  process.exit(2);
}

const wrong: string[] = [];
for (const name of all.filter((part) => requested.length === 0 || requested.includes(part))) {
  const measures = await runPart(name);
  if (measures === null) {
    console.log(`${name.padEnd(44)}      FAILED`);
    wrong.push(`${name} (failed)`);
  } else {
    for (const measure of measures) console.log(lineOf(measure));
    wrong.push(...measures.filter(isOver).map((measure) => measure.name.trim()));
  }
}
console.log(wrong.length === 0 ? '\nNo limit is exceeded.' : `\nOver the limit: ${wrong.join('; ')}`);
process.exitCode = wrong.length === 0 ? 0 : 1;

/** @returns null when the part ended without measures; its reason is on stderr */
function runPart(name: PartName): Promise<Measure[] | null> {
  return new Promise((resolve) => {
    let measures: Measure[] | null = null;
    const child = fork(new URL('parts.ts', import.meta.url), isQuick ? [name, '--quick'] : [name]);
    child.on('message', (message) => {
      measures = message as Measure[];
    });
    child.on('error', (error) => console.error(error));
    child.on('close', (status) => resolve(status === 0 ? measures : null));
  });
}
