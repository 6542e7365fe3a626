import { type Manifest, manifestFile, signatureFile } from '../manifest.ts';
import { directory, localHeaderBytes, type ZipEntry } from './zip.ts';

/** Where everything stands in a package. All of it follows from the manifest, and from the size of the signature. */
export interface Layout {
  /** The manifest, the signature, and the files in the order of the manifest; their CRCs are not known yet. */
  entries: Omit<ZipEntry, 'crc'>[];
  directoryOffset: number;
  totalBytes: number;
}

export function layOut(manifest: Pick<Manifest, 'files'>, manifestBytes: number, signatureBytes: number): Layout {
  const files = [
    { path: manifestFile, bytes: manifestBytes },
    { path: signatureFile, bytes: signatureBytes },
    ...manifest.files,
  ];
  let offset = 0;
  const entries = files.map(({ path: name, bytes }) => {
    const entry = { name, bytes, offset };
    offset += localHeaderBytes(name, bytes) + bytes;
    return entry;
  });
  const shape = entries.map((entry) => ({ ...entry, crc: 0 }));
  return { entries, directoryOffset: offset, totalBytes: offset + directory(shape, offset).length };
}
