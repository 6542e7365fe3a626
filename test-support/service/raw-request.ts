import { request as httpRequest } from 'node:http';

export interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

export interface Asking {
  method?: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A request with exactly these headers, on a connection of its own: the service hangs up on bodies that it does not read. */
export function rawRequest(
  port: number,
  root: string,
  { method = 'GET', path, body, headers = {} }: Asking,
): Promise<Reply> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const isTyped = text && !headers['Transfer-Encoding'];
  const typed = isTyped
    ? { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(text)) }
    : {};
  const options = {
    agent: false,
    host: '127.0.0.1',
    port,
    method,
    path: `${root}${path}`,
    headers: { ...typed, ...headers },
  };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(options, (response) => {
      let got = '';
      response.setEncoding('utf8').on('data', (part) => {
        got += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: got }));
    });
    sent.on('error', reject);
    sent.end(text);
  });
}
