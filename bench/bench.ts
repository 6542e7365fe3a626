import { fork } from 'node:child_process';
import { isOver, lineOf, type Measure } from './measure.ts';
import { isPart, type PartName, parts } from './parts.ts';

/**
 * `npm run bench`: what the kiosk costs, beside its limits; `npm run bench -- publish tables`: only these parts. Each part runs
 * in a process of its own: its memory is its own, and one that fails is one failed line. Status 1 where a limit is exceeded
 * or a part failed, 2 where there is no such part.
 */
const all = Object.keys(parts) as PartName[];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isPart(name));
if (unknown.length > 0) {
  console.error(`There is no part "${unknown.join('", "')}": the parts are ${all.join(', ')}.`);
  process.exit(2);
}

const wrong: string[] = [];
for (const name of all.filter((part) => asked.length === 0 || asked.includes(part))) {
  const measures = await runPart(name);
  if (measures === null) {
    console.log(`${name.padEnd(44)}      FAILED`);
    wrong.push(`${name} (failed)`);
  } else {
    for (const measure of measures) console.log(lineOf(measure));
    wrong.push(...measures.filter(isOver).map((measure) => measure.name.trim()));
  }
}
console.log(wrong.length === 0 ? '\nEvery limit is kept.' : `\nOver the limit: ${wrong.join('; ')}`);
process.exitCode = wrong.length === 0 ? 0 : 1;

/** @returns null where the part ended without its measures; what it said stands on stderr */
function runPart(name: PartName): Promise<Measure[] | null> {
  return new Promise((resolve) => {
    let measures: Measure[] | null = null;
    const child = fork(new URL('parts.ts', import.meta.url), [name]);
    child.on('message', (told) => {
      measures = told as Measure[];
    });
    child.on('error', (error) => console.error(error));
    child.on('close', (status) => resolve(status === 0 ? measures : null));
  });
}
