import { LRUCache } from 'lru-cache';
import type { FallbackLevel, ReleaseInfo } from '../../../db/model/api/release.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { type BookOfNames, openBook } from '../../../db/names/book.ts';
import type { Manifest } from '../../../db/release/manifest.ts';
import { openReader, type Reader, readReleaseInfo } from '../../../db/release/read/reader.ts';
import type { ReadableDb } from '../../../db/sqlite/connection.ts';

/** An open release as the service needs it; `ReleaseState.release` is assignable. */
export interface ServedRelease {
  manifest: Pick<Manifest, 'id' | 'sequence' | 'files'>;
  folder: string;
  db: ReadableDb;
}

/** The state of the fallback chain; read at every request, so that the release can change while the service runs. */
export interface Served {
  level: FallbackLevel;
  release: ServedRelease | null;
}

/** An open release with its readers and cached replies. */
export interface ReleaseView extends ServedRelease {
  id: string;
  readerIn(language: Language): Reader;
  info(): ReleaseInfo;
  /** Opened when the first visitor asks; SQLite closes its files when the view is collected. */
  names(): BookOfNames;
  replies: ReplyCache;
}

/** A reply with status 200 whose body was computed before. */
interface CachedReply {
  body: Uint8Array<ArrayBuffer>;
  etag: string;
}

/** Replies of one release, by path and query. A release never changes, so they do not expire. */
type ReplyCache = LRUCache<string, CachedReply>;

export const replyCache = (maxBytes = 8_000_000): ReplyCache =>
  new LRUCache({ maxSize: maxBytes, sizeCalculation: ({ body }) => Math.max(1, body.byteLength) });

/** One view per connection, collected with it. */
export function releaseViews(): (release: ServedRelease) => ReleaseView {
  const views = new WeakMap<ReadableDb, ReleaseView>();
  return (release) => {
    const view = views.get(release.db) ?? viewOf(release);
    views.set(release.db, view);
    return view;
  };
}

function viewOf(release: ServedRelease): ReleaseView {
  const { db, manifest } = release;
  const readers = new Map<Language, Reader>();
  let info: ReleaseInfo | undefined;
  let names: BookOfNames | undefined;
  return {
    ...release,
    id: manifest.id,
    replies: replyCache(),
    info: () => {
      info ??= readReleaseInfo(db, manifest.id);
      return info;
    },
    names: () => {
      names ??= openBook(release.folder, manifest);
      return names;
    },
    readerIn: (language) => {
      const reader = readers.get(language) ?? openReader(db, language);
      readers.set(language, reader);
      return reader;
    },
  };
}
