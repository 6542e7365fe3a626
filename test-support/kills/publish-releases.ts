import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { namesFolderOf } from '../../db/names/catalogue.ts';
import { noteEntry } from '../../db/names/catalogue-changes.ts';
import { rollBack } from '../../db/release/package/rollback.ts';
import { parsePublicKeys } from '../../db/release/trust/keys.ts';
import { trustInstalled } from '../../db/release/trust/trust.ts';
import { openWorkshop } from '../../db/workshop/open.ts';
import { publish } from '../../db/workshop/publish/publish.ts';
import type { Body } from '../../db/workshop/types.ts';
import { chanceOf } from '../random.ts';
import { readSmallContent } from '../release/release.ts';
import { die } from './die.ts';

/**
 * Edits, approves, publishes and rolls back until it is killed: `node publish-releases.ts DATA BUILTIN KEY SEED [STEPS]`.
 * Prints `saved N` when revision N of the record is acknowledged, `try M` before a release of revision M may become
 * current, `done SEQUENCE M` when that is acknowledged, `back` before a rollback and `went SEQUENCE` after it.
 */
const [dataFolder = '', builtinFolder = '', key = '', seed = '', fatal = ''] = process.argv.slice(2);
/** Remaining steps of publishing before it kills itself; without a number the parent kills it. */
let stepsLeft = fatal === '' ? Number.POSITIVE_INFINITY : Number(fatal);
const after = (): void => {
  if (stepsLeft-- === 0) die();
};
const trust = trustInstalled(parsePublicKeys([key]).keys, builtinFolder);
const chance = chanceOf(Number(seed));
const folder = join(dataFolder, 'workshop');
const [editor, approver] = [
  { account: 'a', name: 'A', roles: ['editor' as const] },
  { account: 'b', name: 'B', roles: ['approver' as const] },
];
const workshop = openWorkshop({ folder, now: () => new Date(), seed: readSmallContent });
const record = { kind: 'camp', id: 'north' } as const;

/** Writes synchronously: a stream would buffer the line until the next turn of the event loop. */
const say = (line: string): void => void writeSync(1, `${line}\n`);

function saveAndApprove(): number {
  const found = workshop.record(record, editor);
  if (found === null) throw new Error('the record does not exist');
  const body = structuredClone(found.body) as Body & { name: Record<string, string> };
  for (const language of ['kk', 'ru', 'en']) body.name[language] = `${language} №${found.revision + 1}`;
  const saved = workshop.save({ key: record, baseRevision: found.revision, body, reason: 'trial', by: editor });
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  const { revision } = saved.value;
  const approved = workshop.approve({ key: record, revision, by: approver }, true);
  if (!approved.ok) throw new Error(JSON.stringify(approved.error));
  say(`saved ${revision}`);
  return revision;
}

/** Corrects the first entry of the list of names, approved at once. */
function correctEntry(revision: number): void {
  const note = { list: 'list', row: 1, withdrawn: false, person: null, reason: 'trial', at: '2026', by: 'A' };
  const noted = noteEntry(namesFolderOf(folder), {
    ...note,
    ...{ fields: { surname: `Revision ${revision}` }, approvedBy: 'B' },
  });
  if (!noted.ok) throw new Error(noted.error);
}

const shared = { dataFolder, trust, check: async () => null };

async function change(): Promise<void> {
  if (chance.below(5) === 0) {
    say('back');
    const back = await rollBack({ ...shared, builtin: null, audit: () => {} });
    if (back.ok) say(`went ${back.value.manifest.sequence}`);
    else if (back.error.reason !== 'nothing-before') throw new Error(JSON.stringify(back.error));
    else say('stayed');
    return;
  }
  const revision = saveAndApprove();
  correctEntry(revision);
  say(`try ${revision}`);
  const outcome = await publish({
    ...shared,
    by: 'B',
    now: () => new Date(),
    keyFile: join(folder, 'keys', 'museum.pem'),
    builtinSequence: 1,
    mediaFolders: [join(folder, 'media')],
    releasesKept: 3,
    audit: () => {},
    after,
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  say(`done ${outcome.value.manifest.sequence} ${revision}`);
}

say('ready');
for (;;) await change();
