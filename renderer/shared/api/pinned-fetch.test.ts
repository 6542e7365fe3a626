import { describe, expect, it } from 'vitest';
import { releaseHeader } from '../../../db/model/api/release.ts';
import { pinnedFetch } from './pinned-fetch.ts';

/** Protects: a visitor reads one release, also when another becomes current meanwhile. */
function service() {
  const asked: (string | null)[] = [];
  const kiosk = { current: '0001' };
  const fetch = async (_input: unknown, init?: RequestInit): Promise<Response> => {
    const wanted = new Headers(init?.headers).get(releaseHeader);
    asked.push(wanted);
    const headers = { [releaseHeader]: wanted ?? kiosk.current };
    return new Response(null, { headers });
  };
  return { asked, kiosk, pinned: pinnedFetch(fetch as typeof globalThis.fetch) };
}

describe('pinnedFetch', () => {
  it('requests the release of the first answer until it is unpinned', async () => {
    const { asked, kiosk, pinned } = service();
    await pinned.fetch('/api/camps');
    kiosk.current = '0002';
    await pinned.fetch('/api/works', { headers: { Accept: 'x' } });
    pinned.release();
    await pinned.fetch('/api/camps');
    await pinned.fetch('/api/works');
    expect(asked).toEqual([null, '0001', null, '0002']);
  });

  it('is not pinned again by the answer to an earlier request', async () => {
    const { asked, kiosk, pinned } = service();
    const late = pinned.fetch('/api/camps');
    pinned.release();
    await late;
    kiosk.current = '0002';
    await pinned.fetch('/api/works');
    await pinned.fetch('/api/texts');
    expect(asked).toEqual([null, null, '0002']);
  });
});
