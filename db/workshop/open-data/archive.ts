import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { directory, localHeader, type ZipEntry } from '../../release/package/zip.ts';
import { TableRefusal } from '../import/refusal.ts';
import { writeOpenData } from './open-data.ts';

/** Writes the open data of a workshop as one zip. @throws TableRefusal where the released content does not pass its checks */
export async function writeArchive({ database, file }: { database: string; file: string }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'esimde-open-data-'));
  try {
    const written = await writeOpenData(database, folder);
    if (!written.ok) throw new TableRefusal('contradictory', 'The released content does not pass its checks.');
    const entries: ZipEntry[] = [];
    const parts: Buffer[] = [];
    let offset = 0;
    for (const name of written.value) {
      const content = readFileSync(join(folder, name));
      const entry = { name, bytes: content.length, crc: crc32(content), offset };
      const header = localHeader(entry);
      parts.push(header, content);
      entries.push(entry);
      offset += header.length + content.length;
    }
    writeFileSync(file, Buffer.concat([...parts, directory(entries, offset)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
