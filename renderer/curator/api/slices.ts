type Send = (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>;

/** As large as the workshop's service takes a record (electron/service/http/body-limits.ts). */
export const sliceBytes = 2 * 1024 ** 2;

/**
 * Sends a large file in slices before its request, which then names them instead of having a body: in Electron the
 * kiosk's process would otherwise hold the whole file in memory (electron/service/workshop/records/upload.ts).
 */
export const inSlices =
  (root: string, send: Send): Send =>
  async (input, init = {}) => {
    const { body } = init;
    if (!(body instanceof Blob) || body.size <= sliceBytes) return send(input, init);
    const id = crypto.randomUUID();
    const headers = new Headers(init.headers);
    for (let offset = 0; offset < body.size; offset += sliceBytes) {
      const slice = { method: 'PUT', headers, body: body.slice(offset, offset + sliceBytes) };
      const sent = await send(`${root}/slices/${id}?offset=${offset}`, slice);
      if (!sent.ok) return sent;
    }
    headers.set('X-Esimde-Slices', id);
    return send(input, { ...init, headers, body: null });
  };
