import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { fromRandomAccessReader, RandomAccessReader } from 'yauzl';
import type { Manifest } from '../manifest.ts';
import { directory, layOut, localHeader } from './zip.ts';

/** A package as large as one likes, of which nothing but the headers is there: the rest is zeros. */
class HollowPackage extends RandomAccessReader {
  readonly #parts: { offset: number; bytes: Buffer }[];
  constructor(parts: { offset: number; bytes: Buffer }[]) {
    super();
    this.#parts = parts;
  }
  override _readStreamForRange(start: number, end: number): PassThrough {
    const range = Buffer.alloc(end - start);
    for (const { offset, bytes } of this.#parts) {
      const from = Math.max(start, offset);
      const to = Math.min(end, offset + bytes.length);
      if (from < to) bytes.copy(range, from - start, from - offset, to - offset);
    }
    const stream = new PassThrough();
    stream.end(range);
    return stream;
  }
}

const file = (path: string, bytes: number) => ({ path, bytes, sha256: '' });

/** Protects: a museum with more than 4 GB of media can still carry them, and other programs can read the package. */
describe('the form of zip', () => {
  const gigabyte = 2 ** 30;
  const cases: [string, ReturnType<typeof file>[]][] = [
    ['small', [file('content.db', 40_960), file('media/a.jpg', 3000)]],
    ['a file of 4 GB less 1', [file('content.db', 40_960), file('media/a.mp4', 2 ** 32 - 1), file('media/b.jpg', 5)]],
    ['a file of 4 GB less 2', [file('content.db', 40_960), file('media/a.mp4', 2 ** 32 - 2), file('media/b.jpg', 5)]],
    ['a file of 9 GB', [file('content.db', 40_960), file('media/a.mp4', 9 * gigabyte), file('media/b.jpg', 5)]],
    ['5,000 films', Array.from({ length: 5_000 }, (_, index) => file(`media/${index}.mp4`, 2_000_000))],
  ];

  it.each(cases)('is read by another program: %s', async (_, files) => {
    const layout = layOut({ files } as Manifest, 900, 200);
    const entries = layout.entries.map((entry) => ({ ...entry, crc: 1 }));
    const parts = [
      ...entries.map((entry) => ({ offset: entry.offset, bytes: localHeader(entry) })),
      { offset: layout.directoryOffset, bytes: directory(entries, layout.directoryOffset) },
    ];
    const found: [string, number, number][] = [];
    await new Promise<void>((resolve, reject) => {
      const reader = new HollowPackage(parts.length > 1000 ? parts.slice(-1) : parts);
      fromRandomAccessReader(reader, layout.totalBytes, { autoClose: false }, (error, zip) => {
        if (error) return reject(error);
        zip.on('entry', (entry) =>
          found.push([entry.fileName, entry.uncompressedSize, entry.relativeOffsetOfLocalHeader]),
        );
        zip.on('end', resolve);
        zip.on('error', reject);
      });
    });
    expect(found).toEqual(entries.map(({ name, bytes, offset }) => [name, bytes, offset]));
  });
});
