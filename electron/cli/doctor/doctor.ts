import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { builtinReleaseFolder } from '../../../db/release/store/builtin-folder.ts';
import { openBestRelease } from '../../../db/release/store/fallback.ts';
import { writeDurably } from '../../../db/sqlite/durable.ts';
import workshopWords from '../../../locales/workshop/en.json' with { type: 'json' };
import { appFolder } from '../../kiosk/app-folder.ts';
import { trustedClock } from '../../kiosk/schedule/trusted-clock.ts';
import { readSettingsFiles, type Settings } from '../../kiosk/settings/settings.ts';
import { doctorText, filledIn, isDoctorKey } from '../../messages.ts';
import type { Log } from '../../service/http/log.ts';
import { checkClock } from '../../service/workshop/machine/self-test/clock.ts';
import { checkHardware } from '../../service/workshop/machine/self-test/hardware.ts';
import { reasonOf } from '../../service/workshop/machine/self-test/note.ts';
import { checkKeys, checkRelease } from '../../service/workshop/machine/self-test/releases.ts';
import { checkDatabase, checkDisk } from '../../service/workshop/machine/self-test/storage.ts';
import { type Answer, type DataOptions, dataCommand, parseFileName, reply, writing } from '../command.ts';
import { type Finding, fault } from './finding.ts';
import { checkLog, linesOfLog } from './log-lines.ts';
import { checkBrowser, checkGraphics, checkProgram, checkService } from './machine-checks.ts';
import { type Examined, supportText } from './support-file.ts';

interface DoctorOptions extends DataOptions {
  out?: string;
}

/** `esimde doctor`: what is wrong on this machine, in words; it changes nothing. */
export const doctorCommand = () =>
  dataCommand('doctor', 'explain what is wrong on this machine')
    .option('--out <file>', 'also write a support file without personal data', parseFileName)
    .action((options: DoctorOptions) => reply(options.json, () => examine(options)));

async function examine({ data, out }: DoctorOptions): Promise<Answer> {
  const dataFolder = resolve(data);
  const checks: Examined[] = [];
  for (const [name, check] of checksOf(dataFolder)) checks.push({ name, findings: (await found(check)).map(inWords) });
  const faults = checks.flatMap(({ findings }) => findings).filter(({ isFault }) => isFault).length;
  if (out !== undefined) {
    const file = resolve(out);
    writing(file, () => writeDurably(file, supportText(dataFolder, checks, linesOfLog(dataFolder))));
  }
  process.exitCode = faults === 0 ? 0 : 1;
  const end = [faults === 0 ? doctorText('good', {}) : doctorText('bad', { count: faults })];
  if (out !== undefined) end.push(doctorText('support', { file: resolve(out) }));
  return { data: { doctor: { isGood: faults === 0, checks } }, lines: [...checks.flatMap(linesOf), ...end] };
}

type Check = () => readonly Finding[] | Promise<readonly Finding[]>;

function checksOf(dataFolder: string): [name: string, check: Check][] {
  const builtinFolder = builtinReleaseFolder(appFolder());
  const { settings } = readSettingsFiles(dataFolder);
  const { signal } = new AbortController();
  return [
    ['program', checkProgram],
    ['settings and keys', () => checkKeys({ dataFolder, builtinFolder }, signal)],
    ['data folder', () => checkData(dataFolder, signal)],
    [
      'release',
      () =>
        checkRelease(
          { dataFolder, builtinFolder, ...settings, level: levelOf(dataFolder, builtinFolder, settings) },
          signal,
        ),
    ],
    ['clock', () => clockOf(dataFolder, settings)],
    ['display', checkGraphics],
    ['browser', checkBrowser],
    ['service', checkService],
    ['computer', () => checkHardware()],
    ['log', () => checkLog(linesOfLog(dataFolder))],
  ];
}

async function found(check: Check): Promise<readonly Finding[]> {
  try {
    return await check();
  } catch (error) {
    return [{ code: 'check-failed', isFault: true, values: { reason: reasonOf(error) } }];
  }
}

async function checkData(dataFolder: string, signal: AbortSignal): Promise<Finding[]> {
  if (!existsSync(dataFolder)) return [fault('no-data', { folder: dataFolder })];
  const workshop = join(dataFolder, 'workshop');
  const database = existsSync(join(workshop, 'workshop.db')) ? await checkDatabase(workshop, signal) : [];
  return [...checkDisk({ dataFolder }), ...database];
}

const quiet: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** The level that a start would show now. */
function levelOf(dataFolder: string, builtinFolder: string, settings: Settings) {
  const state = openBestRelease({ dataFolder, builtinFolder, ...settings, log: quiet });
  state.close();
  return state.level;
}

function clockOf(dataFolder: string, settings: Settings): readonly Finding[] {
  const clock = trustedClock({
    dataFolder,
    system: Date.now,
    monotonic: () => performance.now(),
    bornMs: 0,
    log: quiet,
  });
  const { zone = null } = settings.schedule;
  const machineZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return checkClock({ dataFolder, systemMs: Date.now(), trustedMs: clock.now(), zone, machineZone });
}

/** The self-test's notes in the words of its page. */
const pageWords: Record<string, string> = workshopWords;

const inWords = ({ code, isFault, values }: Finding): Examined['findings'][number] => ({
  code,
  isFault,
  sentence: isDoctorKey(code) ? doctorText(code, values) : filledIn(pageWords[`staff.note.${code}`] ?? code, values),
});

const linesOf = ({ name, findings }: Examined): string[] =>
  findings.map(({ isFault, sentence }) => `${isFault ? 'FAULT' : 'ok   '}  ${name}: ${sentence}`);
