import { createReadStream, rmSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { refuse } from '../refusal.ts';

const endings = { csv: 'csv', xlsx: 'xlsx', 'csl-json': 'json', ris: 'ris', bibtex: 'bib', zip: 'zip' } as const;

const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  'csl-json': 'application/vnd.citationstyles.csl+json',
  ris: 'application/x-research-info-systems; charset=utf-8',
  bibtex: 'application/x-bibtex; charset=utf-8',
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Sends a written table or citations, and removes its file. */
export function sheetReply({
  file,
  format,
  name,
}: {
  file: string;
  format: keyof typeof endings;
  name: string;
}): Response {
  const stream = createReadStream(file).once('close', () => rmSync(file, { force: true }));
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'Content-Type': contentTypes[format],
      'Content-Length': String(statSync(file).size),
      'Content-Disposition': `attachment; filename="${name}.${endings[format]}"`,
    },
  });
}

/** The table could not be written. */
export function unwritten(c: Context, file: string) {
  rmSync(file, { force: true });
  return refuse(c, 'internal');
}
