import { expect } from 'vitest';
import { mappingOf, type TablePlan } from '../../db/workshop/import/columns/column.ts';
import { planRows, type RowPlan, readRow } from '../../db/workshop/import/columns/row.ts';
import { headersOf, openTableFile } from '../../db/workshop/import/files/table-file.ts';
import { readBody } from '../../db/workshop/records/body.ts';
import type { Body } from '../../db/workshop/types.ts';

/** The records of a table as the import reads and stores them, each without a problem and every column known. */
export async function readTable(
  plan: TablePlan,
  file: string,
  existing: (id: string) => Body | null = () => null,
): Promise<Body[]> {
  const open = await openTableFile(file);
  const bodies: Body[] = [];
  let rows: RowPlan | null = null;
  for await (const row of open.rows()) {
    if (rows === null) {
      const headers = headersOf(row);
      const mapping = mappingOf(plan, headers);
      expect(headers.filter((_, index) => mapping[index] === null)).toEqual([]);
      rows = planRows(plan, open, { headers, mapping });
      continue;
    }
    const { id, body, problems } = readRow(rows, row, { existing });
    expect(problems).toEqual([]);
    const read = readBody({ kind: plan.kind, id }, body);
    if (!read.ok) throw new Error(read.error.message);
    bodies.push(read.value.body);
  }
  open.close();
  return bodies;
}
