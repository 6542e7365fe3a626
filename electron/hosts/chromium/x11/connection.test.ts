import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { connectToX, localDisplay } from './connection.ts';

/** Protects: the kiosk connects to the X server also where /tmp is private, or where the server starts after the kiosk. */
const display = 4000 + (process.pid % 20_000);
const env = { DISPLAY: `:${display}`, XAUTHORITY: '/none' };

/** The answer of an X server that accepts a client: one screen of 1280 × 800, no vendor, no formats. */
function welcome(): Buffer {
  const body = Buffer.alloc(72);
  body.writeUInt8(8, 26);
  body.writeUInt8(255, 27);
  body.writeUInt32LE(77, 32);
  body.writeUInt16LE(1280, 52);
  body.writeUInt16LE(800, 54);
  const head = Buffer.alloc(8);
  head[0] = 1;
  head.writeUInt16LE(body.length / 4, 6);
  return Buffer.concat([head, body]);
}

let server: Server | undefined;
const listen = (): Promise<void> =>
  new Promise((resolve) => {
    server = createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.write(welcome()));
    });
    server.listen(`\0/tmp/.X11-unix/X${display}`, resolve);
  });
afterEach(() => {
  server?.close();
  server = undefined;
});

describe.runIf(process.platform === 'linux')('the connection to the X server', () => {
  it('uses the abstract socket, which is there without the path in /tmp', async () => {
    await listen();
    const x = await connectToX(env, 0);
    expect(x?.screen).toEqual({ root: 77, width: 1280, height: 800, firstKeycode: 8, lastKeycode: 255 });
    x?.close();
  });

  it('waits for a server that does not listen yet', async () => {
    const connecting = connectToX(env);
    setTimeout(() => void listen(), 600);
    const x = await connecting;
    expect(x?.screen.width).toBe(1280);
    x?.close();
  });

  it('is null without a server and without a local display', async () => {
    expect(await connectToX(env, 0)).toBeNull();
    expect(await connectToX({ DISPLAY: 'elsewhere:0' })).toBeNull();
    expect(localDisplay({ DISPLAY: 'unix:3.0' })).toBe('3');
  });
});
