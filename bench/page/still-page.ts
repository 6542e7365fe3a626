import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The least that a museum could show instead: one page of HTML from a server on this machine. */
export interface StillPage {
  url: string;
  close(): void;
}

/** Colours as those of the loop; a button with one listener that shows that it was touched. */
const html = `<!doctype html><html lang="kk"><meta charset="utf-8"><title>Есімде</title>
<style>
body { margin: 0; background: #12110f; color: #efe8db; font: 64px sans-serif; }
main { padding: 80px; }
button { font: inherit; padding: 40px; }
button[aria-pressed=true] { background: #efe8db; }
</style>
<main><h1>Есімде</h1><button type="button" aria-pressed="false">Есімде</button></main>
<script>
document.querySelector('button').addEventListener('click', ({ currentTarget: button }) => {
  button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
});
</script></html>`;

export async function serveStillPage(): Promise<StillPage> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
