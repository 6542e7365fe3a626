import { existsSync } from 'node:fs';
import { access, mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type AllScreens, type ScreenReport, type ScreenState, screenStates } from '../../model/api/staff.ts';
import { ok } from '../../model/result.ts';
import { writeForeignFile } from '../../sqlite/foreign-file.ts';
import {
  createKeys,
  isSignedBy,
  type PrivateKey,
  parsePublicKey,
  publicKeyText,
  readPrivateKey,
  signBytes,
} from '../trust/keys.ts';
import { keptOf, metadataFolder, museumPattern } from './layout.ts';

const reportsFolder = 'status';
const short = v.pipe(v.string(), v.maxLength(300));
const time = v.pipe(v.string(), v.isoTimestamp());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const reportSchema = v.object({
  name: v.pipe(v.string(), v.maxLength(100)),
  museum: v.optional(v.pipe(v.string(), v.regex(museumPattern))),
  at: time,
  since: v.nullable(time),
  release: v.nullable(v.object({ id: short, sequence: count })),
  level: v.picklist(['current', 'previous', 'builtin', 'memorial']),
  newest: v.nullable(count),
  refused: v.nullable(v.object({ reason: short, detail: short })),
  staleSince: v.nullable(short),
  errors: count,
  freeBytes: v.nullable(count),
  version: short,
});

/** The report is a text within the file, so that what was signed are its bytes. */
const fileSchema = v.object({ report: v.string(), key: short, signature: short });

/** Nothing else that a kiosk signs begins like this. */
const signedText = (report: string): Buffer => Buffer.from(`esimde status 1\n${report}`);

/** The key of this kiosk, made at the first report. @throws Error if the disk fails */
export function kioskKey(dataFolder: string): PrivateKey | null {
  const file = join(keptOf(dataFolder).folder, 'kiosk.pem');
  if (!existsSync(file)) createKeys(file);
  return readPrivateKey(file);
}

/**
 * Writes the report of a kiosk into a channel, in place of its former one.
 *
 * @throws Error where the place takes no file, or holds no channel
 */
export async function writeReport(channel: string, report: ScreenReport, key: PrivateKey): Promise<void> {
  const text = JSON.stringify(report);
  const signature = signBytes(signedText(text), key).toString('base64');
  const file = `${JSON.stringify({ report: text, key: publicKeyText(key.key), signature })}\n`;
  // Where a share is not mounted, its folder is empty, and nothing must be left in it.
  await access(metadataFolder(channel));
  await mkdir(join(channel, reportsFolder), { recursive: true });
  await writeForeignFile(
    join(channel, reportsFolder, `${key.id}.json`),
    async (part) => ok(await part.writeFile(file)),
    0o644,
  );
}

/** Larger files, and more of them, are not reports. */
const maxBytes = 8192;
const maxReports = 2000;

const silentMs = 36 * 3_600_000;
const fullBytes = 200e6;

/** The newest report of every kiosk in these channels. Folders that cannot be read have none. */
export async function readReports(
  channels: readonly string[],
  nowMs: number,
): Promise<Pick<AllScreens, 'screens' | 'invalid'>> {
  const found = new Map<string, ScreenReport>();
  let invalid = 0;
  for (const channel of channels) {
    const folder = join(channel, reportsFolder);
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((each) => /^[0-9a-f]{16}\.json$/.test(each)).slice(0, maxReports)) {
      const report = parseReport(await readStart(join(folder, name)), name.slice(0, 16));
      if (report === null) invalid++;
      else if (report.at > (found.get(name.slice(0, 16))?.at ?? '')) found.set(name.slice(0, 16), report);
    }
  }
  // Each museum numbers its releases by itself.
  const ofMuseums = Map.groupBy(found.values(), ({ museum }) => museum);
  const newestOf = ({ museum }: ScreenReport): number =>
    Math.max(...(ofMuseums.get(museum) ?? []).map((report) => report.newest ?? report.release?.sequence ?? 0));
  const screens = [...found].map(([kiosk, report]) => ({
    ...{ kiosk, ...report },
    state: stateOf(report, newestOf(report), nowMs),
  }));
  const rank = ({ state }: { state: ScreenState }): number => screenStates.indexOf(state);
  return { screens: screens.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name)), invalid };
}

function stateOf({ at, level, release, errors, freeBytes }: ScreenReport, newest: number, nowMs: number): ScreenState {
  if (nowMs - Date.parse(at) > silentMs) return 'silent';
  const isFull = freeBytes !== null && freeBytes < fullBytes;
  if (level === 'previous' || level === 'memorial' || errors > 0 || isFull) return 'faulty';
  return (release?.sequence ?? 0) < newest ? 'behind' : 'good';
}

/** @returns null for a file that is damaged, or signed by another key than its name says */
function parseReport(text: string, id: string): ScreenReport | null {
  try {
    const { report, key: keyText, signature } = v.parse(fileSchema, JSON.parse(text));
    const key = parsePublicKey(keyText);
    if (key?.id !== id || !isSignedBy(signedText(report), Buffer.from(signature, 'base64'), key)) return null;
    return v.parse(reportSchema, JSON.parse(report));
  } catch {
    return null;
  }
}

async function readStart(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(maxBytes), 0, maxBytes, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    return '';
  }
}
