import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Address of the DevTools of the kiosk's page, in a browser with this profile. */
async function addressOf(profile: string): Promise<string | undefined> {
  try {
    const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n');
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
      type: string;
      url: string;
      webSocketDebuggerUrl: string;
    }[];
    return targets.find(({ type, url }) => type === 'page' && url.startsWith('http:'))?.webSocketDebuggerUrl;
  } catch {
    return undefined;
  }
}

const waitMs = 5_000;

/** Sends one command to the page, and does not wait for an answer: a page that crashes or hangs gives none. */
export async function tellPage(profile: string, method: string, params: object = {}): Promise<void> {
  const endMs = performance.now() + waitMs;
  let address = await addressOf(profile);
  while (address === undefined) {
    if (performance.now() > endMs) throw new Error(`there is no page in ${profile}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    address = await addressOf(profile);
  }
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', () => reject(new Error('the page refuses DevTools')), { once: true });
  });
  socket.send(JSON.stringify({ id: 1, method, params }));
  setTimeout(() => socket.close(), 2_000).unref();
}

export const runInPage = (profile: string, expression: string): Promise<void> =>
  tellPage(profile, 'Runtime.evaluate', { expression });
