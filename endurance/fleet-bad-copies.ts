import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { metadataFolder } from '../db/release/channel/layout.ts';

/** The copies of the channel that are not as the museum published them. */
export function makeBadCopies({ work, honest, former }: { work: string; honest: string; former: string }): void {
  const copyTo = (name: string): string => {
    rmSync(join(work, name), { recursive: true, force: true });
    cpSync(honest, join(work, name), { recursive: true });
    return join(work, name);
  };
  cpSync(former, join(work, 'stale'), { recursive: true });
  const mixed = copyTo('mixed');
  for (const name of readdirSync(metadataFolder(mixed)).filter((file) => file.endsWith('.snapshot.json'))) {
    cpSync(
      join(
        metadataFolder(former),
        readdirSync(metadataFolder(former)).find((file) => file.endsWith('.snapshot.json')) ?? '',
      ),
      join(metadataFolder(mixed), name),
    );
  }
  const change = (copy: string, alter: (bytes: Buffer) => Buffer): void => {
    for (const file of readdirSync(join(copy, 'files'), { recursive: true, encoding: 'utf8' })) {
      const path = join(copy, 'files', file);
      if (statSync(path).isFile()) writeFileSync(path, alter(readFileSync(path)));
    }
  };
  change(copyTo('cut'), (bytes) => bytes.subarray(0, bytes.length / 2));
  change(copyTo('forged'), (bytes) => Buffer.alloc(bytes.length, 'forged'));
}
