import type { RowProblem } from '../../../db/model/api/tables.ts';

/** Headings of the list, then what each problem says of itself. */
interface ListWords {
  headings: [row: string, column: string, value: string, advice: string];
  advice(problem: RowProblem): string;
}

/** The list of mistakes as Excel opens it: UTF-8 with its mark, semicolons, no cell that would run as a formula. */
export function problemList(problems: RowProblem[], { headings, advice }: ListWords): Blob {
  const rows = problems.map((problem) => [String(problem.row), problem.column ?? '', problem.value, advice(problem)]);
  const text = [headings, ...rows].map((row) => row.map(cell).join(';')).join('\r\n');
  return new Blob(['\uFEFF', text, '\r\n'], { type: 'text/csv' });
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
