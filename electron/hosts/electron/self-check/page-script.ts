/** The account of the check's own data folder, which is removed afterwards. */
export const checkAccount = { name: 'Self-check', passphrase: 'жүрек соғысы өзен таулар 1931' };

/** Text, because it runs in the workshop's page, out of reach of this module. It returns results of checks. */
const checkPage = `async ({ name, passphrase }) => {
  const results = [];
  const check = async (what, run) => {
    try {
      const [isGood, detail] = await run();
      results.push({ name: what, isGood, detail });
    } catch (error) {
      results.push({ name: what, isGood: false, detail: String(error) });
    }
  };
  const api = '/api/workshop';
  const json = { 'Content-Type': 'application/json' };
  let csrf = '';
  const write = (method, path, body) =>
    fetch(api + path, { method, body, headers: { 'X-Esimde-Csrf': csrf } });

  await check('get', async () => {
    const { status } = await fetch('/api/health');
    return [status === 200, status];
  });
  await check('post', async () => {
    const body = JSON.stringify({ name, passphrase });
    const answer = await fetch(api + '/session', { method: 'POST', body, headers: json });
    ({ csrf = '' } = (await answer.json()));
    return [answer.status === 200 && csrf !== '', answer.status];
  });
  await check('cookie', async () => {
    const { status } = await fetch(api + '/session');
    return [status === 200 && document.cookie === '', status];
  });
  await check('upload', async () => {
    const slice = new Uint8Array(2 * 1024 ** 2);
    const id = crypto.randomUUID();
    const statuses = [];
    for (let part = 0; part < 10; part++) {
      const path = '/slices/' + id + '?offset=' + part * slice.length;
      statuses.push((await write('PUT', path, slice)).status);
    }
    return [statuses.every((status) => status === 204), '20 MB in ' + statuses.length + ' slices'];
  });
  await check('upload-whole', async () => {
    const { status } = await write('POST', '/media', new Uint8Array(20 * 1024 ** 2));
    // It is no image, and is refused for that.
    return [status >= 400 && status < 500, status];
  });
  let sha256 = '';
  await check('image', async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
    canvas.getContext('2d')?.fillRect(8, 8, 20, 20);
    const image = await new Promise((resolve) => canvas.toBlob(resolve));
    const answer = await write('POST', '/media', image ?? '');
    const media = await answer.json();
    sha256 = media.sha256 ?? '';
    return [media.width === 64, media];
  });
  await check('range', async () => {
    const answer = await fetch(api + '/media/' + sha256, { headers: { Range: 'bytes=0-9' } });
    const { byteLength } = await answer.arrayBuffer();
    return [answer.status === 206 && byteLength === 10, { status: answer.status, byteLength }];
  });
  // The workshop does without it (renderer/curator/api/client.ts); the result is for the developers.
  await check('keepalive', async () => {
    const isAnswered = await fetch('/api/health', { keepalive: true }).then(
      () => true,
      () => false,
    );
    return [true, isAnswered];
  });
  await check('foreign-request', async () => {
    const isLoaded = await fetch('https://example.invalid/', { mode: 'no-cors' }).then(
      () => true,
      () => false,
    );
    return [!isLoaded, isLoaded];
  });
  // Not every machine has voices; the page then offers no reading aloud.
  await check('voices', async () => {
    const soon = new Promise((resolve) => {
      speechSynthesis.addEventListener('voiceschanged', resolve, { once: true });
      setTimeout(resolve, 2_000);
    });
    if (speechSynthesis.getVoices().length === 0) await soon;
    return [true, [...new Set(speechSynthesis.getVoices().map(({ lang }) => lang))]];
  });
  return results;
}`;

export const pageScript = `(${checkPage})(${JSON.stringify(checkAccount)})`;
