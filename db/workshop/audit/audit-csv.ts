import type { AuditEntry } from './audit-entry.ts';

const columns = ['number', 'at', 'account', 'name', 'action', 'subject', 'details'] as const;

/** What a spreadsheet would run as a formula, also after white space or in full width. */
const looksLikeFormula = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A cell of RFC 4180 that no spreadsheet takes for a formula: an apostrophe before it makes it text. */
export function csvCell(value: string | number): string {
  const text = typeof value === 'number' ? String(value) : value;
  const safe = typeof value === 'string' && looksLikeFormula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The audit as lines of CSV, UTF-8 with the mark that Excel needs; oldest first if they come so. */
export function* auditCsv(entries: Iterable<AuditEntry>): Generator<string> {
  yield `\uFEFF${columns.join(',')}\r\n`;
  for (const entry of entries) {
    const cells = columns.map((name) => (name === 'details' ? JSON.stringify(entry.details) : entry[name]));
    yield `${cells.map(csvCell).join(',')}\r\n`;
  }
}
