import { createReadStream, rmSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { TableFormat } from '../../../../db/model/api/tables.ts';
import { refuse } from '../refusal.ts';

const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Sends a written table and removes its file. */
export function sheetReply({ file, format, name }: { file: string; format: TableFormat; name: string }): Response {
  const stream = createReadStream(file).once('close', () => rmSync(file, { force: true }));
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'Content-Type': contentTypes[format],
      'Content-Length': String(statSync(file).size),
      'Content-Disposition': `attachment; filename="${name}.${format}"`,
    },
  });
}

/** The table could not be written. */
export function unwritten(c: Context, file: string) {
  rmSync(file, { force: true });
  return refuse(c, 'internal');
}
