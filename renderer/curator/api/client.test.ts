import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWorkshopApi } from './client.ts';
import { isRefusal } from './refusal.ts';
import { sliceBytes } from './slices.ts';

/** Protects: every write carries the token, an expired session is resumed once, and refusals arrive as such. */
beforeEach(() => void vi.stubGlobal('location', { protocol: 'http:' }));
afterEach(() => void vi.unstubAllGlobals());

const json = (body: unknown, status = 200) => Response.json(body, { status });
const refusal = (code: string, status: number) => json({ error: { code, message: '' } }, status);

function service(...answers: (Response | Error)[]) {
  const fetch = vi.fn(async (_input: RequestInfo | URL, _init?: RequestInit) => {
    const answer = answers.shift() ?? json({});
    if (answer instanceof Error) throw answer;
    return answer;
  });
  let token = 'old';
  const signInAgain = vi.fn(async () => {
    token = 'new';
  });
  const api = createWorkshopApi({ fetch, csrf: () => token, signInAgain });
  const request = (at: number) => ({ url: String(fetch.mock.calls[at]?.[0]), ...fetch.mock.calls[at]?.[1] });
  const header = (at: number, name: string) => new Headers(request(at).headers).get(name);
  return { api, fetch, signInAgain, request, header };
}

test('sends the token with writes and not with reads', async () => {
  const { api, header } = service();
  await api.accounts();
  await api.undoBatch('b1');
  expect([header(0, 'X-Esimde-Csrf'), header(1, 'X-Esimde-Csrf')]).toEqual([null, 'old']);
});

test('leaves empty filters out of the address and encodes ids', async () => {
  const { api, request } = service();
  await api.records({ kind: 'camp', q: '', state: undefined, limit: 8, offset: 0 });
  await api.record({ kind: 'camp', id: 'a b/c' });
  expect(request(0).url).toBe('/api/workshop/records?kind=camp&limit=8');
  expect(request(1).url).toBe('/api/workshop/records/camp/a%20b%2Fc');
});

test('sends a file as it is, with its name in the address', async () => {
  const { api, request, header } = service();
  const file = new File(['x'], 'r 1.esimde');
  await api.installFile(file, true);
  expect(request(0).url).toBe('/api/workshop/packages?name=r+1.esimde&allowOlder=true');
  expect(request(0).body).toBe(file);
  expect(header(0, 'Content-Type')).toBe('application/octet-stream');
});

test('sends a large file in slices, and then a request that names them', async () => {
  const { api, fetch, request, header } = service();
  const file = new File([new Uint8Array(2 * sliceBytes + 3)], 'film.mp4');
  await api.uploadMedia(file);
  expect(fetch).toHaveBeenCalledTimes(4);
  const sizes = [0, 1, 2].map((at) => (request(at).body as Blob).size);
  expect(sizes).toEqual([sliceBytes, sliceBytes, 3]);
  const [, id] = request(2).url.match(/^\/api\/workshop\/slices\/([^?]+)\?offset=4194304$/) ?? [];
  expect(request(3)).toMatchObject({ url: '/api/workshop/media', method: 'POST', body: null });
  expect([header(2, 'X-Esimde-Csrf'), header(3, 'X-Esimde-Slices')]).toEqual(['old', id]);
});

test('ends at the first slice that is refused', async () => {
  const { api, fetch } = service(json({}), refusal('disk-full', 507));
  await expect(api.uploadMedia(new Blob([new Uint8Array(3 * sliceBytes)]))).rejects.toMatchObject({
    code: 'disk-full',
  });
  expect(fetch).toHaveBeenCalledTimes(2);
});

test('leaves the browser’s network process out of requests to Electron', async () => {
  vi.stubGlobal('location', { protocol: 'esimde:' });
  const { api, request } = service();
  await api.acknowledgeJob('j');
  expect(request(0).keepalive).toBe(false);
});

test('a short message outlives the page; one with content need not', async () => {
  const { api, request } = service();
  await api.acknowledgeJob('j');
  await api.withdraw({ kind: 'camp', id: 'karlag' }, { baseRevision: 1, reason: 'Duplicate' });
  expect([request(0).keepalive, request(1).keepalive]).toEqual([true, false]);
});

test('asks for the passphrase when the session has expired, and repeats the request with the new token', async () => {
  const { api, fetch, signInAgain, header } = service(refusal('not-signed-in', 401), json([]));
  expect(await api.accounts()).toEqual([]);
  await api.undoBatch('b1');
  expect(signInAgain).toHaveBeenCalledTimes(1);
  expect(fetch).toHaveBeenCalledTimes(3);
  expect(header(2, 'X-Esimde-Csrf')).toBe('new');
});

test('a wrong passphrase is not an expired session', async () => {
  const { api, signInAgain } = service(refusal('wrong-passphrase', 401));
  await expect(api.changePassphrase('a', 'b')).rejects.toMatchObject({ code: 'wrong-passphrase' });
  expect(signInAgain).not.toHaveBeenCalled();
});

test('signing in does not wait for a session', async () => {
  const { api, signInAgain } = service(refusal('not-signed-in', 401), refusal('not-signed-in', 401));
  expect(await api.session()).toBeNull();
  await expect(api.signIn('Айгүл', 'сөз')).rejects.toMatchObject({ code: 'not-signed-in' });
  expect(signInAgain).not.toHaveBeenCalled();
});

test.each([
  ['no answer', new TypeError('failed to fetch'), 'no-answer'],
  ['an answer of something else', new Response('<html>', { status: 502 }), 'internal'],
  ['a refusal', refusal('no-space', 507), 'no-space'],
] as const)('%s is a refusal with a code', async (_, answer, code) => {
  const { api } = service(answer);
  const error = await api.desk().catch((thrown: unknown) => thrown);
  expect(isRefusal(error, code)).toBe(true);
});

test('accepts a response without a body', async () => {
  const { api } = service(new Response(null, { status: 204 }));
  await expect(api.dropDraft({ kind: 'camp', id: 'karlag' })).resolves.toBeDefined();
});
