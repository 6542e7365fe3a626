import type { UsageRow } from '../model/api/usage.ts';

/** Rows as a table for a spreadsheet. Fields are from closed lists or numbers, so none needs quotes. */
export function usageCsv(rows: readonly UsageRow[]): string {
  const lines = rows.map(({ hour, kind, name, bucket, times }) => [hour, kind, name, bucket ?? '', times ?? ''].join());
  return `${['hour_utc,kind,name,bucket,times', ...lines].join('\r\n')}\r\n`;
}
