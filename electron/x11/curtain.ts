import type { XConnection } from './connection.ts';

/** `--stone`, the ground of every screen. */
const stone = 0x12110f;

/** Opcodes, masks and events of the X protocol. */
const createWindow = 1;
const changeWindowAttributes = 2;
const mapWindow = 8;
const unmapWindow = 10;
const configureWindow = 12;
const createPixmap = 53;
const createGc = 55;
const clearArea = 61;
const fillRectangle = 70;
const createCursor = 93;
const backPixel = 0x2;
const overrideRedirect = 0x200;
const eventMask = 0x800;
const cursorOf = 0x4000;
const structureAndSubstructure = 0x20000 | 0x80000;
const mapNotify = 19;
const configureNotify = 22;

/** A sheet of stone over the whole glass. */
export interface Curtain {
  /** Covers everything, also what opens while it is closed. */
  close(): void;
  open(): void;
  readonly closed: boolean;
}

const words = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => void bytes.writeUInt32LE(value >>> 0, index * 4));
  return bytes;
};

const halves = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => void bytes.writeUInt16LE(value & 0xffff, index * 2));
  return bytes;
};

/**
 * Makes stone of what lies under all windows, with no pointer on it, and hangs a curtain, open at first. The ground
 * stays when the kiosk is killed, for as long as the X server is not reset (`-noreset`, or any other client).
 */
export function hangCurtain(x: XConnection): Curtain {
  const { root, width, height } = x.screen;
  const noPointer = emptyCursor(x);
  x.send(
    changeWindowAttributes,
    0,
    words(root, backPixel | eventMask | cursorOf, stone, structureAndSubstructure, noPointer),
  );
  x.send(clearArea, 0, Buffer.concat([words(root), halves(0, 0, 0, 0)]));

  const sheet = x.newId();
  const inputOutput = 1;
  x.send(
    createWindow,
    0,
    Buffer.concat([
      words(sheet, root),
      halves(0, 0, width, height, 0, inputOutput),
      words(0, backPixel | overrideRedirect | cursorOf, stone, 1, noPointer),
    ]),
  );

  let closed = false;
  const raise = (): void => x.send(configureWindow, 0, Buffer.concat([words(sheet), halves(0x40, 0), words(0)]));
  x.onEvent((event) => {
    const kind = event.readUInt8(0) & 0x7f;
    const window = event.readUInt32LE(8);
    // Whatever opens behind a closed curtain stays behind it.
    if (kind === mapNotify && closed && window !== sheet) raise();
    if (kind === configureNotify && window === root) {
      const size = words(event.readUInt16LE(20), event.readUInt16LE(22));
      x.send(configureWindow, 0, Buffer.concat([words(sheet), halves(0x4 | 0x8, 0), size]));
    }
  });
  return {
    get closed() {
      return closed;
    },
    close() {
      closed = true;
      x.send(mapWindow, 0, words(sheet));
      raise();
    },
    open() {
      closed = false;
      x.send(unmapWindow, 0, words(sheet));
    },
  };
}

/** A pointer of one pixel that nothing is painted of. */
function emptyCursor(x: XConnection): number {
  const [pixmap, context, cursor] = [x.newId(), x.newId(), x.newId()];
  x.send(createPixmap, 1, Buffer.concat([words(pixmap, x.screen.root), halves(1, 1)]));
  x.send(createGc, 0, words(context, pixmap, 0));
  x.send(fillRectangle, 0, Buffer.concat([words(pixmap, context), halves(0, 0, 1, 1)]));
  x.send(createCursor, 0, Buffer.concat([words(cursor, pixmap, pixmap), halves(0, 0, 0, 0, 0, 0, 0, 0)]));
  return cursor;
}
