import { LRUCache } from 'lru-cache';
import type { FallbackLevel, ReleaseInfo } from '../../../db/model/api/release.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import type { Manifest } from '../../../db/release/manifest.ts';
import { openReader, type Reader, readReleaseInfo } from '../../../db/release/read/reader.ts';
import type { ReadableDb } from '../../../db/sqlite/connection.ts';

/** An open release as the service needs it; `ReleaseState.release` is assignable. */
export interface ServedRelease {
  manifest: Pick<Manifest, 'id' | 'sequence' | 'files'>;
  folder: string;
  db: ReadableDb;
}

/** Where the kiosk stands now; asked at every request, so that a release can change under the running service. */
export interface Served {
  level: FallbackLevel;
  release: ServedRelease | null;
}

/** An open release with all that was prepared on its connection. */
export interface ReleaseView extends ServedRelease {
  id: string;
  tellIn(language: Language): Reader;
  info(): ReleaseInfo;
  replies: ReplyCache;
}

/** Reply bodies of one release, by path and query. A release never changes, so they never expire. */
type ReplyCache = LRUCache<string, Uint8Array<ArrayBuffer>>;

export const replyCache = (maxBytes = 8_000_000): ReplyCache =>
  new LRUCache({ maxSize: maxBytes, sizeCalculation: ({ byteLength }) => Math.max(1, byteLength) });

/** Views of releases, one for each connection, gone with it. */
export function releaseViews(): (release: ServedRelease) => ReleaseView {
  const views = new WeakMap<ReadableDb, ReleaseView>();
  return (release) => {
    const known = views.get(release.db);
    if (known) return known;
    const view = viewOf(release);
    views.set(release.db, view);
    return view;
  };
}

function viewOf(release: ServedRelease): ReleaseView {
  const { db, manifest } = release;
  const readers = new Map<Language, Reader>();
  let info: ReleaseInfo | undefined;
  return {
    ...release,
    id: manifest.id,
    replies: replyCache(),
    info: () => {
      info ??= readReleaseInfo(db, manifest.id);
      return info;
    },
    tellIn: (language) => {
      const reader = readers.get(language) ?? openReader(db, language);
      readers.set(language, reader);
      return reader;
    },
  };
}
