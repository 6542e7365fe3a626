import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableFaultCodes } from '../../model/api/tables.ts';
import { TableCheck } from './check.ts';
import { mappingOf } from './heading.ts';
import { outcomeOf } from './jobs.ts';
import { tablePlans } from './plans.ts';
import { planRows } from './row.ts';
import { headersOf, openTableFile } from './table-file.ts';

/**
 * Protects: whatever bytes a file holds, it is imported cleanly, or a problem of a row or of the file is told; nothing
 * is thrown, and nothing takes long. `FUZZ_ROUNDS=5000 vitest run fuzz` looks further, `FUZZ_SEED` elsewhere.
 */
const rounds = Number(process.env.FUZZ_ROUNDS ?? 150);
const seed = Number(process.env.FUZZ_SEED ?? 1938);

const folder = mkdtempSync(join(tmpdir(), 'esimde-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** mulberry32: the same numbers on every machine. */
function generator(state: number) {
  let at = state;
  const next = () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return { below, one };
}
type Generator = ReturnType<typeof generator>;

const fragments = [
  '"',
  '""',
  ';',
  ',',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '\0',
  '\ufeff',
  '=1+1',
  '-',
  '1',
  '14 842',
  '14,842',
  'karlag',
  'id',
  'source_1',
  'Қарағанды',
  'Караганда',
  '1943-01-01',
  '1943-99',
  '|',
  '\\',
  'source=',
  ' ',
  '\u00a0',
  '\ud800',
  '💀',
  '__proto__',
  'constructor',
  'sep=;\n',
];

/** What a claim's file might have been, and what happened to it. */
function csvBytes({ below, one }: Generator): Buffer {
  const headers = ['id', 'subject_kind', 'subject', 'property', 'amount', 'kind', 'counts', 'source_1', 'statement_kk'];
  const cell = () => Array.from({ length: below(4) }, () => one(fragments)).join('');
  const rows = Array.from({ length: 1 + below(12) }, () => headers.map(cell).join(one([';', ';', ',', '\t'])));
  const text = [below(4) === 0 ? cell() : headers.join(';'), ...rows].join(one(['\n', '\r\n', '\r']));
  const bytes = Buffer.from(text, one(['utf8', 'utf8', 'utf16le', 'latin1']));
  return Buffer.concat([below(5) === 0 ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0), damaged(bytes, { below, one })]);
}

function damaged(bytes: Buffer, { below }: Pick<Generator, 'below' | 'one'>): Buffer {
  const copy = Buffer.from(bytes);
  const hits = below(3) === 0 ? below(20) : 0;
  for (let hit = 0; hit < hits && copy.length > 0; hit++) copy[below(copy.length)] = below(256);
  return below(4) === 0 ? copy.subarray(0, below(copy.length + 1)) : copy;
}

const near = { find: () => null, body: () => null, hasVerifiedClaim: () => true, atOrder: () => null };

async function checkBytes(bytes: Buffer, name: string) {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return outcomeOf(async () => {
    const open = await openTableFile(file);
    try {
      let check: TableCheck | null = null;
      for await (const row of open.rows()) {
        if (check !== null) check.take(row);
        else {
          const headers = headersOf(row);
          const mapping = mappingOf(tablePlans.claims, headers);
          const plan = planRows(tablePlans.claims, {
            headers,
            mapping,
            ragged: true,
            losesKazakh: open.encoding === 'windows-1251',
          });
          check = new TableCheck({ plan, related: near, put: () => {} });
        }
      }
      return check?.end() ?? null;
    } finally {
      open.close();
    }
  });
}

async function survive(bytes: Buffer, name: string): Promise<void> {
  const outcome = await checkBytes(bytes, name).catch((error) => {
    throw new Error(`seed ${seed}: ${name} (${bytes.length} bytes): ${error.stack}`);
  });
  if (!outcome.ok) expect(tableFaultCodes).toContain('code' in outcome ? outcome.code : outcome.reason);
  else {
    for (const { code, row, message } of outcome.value?.problems ?? []) {
      expect(tableFaultCodes).toContain(code);
      expect(row).toBeGreaterThan(0);
      expect(message).not.toBe('');
    }
  }
}

describe('files of chance', () => {
  it('are CSV', async () => {
    const random = generator(seed);
    for (let round = 0; round < rounds; round++) await survive(csvBytes(random), `csv-${round}`);
  }, 600_000);

  it('are bytes', async () => {
    const random = generator(seed + 1);
    for (let round = 0; round < rounds; round++) {
      const bytes = Buffer.from(Array.from({ length: random.below(3_000) }, () => random.below(256)));
      await survive(bytes, `bytes-${round}`);
    }
  }, 600_000);

  let workbook: Buffer;
  beforeAll(async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('claims');
    sheet.addRow(['id', 'subject_kind', 'subject', 'property', 'amount', 'source_1']);
    for (let row = 0; row < 40; row++) sheet.addRow([`a-${row}`, 'camp', 'karlag', 'headcount', row, 'md']);
    const file = join(folder, 'whole.xlsx');
    await book.xlsx.writeFile(file);
    workbook = readFileSync(file);
  });

  it('are workbooks cut off at any place', async () => {
    const random = generator(seed + 2);
    for (let round = 0; round < rounds; round++) {
      const cut = workbook.subarray(0, random.below(workbook.length));
      const outcome = await checkBytes(cut, `cut-${round}.xlsx`);
      expect(outcome.ok && outcome.value?.problemCount === 0).toBe(false);
    }
  }, 600_000);

  it('are workbooks with bytes changed', async () => {
    const random = generator(seed + 3);
    for (let round = 0; round < rounds; round++) {
      const copy = Buffer.from(workbook);
      for (let hit = 0; hit <= random.below(8); hit++) copy[random.below(copy.length)] = random.below(256);
      await survive(copy, `changed-${round}.xlsx`);
    }
  }, 600_000);
});
