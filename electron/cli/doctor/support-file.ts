import { homedir, hostname, userInfo } from 'node:os';
import { appFolder } from '../../kiosk/app-folder.ts';
import { readSettingsFiles } from '../../kiosk/settings/settings.ts';
import type { LogLine } from './log-lines.ts';

/** Details of log lines that are words of the program, or of the system; every other text is left out. */
const plainDetails = ['reason', 'code', 'level', 'host', 'next', 'what', 'mode', 'step', 'from', 'to'];
const maxLogLines = 500;

export interface Examined {
  name: string;
  findings: { code: string; isFault: boolean; sentence: string }[];
}

/**
 * What a technician may send to the developers: findings, settings without texts, the end of the log. It holds no name,
 * letter, passphrase or account, and no path but those of the program.
 */
export function supportText(dataFolder: string, checks: readonly Examined[], log: readonly LogLine[]): string {
  const clean = cleaner(dataFolder);
  const { settings } = readSettingsFiles(dataFolder);
  const file = {
    madeAt: new Date().toISOString(),
    checks: checks.map(({ name, findings }) => ({
      name,
      findings: findings.map((each) => ({ ...each, sentence: clean(each.sentence) })),
    })),
    settings: withoutTexts(settings),
    log: log.slice(-maxLogLines).map((line) => plainLine(line, clean)),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** Replaces folders, the computer's name and the account by words. */
function cleaner(dataFolder: string): (text: string) => string {
  const words: [string, string][] = [
    [appFolder(), '<app>'],
    [dataFolder, '<data>'],
    [homedir(), '<home>'],
    [process.env.HOME ?? '', '<home>'],
    [hostname(), '<computer>'],
    [accountName(), '<account>'],
    [process.env.USER ?? '', '<account>'],
  ];
  const known = words.filter(([text]) => text.length > 2 && text !== 'root' && text !== 'esimde');
  return (text) =>
    known
      .reduce((cleaned, [from, to]) => cleaned.replaceAll(from, to), text)
      .replaceAll(
        /(?<![\w>.])(?:[A-Za-z]:[\\/]|\/(?=[^\s/]+\/))(?!(?:usr|run|etc|dev|sys|proc)\/)[^"'\n,;()]+/g,
        '<path>',
      );
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

/** Numbers, switches and the shape; every text is replaced, because a path, an address or a name may be in it. */
function withoutTexts(value: unknown): unknown {
  if (typeof value === 'string') return '…';
  if (Array.isArray(value)) return value.map(withoutTexts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutTexts(each)]));
}

function plainLine(line: LogLine, clean: (text: string) => string): object {
  const { time, level, event, ...details } = line;
  const kept = Object.entries(details).flatMap(([key, value]): [string, unknown][] => {
    if (typeof value === 'number' || typeof value === 'boolean') return [[key, value]];
    return typeof value === 'string' && plainDetails.includes(key) ? [[key, clean(value)]] : [];
  });
  return { time, level, event, ...Object.fromEntries(kept) };
}
