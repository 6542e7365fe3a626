import type { Protocol } from 'electron';

/** The page's own origin inside Electron; no port is open. */
export const pageUrl = 'esimde://app/';

/**
 * Makes `esimde:` an origin like https: own storage, `fetch`, relative addresses, streamed media.
 * Has to be called before `app` is ready.
 */
export function declareScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'esimde',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** Answers every request for `esimde://app/` from the service; any other host of the scheme is not ours. */
export function serveScheme(
  protocol: Pick<Protocol, 'handle'>,
  service: { fetch(request: Request): Response | Promise<Response> },
): void {
  protocol.handle('esimde', (request) =>
    request.url.startsWith(pageUrl) ? service.fetch(request) : new Response(null, { status: 404 }),
  );
}
