import { lstatSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { StickReport } from '../../../db/model/api/publish.ts';
import { ok } from '../../../db/model/result.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import type { AppStickOutcome } from '../../../db/release/app/install-from-stick.ts';
import type { StickOutcome } from '../../../db/release/package/install-from-stick.ts';
import { writeForeignFile } from '../../../db/sqlite/foreign-file.ts';
import type { Audit } from '../../../db/workshop/audit/audit.ts';
import { stickText } from '../../messages.ts';
import type { StickInstallResult } from '../../service/workshop/release-job.ts';

/** Refusals of an attempt, not of the package. */
const untried = ['busy', 'cancelled'];

/** The results of the packages of a stick; also writes them to the stick. */
export async function reportOfStick(
  outcomes: readonly (StickOutcome | AppStickOutcome)[],
  { stick, folder }: { stick: string; folder: string },
  at = new Date(),
): Promise<StickInstallResult> {
  const all = outcomes.map((outcome) => reportOf(outcome, stick, at));
  const news = all.filter(({ reason }) => !untried.includes(reason));
  if (news.length > 0) {
    try {
      await reportOn(folder, news, hostname());
    } catch {
      // Write-protected, full or removed; the audit and the page of releases have the results as well.
    }
  }
  return { news, isBusy: all.some(({ reason }) => reason === 'busy') };
}

function reportOf(result: StickOutcome | AppStickOutcome, stick: string, at: Date): StickReport {
  const { file, outcome } = result;
  const about =
    'version' in result ? { sequence: null, version: result.version } : { sequence: result.sequence, version: null };
  const { reason, detail } = outcome.is === 'refused' ? outcome.refusal : { reason: '', detail: '' };
  return { at: at.toISOString(), stick, file, outcome: outcome.is, ...about, reason, detail };
}

/** Audit entries searched for the last change of the releases. */
const maxEntries = 500;

/** Whether the last change of the releases was a rollback. */
export function wentBack(audit: Pick<Audit, 'entries'>): boolean {
  const changes = audit
    .entries({ limit: maxEntries })
    .filter(({ action, details }) => ['install', 'publish', 'rollback'].includes(action) && !('refused' in details));
  return changes[0]?.action === 'rollback';
}

export const reportFile = 'esimde-report.txt';

/** A report beyond this size starts again from the beginning. */
const maxBytes = 64 * 1024;

/**
 * Appends the results to a text file on the stick, in three languages, so that its carrier can read them on any computer,
 * also after visiting several kiosks.
 *
 * @param kiosk name of this machine
 * @throws Error if the stick cannot be written to
 */
export async function reportOn(folder: string, news: readonly StickReport[], kiosk: string): Promise<void> {
  const file = join(folder, reportFile);
  const text = `${textBefore(file)}${news.map((each) => entryOf(each, kiosk)).join('')}`;
  await writeForeignFile(file, async (part) => ok(await part.writeFile(text)), 0o644);
}

/** A new report begins with a byte order mark, for Windows editors. */
function textBefore(file: string): string {
  const found = lstatSync(file, { throwIfNoEntry: false });
  const isOurs = found?.isFile() === true && found.size < maxBytes;
  return isOurs ? readFileSync(file, 'utf8') : '\uFEFF';
}

function entryOf(news: StickReport, kiosk: string): string {
  const head = `${news.at.slice(0, 16).replace('T', ' ')} UTC · ${kiosk} · ${news.file}`;
  return `${[head, ...languages.map((language) => stickText(news, language)), '', ''].join('\r\n')}`;
}
