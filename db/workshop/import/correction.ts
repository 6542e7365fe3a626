import type { CellCorrection } from '../../model/api/tables.ts';
import type { SheetRow } from './cell.ts';

/** A table with the corrections that the editor typed beside it; the file stays as it is. */
export interface CorrectedTable {
  headers: string[];
  mapping: (string | null)[];
  correct(row: SheetRow): SheetRow;
}

/** A correction of a column that the file lacks, called by the column's own name, adds that column. */
export function correctTable(
  headers: readonly string[],
  mapping: readonly (string | null)[],
  corrections: readonly CellCorrection[],
): CorrectedTable {
  const added = [...new Set(corrections.map(({ column }) => column))].filter((column) => !headers.includes(column));
  const all = [...headers, ...added];
  const byRow = Map.groupBy(corrections, ({ row }) => row);
  return {
    headers: all,
    mapping: [...headers.map((_, index) => mapping[index] ?? null), ...added],
    correct: ({ row, cells }) => {
      if (corrections.length === 0) return { row, cells };
      const full = [...cells];
      // Only what the corrections add is made up: a row that is short of cells is still told.
      if (added.length > 0 && cells.length === headers.length) while (full.length < all.length) full.push('');
      for (const { column, value } of byRow.get(row) ?? []) {
        const index = all.indexOf(column);
        while (full.length < index) full.push('');
        full[index] = value;
      }
      return { row, cells: full };
    },
  };
}
