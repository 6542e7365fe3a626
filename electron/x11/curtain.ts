import type { XConnection, XEvent } from './connection.ts';
import { halves, opcodes, words } from './requests.ts';

/** `--stone`, the ground of every screen. */
const stone = 0x12110f;

const backPixel = 0x2;
const overrideRedirect = 0x200;
const eventMask = 0x800;
const cursorOf = 0x4000;
const structure = 0x20000;
const substructure = 0x80000;
const substructureRedirect = 0x100000;

const createNotify = 16;
const mapNotify = 19;
const mapRequest = 20;
const configureNotify = 22;
const configureRequest = 23;

/** Masks and values of ConfigureWindow. */
const placeAndSize = 0x1f;
const size = 0x4 | 0x8;
const sibling = 0x20;
const stackMode = 0x40;
const above = 0;
const below = 1;

/** A sheet of stone over the whole glass. */
export interface Curtain {
  /** Covers everything, also what opens while it is closed. */
  close(): void;
  open(): void;
}

/**
 * Makes stone of what lies under all windows, with no pointer on it, and hangs a curtain, open at first. The ground
 * stays when the kiosk is killed, for as long as the X server is not reset (`-noreset`, or any other client).
 *
 * Where no window manager runs, as on a kiosk's own X server, it takes that part as well: a window that opens while
 * the curtain is closed comes to stand behind it, before it has painted anything, and a window that is smaller than
 * the kiosk's (a dialog of the system's) does not open at all.
 */
export function hangCurtain(x: XConnection): Curtain {
  const sheet = hangSheet(x);
  const sizes = new Map<number, number>();
  let closed = false;
  let full = x.screen.width * x.screen.height;

  const raise = (): void => {
    x.send(opcodes.configureWindow, 0, Buffer.concat([words(sheet), halves(stackMode, 0), words(above)]));
  };
  const letIn = (window: number): void => {
    if ((sizes.get(window) ?? full) < full / 2) return;
    const behind = Buffer.concat([words(window), halves(sibling | stackMode, 0), words(sheet, below)]);
    if (closed) x.send(opcodes.configureWindow, 0, behind);
    x.send(opcodes.mapWindow, 0, words(window));
  };
  const resize = (width: number, height: number): void => {
    full = width * height;
    x.send(opcodes.configureWindow, 0, Buffer.concat([words(sheet), halves(size, 0), words(width, height)]));
  };

  x.onEvent((event) => {
    const kind = event.readUInt8(0) & 0x7f;
    const window = event.readUInt32LE(8);
    if (kind === createNotify) sizes.set(window, event.readUInt16LE(16) * event.readUInt16LE(18));
    else if (kind === mapRequest) letIn(window);
    else if (kind === configureRequest) sizes.set(window, grant(x, event));
    else if (kind === mapNotify && closed && window !== sheet) raise();
    else if (kind === configureNotify && window === x.screen.root) {
      resize(event.readUInt16LE(20), event.readUInt16LE(22));
    }
  });
  return {
    close() {
      closed = true;
      x.send(opcodes.mapWindow, 0, words(sheet));
      raise();
    },
    open() {
      closed = false;
      x.send(opcodes.unmapWindow, 0, words(sheet));
    },
  };
}

/** Lets a window have the place and size that it asks for; the order of the windows is ours. @returns its pixels */
function grant(x: XConnection, event: XEvent): number {
  const window = event.readUInt32LE(8);
  const wished = event.readUInt16LE(26) & placeAndSize;
  const fields = [16, 18, 20, 22, 24].map((at, index) => (index < 2 ? event.readInt16LE(at) : event.readUInt16LE(at)));
  const values = fields.filter((_, index) => wished & (1 << index));
  if (wished) x.send(opcodes.configureWindow, 0, Buffer.concat([words(window), halves(wished, 0), words(...values)]));
  return event.readUInt16LE(20) * event.readUInt16LE(22);
}

/** The ground of the glass, and the sheet. @returns its id */
function hangSheet(x: XConnection): number {
  const { root, width, height } = x.screen;
  const pointer = emptyPointer(x);
  const ground = words(root, backPixel | eventMask | cursorOf, stone, structure | substructure, pointer);
  x.send(opcodes.changeWindowAttributes, 0, ground);
  // Apart, because it is refused where there is a window manager.
  const manager = words(root, eventMask, structure | substructure | substructureRedirect);
  x.send(opcodes.changeWindowAttributes, 0, manager);
  x.send(opcodes.clearArea, 0, Buffer.concat([words(root), halves(0, 0, 0, 0)]));

  const sheet = x.newId();
  const inputOutput = 1;
  const place = Buffer.concat([words(sheet, root), halves(0, 0, width, height, 0, inputOutput)]);
  const look = words(0, backPixel | overrideRedirect | cursorOf, stone, 1, pointer);
  x.send(opcodes.createWindow, 0, Buffer.concat([place, look]));
  return sheet;
}

/** A pointer of one pixel that nothing is painted of. */
function emptyPointer(x: XConnection): number {
  const [pixmap, context, pointer] = [x.newId(), x.newId(), x.newId()];
  x.send(opcodes.createPixmap, 1, Buffer.concat([words(pixmap, x.screen.root), halves(1, 1)]));
  x.send(opcodes.createGc, 0, words(context, pixmap, 0));
  x.send(opcodes.fillRectangle, 0, Buffer.concat([words(pixmap, context), halves(0, 0, 1, 1)]));
  const black = halves(0, 0, 0, 0, 0, 0, 0, 0);
  x.send(opcodes.createCursor, 0, Buffer.concat([words(pointer, pixmap, pixmap), black]));
  return pointer;
}
