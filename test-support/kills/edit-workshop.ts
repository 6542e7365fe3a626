import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { runTable } from '../../db/workshop/import/run.ts';
import { openWorkshop } from '../../db/workshop/open.ts';
import type { Actor } from '../../db/workshop/types.ts';
import { chanceOf } from '../random.ts';

/**
 * Edits and imports tables as the service does, until it is killed: `node edit-workshop.ts FOLDER SEED ROWS`. Acknowledged
 * work is printed as `draft N`, `saved REVISION AMOUNT`, `batch ID ROWS`; the progress of an import as
 * `checking`, `writing STAMP`, `moved ROWS`.
 */
const [folder = '', seed = '1', mostRows = '3000'] = process.argv.slice(2);
const shortPause = new Int32Array(new SharedArrayBuffer(4));

/** Prints before it returns. A pipe that the test did not read yet is full: the line waits for room. */
function say(...words: (string | number)[]): void {
  const line = Buffer.from(`${words.join(' ')}\n`);
  for (let written = 0; written < line.length; ) {
    try {
      written += writeSync(1, line, written);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(shortPause, 0, 0, 5);
    }
  }
}
const chance = chanceOf(Number(seed));

const aigul: Actor = { account: 'a1', name: 'Айгүл', roles: ['editor'] };
const refill = () => {
  throw new Error('the folder contains a workshop already');
};
const workshop = openWorkshop({ folder, now: () => new Date(), seed: refill });
const camp = { kind: 'camp', id: 'north' } as const;
const claim = { kind: 'claim', id: 'north-1940' } as const;
let counter = Number(workshop.record(camp, aigul)?.draft?.body.n ?? 0);

function type(): void {
  const body = { n: ++counter, text: 'ә'.repeat(chance.below(3000)) };
  if (workshop.saveDraft({ key: camp, baseRevision: 1, body, by: aigul }).ok) say('draft', counter);
}

function save(): void {
  const before = workshop.record(claim, aigul);
  const amount = chance.below(1e9);
  const body = { ...before?.body, amount };
  const saved = workshop.save({ key: claim, baseRevision: before?.revision ?? 0, body, reason: 'x', by: aigul });
  if (saved.ok) say('saved', saved.value.revision, amount);
}

const uploads = join(folder, 'uploads');
const worker = new URL('../../db/workshop/import/worker.ts', import.meta.url);
const columns = ['id', 'subject_kind', 'subject', 'property', 'amount', 'kind', 'counts', 'source_1', 'locator_1'];

/** Each row contains the number of rows, so that a check of some rows shows whether all are present. */
function writeTable(file: string, count: number): string {
  const stamp = `i-${process.pid}-${chance.below(1e9)}-of-${count}`;
  const handle = openSync(file, 'w');
  writeSync(handle, `${columns.join(';')}\n`);
  for (let row = 0; row < count; row++) {
    writeSync(handle, `${stamp}-row-${row};camp;north;headcount;${row};counted;prisoners;handbook;lag=${row}\n`);
  }
  closeSync(handle);
  return stamp;
}

async function bring(): Promise<void> {
  const count = 50 + chance.below(Number(mostRows));
  const [file, staging, database] = [join(uploads, 'table.csv'), join(uploads, 'rows'), join(folder, 'workshop.db')];
  const stamp = writeTable(file, count);
  say('checking');
  const asked = { table: 'claims', file, reading: {}, mapping: columns, database, staging } as const;
  const checked = await runTable({ task: 'check', ...asked, corrections: [], constants: [] }, { worker });
  if (!checked.ok || checked.value.created !== count) throw new Error(JSON.stringify(checked));
  say('writing', stamp);
  const brought = await workshop.whileWriting(async (at) => {
    const task = { task: 'write', database, staging, at, by: aigul, reason: 'x' } as const;
    const ended = await runTable(task, { worker, onProgress: (rows) => say('moved', rows) });
    if (!ended.ok) throw new Error(JSON.stringify(ended));
    return ended.value;
  });
  if (!brought.ok) throw new Error(JSON.stringify(brought));
  say('batch', brought.value.batch ?? '', brought.value.created);
}

/** Another editor continues typing during an import. Their saves are refused while it writes. */
async function bringWhileTyping(): Promise<void> {
  const saves = chance.below(3) === 0;
  let isOver = false;
  const bringing = bring().finally(() => {
    isOver = true;
  });
  while (!isOver) {
    type();
    if (saves) save();
    await setTimeout(5);
  }
  await bringing;
}

rmSync(uploads, { recursive: true, force: true });
mkdirSync(uploads, { recursive: true });
say('open');
while (true) {
  for (let step = 0; step < 5; step++) chance.below(3) === 0 ? save() : type();
  await bringWhileTyping();
}
