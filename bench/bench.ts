import { fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { nodeOptions } from '../build/project.mjs';
import { isOver, lineOf, type Measure } from './measure.ts';
import { isPart, type PartName, parts, quickParts } from './parts.ts';
import { regressionsOf, writeReport } from './report.ts';

/**
 * `npm run bench`: measures the kiosk beside its limits and its peers.
 *
 *     npm run bench -- publish tables   only these parts
 *     npm run bench -- --quick          the parts beside a peer, with fewer rounds and smaller sizes
 *     npm run bench -- --json           the rows as JSON on stdout; messages on stderr
 *     npm run bench -- --write          also writes docs/performance/: the rows, a table and the plots
 *     npm run check:perf                --quick --check: fails only where a row beside a peer is worse than recorded
 *
 * Each part runs in a separate process, so that memory is measured per part and a part that fails is one failed line.
 * Status 1 when a limit is exceeded or a part failed, 2 for an unknown part.
 */
const { values: how, positionals: requested } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => (how.json ? console.error(line) : console.log(line));

/** A part that hangs is ended. */
const maxPartMs = 15 * 60_000;
/** Of a run of all parts. */
const limitSeconds = how.quick ? 3 * 60 : 20 * 60;

const all = Object.keys(parts) as PartName[];
const unknown = requested.filter((name) => !isPart(name));
if (unknown.length > 0) {
  console.error(`Unknown part "${unknown.join('", "')}": the parts are ${all.join(', ')}.`);
  process.exit(2);
}
const usual = how.quick ? quickParts : all;

const measures: Measure[] = [];
const failed: string[] = [];
const spent: [part: PartName, seconds: number][] = [];
const startMs = performance.now();
for (const name of all.filter((part) => (requested.length === 0 ? usual : requested).includes(part))) {
  const partMs = performance.now();
  const measured = await runPart(name);
  const partSeconds = (performance.now() - partMs) / 1000;
  spent.push([name, partSeconds]);
  say(`— ${name}, ${partSeconds.toFixed(0)} s —`);
  if (measured === null) failed.push(`${name} (failed)`);
  for (const measure of measured ?? []) say(lineOf(measure));
  measures.push(...(measured ?? []));
}
const seconds = (performance.now() - startMs) / 1000;
if (requested.length === 0) {
  const parts = spent.map(([part, each]) => `${part} ${each.toFixed(0)}`).join(', ');
  const name = how.quick ? 'the quick run' : 'the whole run';
  const whole: Measure = { name, value: seconds, unit: 's', limit: limitSeconds, against: parts };
  say(lineOf(whole));
  measures.push(whole);
}

if (how.json) console.log(JSON.stringify(measures, null, 2));
if (how.write) writeReport(measures, { isQuick: how.quick, seconds });
const wrong = how.check ? regressionsOf(measures) : measures.filter(isOver).map((measure) => measure.name.trim());
say(`\n${seconds.toFixed(0)} s. ${verdictOf([...failed, ...wrong])}`);
process.exitCode = failed.length + wrong.length === 0 ? 0 : 1;

function verdictOf(names: readonly string[]): string {
  if (how.check) return names.length === 0 ? 'No ratio has become worse.' : `Worse than recorded: ${names.join('; ')}`;
  return names.length === 0 ? 'No limit is exceeded.' : `Over the limit: ${names.join('; ')}`;
}

/** @returns null when the part ended without measures; its reason is on stderr */
function runPart(name: PartName): Promise<Measure[] | null> {
  return new Promise((resolve) => {
    let sent: Measure[] | null = null;
    const child = fork(new URL('parts.ts', import.meta.url), how.quick ? [name, '--quick'] : [name], {
      stdio: ['inherit', how.json ? 2 : 'inherit', 'inherit', 'ipc'],
      execArgv: nodeOptions,
      timeout: maxPartMs,
    });
    child.on('message', (message) => {
      sent = message as Measure[];
    });
    child.on('error', (error) => console.error(error));
    child.on('close', (status) => resolve(status === 0 ? sent : null));
  });
}
