import { releaseHeader } from '../../../db/model/api/release.ts';

export interface PinnedFetch {
  fetch: typeof globalThis.fetch;
  /** Unpins: the next answer names the release to use. */
  release(): void;
}

/** Pins all requests to the release of the first answer, so that a visitor never sees content of two. */
export function pinnedFetch(fetch: typeof globalThis.fetch): PinnedFetch {
  let pinned: string | null = null;
  /** Counts the releases of the pin: an answer to an earlier request must not pin the former release again. */
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
