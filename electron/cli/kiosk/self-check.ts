import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../../../db/user-error.ts';
import { browserArguments } from '../../hosts/choose-host.ts';
import { fetchElectron, findElectron, scriptFor } from '../../hosts/electron/electron-binary.ts';
import type { SelfCheckReport } from '../../hosts/self-check-report.ts';
import { appFolder } from '../../kiosk/app-folder.ts';
import { openDataFolder } from '../../kiosk/data-folder.ts';
import { type Answer, type DataOptions, dataCommand, reply } from '../command.ts';
import { table } from '../output.ts';

interface SelfCheckOptions extends DataOptions {
  out?: string;
}

/** `esimde self-check`: whether Electron does on this machine what the kiosk relies on. */
export const selfCheckCommand = () =>
  dataCommand('self-check', 'check that Electron works on this machine; `start` then prefers it')
    .option('--out <file>', 'file of the report (default: in the data folder)')
    .action(({ data, out, json }: SelfCheckOptions) => reply(json, () => selfCheck(data, out)));

async function selfCheck(data: string, out: string | undefined): Promise<Answer> {
  const app = appFolder();
  const dataFolder = openDataFolder(data);
  const file = resolve(out ?? join(dataFolder, 'self-check-report.json'));
  const program = findElectron(app) ?? (await fetchElectron(app, say));
  if (program === null) throw new UserError('Electron is not on this machine and cannot be fetched.');
  const words = [...scriptFor(program, app), `--data=${dataFolder}`, `--self-check=${file}`];
  const child = spawn(program, [...words, ...browserArguments(process.env)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const status = await new Promise<number | null>((done) => {
    child.once('error', () => done(null));
    child.once('exit', done);
  });
  const report = reportIn(file);
  if (report === null) throw new UserError(`Electron ended with status ${status} and wrote no report.`);
  process.exitCode = report.isGood ? 0 : 1;
  const rows = report.checks.map(({ name, isGood, detail }) => [name, isGood ? 'ok' : 'FAULT', inShort(detail)]);
  return { data: report, lines: [...table(['check', 'result', 'detail'], rows), `The report is in ${file}.`] };
}

const say = (sentence: string): void => void process.stderr.write(`esimde: ${sentence}\n`);

const inShort = (detail: unknown): string => JSON.stringify(detail ?? '').slice(0, 80);

function reportIn(file: string): SelfCheckReport | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SelfCheckReport;
  } catch {
    return null;
  }
}
