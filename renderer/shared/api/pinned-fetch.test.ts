import { describe, expect, it } from 'vitest';
import { releaseHeader } from '../../../db/model/api/release-header.ts';
import { pinnedFetch } from './pinned-fetch.ts';

/** Protects: what a visitor reads is of one release, whatever becomes current meanwhile. */
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

describe('the page', () => {
  it('goes on with the first release until it lets go', async () => {
    const { asked, kiosk, pinned } = service();
    await pinned.fetch('/api/camps');
    kiosk.current = '0002';
    await pinned.fetch('/api/works', { headers: { Accept: 'x' } });
    pinned.release();
    await pinned.fetch('/api/camps');
    await pinned.fetch('/api/works');
    expect(asked).toEqual([null, '0001', null, '0002']);
  });

  it('is not brought back by an answer that was under way', async () => {
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
