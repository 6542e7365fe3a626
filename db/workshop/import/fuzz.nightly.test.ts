import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Chance, chanceOf } from '../../../test-support/random.ts';
import { tableFaultCodes } from '../../model/api/tables.ts';
import { TableCheck } from './check.ts';
import { mappingOf } from './columns/column.ts';
import { tablePlans } from './columns/plans.ts';
import { planRows } from './columns/row.ts';
import { headersOf, openTableFile } from './files/table-file.ts';
import { outcomeOf } from './run.ts';

/**
 * Whatever bytes a file holds, the check accepts it or reports a problem of a row or of the file; it never throws.
 * More rounds: `FUZZ_ROUNDS=5000 vitest run --project=nightly import/fuzz`; other files: `FUZZ_SEED`.
 */
const rounds = Number(process.env.FUZZ_ROUNDS ?? 1_000);
const seed = Number(process.env.FUZZ_SEED ?? 1938);

const folder = mkdtempSync(join(tmpdir(), 'esimde-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true }));

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

/** A table of claims with random cells, encoding and damage. */
function csvBytes({ below, pick }: Chance): Buffer {
  const headers = ['id', 'subject_kind', 'subject', 'property', 'amount', 'kind', 'counts', 'source_1', 'statement_kk'];
  const cell = () => Array.from({ length: below(4) }, () => pick(fragments)).join('');
  const rows = Array.from({ length: 1 + below(12) }, () => headers.map(cell).join(pick([';', ';', ',', '\t'])));
  const text = [below(4) === 0 ? cell() : headers.join(';'), ...rows].join(pick(['\n', '\r\n', '\r']));
  const bytes = Buffer.from(text, pick(['utf8', 'utf8', 'utf16le', 'latin1']));
  return Buffer.concat([below(5) === 0 ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0), damaged(bytes, below)]);
}

function damaged(bytes: Buffer, below: Chance['below']): Buffer {
  const copy = Buffer.from(bytes);
  const hits = below(3) === 0 ? below(20) : 0;
  for (let hit = 0; hit < hits && copy.length > 0; hit++) copy[below(copy.length)] = below(256);
  return below(4) === 0 ? copy.subarray(0, below(copy.length + 1)) : copy;
}

const related = {
  find: () => null,
  body: () => null,
  hasVerifiedClaim: () => true,
  claimsOf: () => [],
  atOrder: () => null,
};

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
          const plan = planRows(tablePlans.claims, open, { headers, mapping });
          check = new TableCheck({ plan, related, named: () => [], put: () => {} });
        }
      }
      return check?.end() ?? null;
    } finally {
      open.close();
    }
  });
}

async function expectOutcome(bytes: Buffer, name: string): Promise<void> {
  const outcome = await checkBytes(bytes, name).catch((error) => {
    throw new Error(`seed ${seed}: ${name} (${bytes.length} bytes): ${error.stack}`);
  });
  if (!outcome.ok)
    expect(tableFaultCodes).toContain(outcome.error === 'cancelled' ? outcome.error : outcome.error.code);
  else {
    for (const { code, row, message } of outcome.value?.problems ?? []) {
      expect(tableFaultCodes).toContain(code);
      expect(row).toBeGreaterThan(0);
      expect(message).not.toBe('');
    }
  }
}

describe('the check of random files', () => {
  it('accepts or refuses CSV', async () => {
    const random = chanceOf(seed);
    for (let round = 0; round < rounds; round++) await expectOutcome(csvBytes(random), `csv-${round}`);
  }, 600_000);

  it('accepts or refuses bytes', async () => {
    const random = chanceOf(seed + 1);
    for (let round = 0; round < rounds; round++) {
      const bytes = random.bytes(random.below(3_000));
      await expectOutcome(bytes, `bytes-${round}`);
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

  it('refuses truncated workbooks', async () => {
    const random = chanceOf(seed + 2);
    for (let round = 0; round < rounds; round++) {
      const cut = workbook.subarray(0, random.below(workbook.length));
      const outcome = await checkBytes(cut, `cut-${round}.xlsx`);
      expect(outcome.ok && outcome.value?.problemCount === 0).toBe(false);
    }
  }, 600_000);

  it('accepts or refuses workbooks with changed bytes', async () => {
    const random = chanceOf(seed + 3);
    for (let round = 0; round < rounds; round++) {
      const copy = Buffer.from(workbook);
      for (let hit = 0; hit <= random.below(8); hit++) copy[random.below(copy.length)] = random.below(256);
      await expectOutcome(copy, `changed-${round}.xlsx`);
    }
  }, 600_000);
});
