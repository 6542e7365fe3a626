import { access, lstat, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { AllScreens, ReportFault } from '../../../model/api/staff.ts';
import { failed, ok, type Result } from '../../../model/result.ts';
import { readForeignText, writeForeignFile } from '../../../sqlite/foreign-file.ts';
import { isSignedBy, type PrivateKey, parsePublicKey, publicKeyText, signBytes } from '../../trust/keys.ts';
import { metadataFolder } from '../layout.ts';

const reportsFolder = 'status';

/** Files of a kiosk in a channel, `<id of its key><ending>`. Larger files, and more of them, are not reports. */
const kinds = {
  status: { ending: '.json', maxBytes: 8192 },
  usage: { ending: '.usage.json', maxBytes: 32_768 },
} as const;
type Kind = keyof typeof kinds;
const maxFiles = 2000;

/** The report is a text within the file, so that what was signed are its bytes. */
const short = v.pipe(v.string(), v.maxLength(300));
const fileSchema = v.object({ report: v.string(), key: short, signature: short });

/** Nothing else that a kiosk signs begins like this. */
const signedText = (kind: Kind, report: string): Buffer => Buffer.from(`esimde ${kind} 1\n${report}`);

/** A report of a later program says a higher `format`; without one it is 1. */
const format = 1;
const formatSchema = v.object({ format: v.optional(v.pipe(v.number(), v.integer()), format) });

/**
 * Writes a report of a kiosk into a channel, in place of its former one.
 *
 * @throws Error where the place takes no file, or holds no channel
 */
export async function writeSigned(channel: string, kind: Kind, report: object, key: PrivateKey): Promise<void> {
  const text = JSON.stringify(report);
  const signature = signBytes(signedText(kind, text), key).toString('base64');
  const file = `${JSON.stringify({ report: text, key: publicKeyText(key.key), signature })}\n`;
  // Where a share is not mounted, its folder is empty, and nothing must be left in it.
  await access(metadataFolder(channel));
  await mkdir(join(channel, reportsFolder), { recursive: true });
  await writeForeignFile(
    join(channel, reportsFolder, `${key.id}${kinds[kind].ending}`),
    async (part) => ok(await part.writeFile(file)),
    0o644,
  );
}

export interface FoundReport<T> {
  file: string;
  kiosk: string;
  report: T;
}

/** The newest report of every kiosk in these channels, and the files that are none. Folders that cannot be read have none. */
export async function readSigned<T extends { at: string }>(
  channels: readonly string[],
  kind: Kind,
  schema: v.GenericSchema<unknown, T>,
): Promise<{ found: FoundReport<T>[]; refused: AllScreens['refused'] }> {
  const { ending } = kinds[kind];
  const found = new Map<string, FoundReport<T>>();
  const refused: AllScreens['refused'] = [];
  for (const channel of channels) {
    const folder = join(channel, reportsFolder);
    const names = (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{16}$/.test(name.slice(0, 16)));
    const files = names.filter((name) => name.slice(16) === ending);
    if (files.length > maxFiles) refused.push({ file: folder, fault: 'too-many' });
    for (const name of files.slice(0, maxFiles)) {
      const [file, kiosk] = [join(folder, name), name.slice(0, 16)];
      const read = await readReport(file, kiosk, kind, schema);
      if (!read.ok) refused.push({ file, fault: read.error });
      else if (read.value.at > (found.get(kiosk)?.report.at ?? ''))
        found.set(kiosk, { file, kiosk, report: read.value });
    }
  }
  return { found: [...found.values()], refused };
}

async function readReport<T>(
  path: string,
  kiosk: string,
  kind: Kind,
  schema: v.GenericSchema<unknown, T>,
): Promise<Result<T, ReportFault>> {
  const { maxBytes } = kinds[kind];
  const size = await lstat(path).then(
    (stat) => stat.size,
    () => 0,
  );
  if (size > maxBytes) return failed('too-large');
  const file = parsed(fileSchema, (await readForeignText(path, maxBytes)) ?? '');
  if (file === null) return failed('damaged');
  const key = parsePublicKey(file.key);
  const isSigned =
    key?.id === kiosk && isSignedBy(signedText(kind, file.report), Buffer.from(file.signature, 'base64'), key);
  if (!isSigned) return failed('forged');
  if ((parsed(formatSchema, file.report)?.format ?? format) > format) return failed('newer');
  const report = parsed(schema, file.report);
  return report === null ? failed('content') : ok(report);
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, text: string): T | null {
  try {
    return v.parse(schema, JSON.parse(text));
  } catch {
    return null;
  }
}
