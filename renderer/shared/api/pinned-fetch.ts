import { releaseHeader } from '../../../db/model/api/release-header.ts';

export interface PinnedFetch {
  fetch: typeof globalThis.fetch;
  /** Lets go of the release: the next answer names another. */
  release(): void;
}

/** Goes on with the release of the first answer, so that a visitor never reads of two. */
export function pinnedFetch(fetch: typeof globalThis.fetch): PinnedFetch {
  let pinned: string | null = null;
  /** An answer that was asked for before must not bring the former release back. */
  let turn = 0;
  return {
    async fetch(input, init) {
      const asked = turn;
      const headers = new Headers(init?.headers);
      if (pinned !== null) headers.set(releaseHeader, pinned);
      const response = await fetch(input, { ...init, headers });
      if (asked === turn) pinned ??= response.headers.get(releaseHeader);
      return response;
    },
    release() {
      pinned = null;
      turn++;
    },
  };
}
