import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `linux x64` */
export const platformName = `${process.platform} ${process.arch}`;

export interface MachineFacts {
  version: string;
  platform: string;
  upSeconds: number;
  at: string;
}

/** More files than the log ever keeps (`log.ts`). */
const maxFiles = 20;

/**
 * The whole log as one file of JSON lines, oldest first, after a line that says of which machine it is. It holds no
 * personal data: nothing of the kind is ever written to it.
 *
 * @throws Error where a file cannot be read
 */
export function machineLogs(dataFolder: string, facts: MachineFacts): Buffer {
  const folder = join(dataFolder, 'logs');
  const older = Array.from({ length: maxFiles }, (_, index) => join(folder, `esimde.${maxFiles - index}.log`));
  const files = [...older, join(folder, 'esimde.log')].filter((file) => existsSync(file));
  const head = Buffer.from(`${JSON.stringify({ time: facts.at, level: 'info', event: 'logs-taken', ...facts })}\n`);
  return Buffer.concat([head, ...files.map((file) => readFileSync(file))]);
}

/** `esimde-logs-20261123-0905.jsonl`, by UTC: a stick may gather the logs of many mornings. */
export const fileNameOf = (stem: string, extension: string, at: Date): string =>
  `esimde-${stem}-${at.toISOString().slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-')}.${extension}`;
