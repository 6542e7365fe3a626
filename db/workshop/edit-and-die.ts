import { writeSync } from 'node:fs';
import { type Actor, openWorkshop } from './workshop.ts';

/**
 * Edits and imports until it is killed: `node edit-and-die.ts FOLDER DICE`. Every line it prints is something that
 * the workshop has acknowledged: `draft N`, `saved REVISION AMOUNT`, `batch ID ROWS`.
 */
const [folder = '', dice = '1'] = process.argv.slice(2);
const say = (...words: (string | number)[]) => writeSync(1, `${words.join(' ')}\n`);

/** Mulberry32: the same moments for the same seed. */
let state = Number(dice);
function random(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

const aigul: Actor = { account: 'a1', name: 'Айгүл', roles: ['editor'] };
const seed = () => {
  throw new Error('the folder holds a workshop already');
};
const workshop = openWorkshop({ folder, now: () => new Date(), seed });
const camp = { kind: 'camp', id: 'north' } as const;
const claim = { kind: 'claim', id: 'north-1940' } as const;
let counter = Number(workshop.record(camp, aigul)?.draft?.body.n ?? 0);

function type(): void {
  const body = { n: ++counter, text: 'ә'.repeat(Math.floor(random() * 3000)) };
  if (workshop.saveDraft({ key: camp, baseRevision: 1, body, by: aigul }).ok) say('draft', counter);
}

function save(): void {
  const before = workshop.record(claim, aigul);
  const amount = Math.floor(random() * 1e9);
  const body = { ...before?.body, amount };
  const saved = workshop.save({ key: claim, baseRevision: before?.revision ?? 0, body, reason: 'x', by: aigul });
  if (saved.ok) say('saved', saved.value.revision, amount);
}

async function bring(): Promise<void> {
  const count = 50 + Math.floor(random() * 200);
  const body = workshop.record(claim, aigul)?.body ?? {};
  const stamp = `${process.pid}-${Math.floor(random() * 1e9)}`;
  const rows = Array.from({ length: count }, (_, row) => {
    const id = `i-${stamp}-${row}`;
    return { kind: 'claim' as const, id, body: { ...body, id } };
  });
  const brought = await workshop.importBatch({ rows, reason: 'x', by: aigul });
  if (brought.ok) say('batch', brought.value.batch ?? '', count);
}

say('open');
while (true) {
  const next = random();
  if (next < 0.6) type();
  else if (next < 0.9) save();
  else await bring();
}
