import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { TableRefusal } from './refusal.ts';

/** Most bytes that a workbook may hold unpacked; above it is a bomb. yauzl ends an entry that exceeds what it declares. */
const mostUnpackedBytes = 1 << 30;
const mostEntries = 2_000;

export interface Archive {
  names: string[];
  /** The text of a file in it, piece by piece. @throws TableRefusal where it is damaged or larger than it says */
  text(name: string): AsyncIterable<string>;
  close(): void;
}

export const brokenWorkbook = () =>
  new TableRefusal('broken-file', 'This workbook is damaged or cut off: open it in Excel and save it again.');

/** Opens a zip by its directory, which stands at its end: a file that is cut off is refused before anything is read. */
export async function openArchive(file: string): Promise<Archive> {
  const zip = await opened(file);
  try {
    const entries = await entriesOf(zip);
    return {
      names: [...entries.keys()],
      text: (name) => textOf(zip, entries.get(name)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error instanceof TableRefusal ? error : brokenWorkbook();
  }
}

async function opened(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, { lazyEntries: true, autoClose: false });
  } catch {
    throw brokenWorkbook();
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    bytes += entry.uncompressedSize;
    entries.set(entry.fileName, entry);
    if (bytes > mostUnpackedBytes || entries.size > mostEntries) {
      throw new TableRefusal('too-large', 'Unpacked, this workbook is too large: split it into several.');
    }
  }
  return entries;
}

async function* textOf(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<string> {
  if (entry === undefined) throw brokenWorkbook();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw error instanceof TableRefusal ? error : brokenWorkbook();
  }
}
