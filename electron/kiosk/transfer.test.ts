import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { finishTransfer } from './transfer.ts';

/** Protects: a power cut during a move to another machine leaves a whole kiosk, and the old one beside it. */
const work = mkdtempSync(join(tmpdir(), 'esimde-transfer-'));
afterAll(() => rmSync(work, { recursive: true }));

function kiosk(folder: string, text: string): void {
  mkdirSync(join(folder, 'releases'), { recursive: true });
  for (const file of ['settings.json', 'releases/current']) writeFileSync(join(folder, file), text);
}

const textsIn = (folder: string) =>
  ['settings.json', 'releases/current'].map((file) => readFileSync(join(folder, file), 'utf8'));

it.each([
  ['nothing yet', []],
  ['the old folder away', ['old releases']],
  ['the new folder in', ['old releases', 'new releases']],
  ['the old settings away', ['old releases', 'new releases', 'old settings.json']],
  ['everything', ['old releases', 'new releases', 'old settings.json', 'new settings.json']],
])('continues after a power cut with %s', (name, done) => {
  const data = join(work, name);
  const before = join(data, 'before-transfer');
  kiosk(data, 'old');
  kiosk(join(data, 'transfer'), 'new');
  mkdirSync(before);
  for (const [which, part = ''] of done.map((step) => step.split(' '))) {
    const [from, to] = which === 'old' ? [data, before] : [join(data, 'transfer'), data];
    renameSync(join(from, part), join(to, part));
  }
  finishTransfer(data);
  expect([textsIn(data), textsIn(before)]).toEqual([
    ['new', 'new'],
    ['old', 'old'],
  ]);
  expect(existsSync(join(data, 'transfer'))).toBe(false);
});

it('does nothing where no kiosk is staged', () => {
  const data = join(work, 'plain');
  kiosk(data, 'own');
  finishTransfer(data);
  expect([textsIn(data), existsSync(join(data, 'before-transfer'))]).toEqual([['own', 'own'], false]);
});
