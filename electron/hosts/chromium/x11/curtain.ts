import type { Bounds } from '../../../kiosk/displays.ts';
import type { XConnection } from './connection.ts';
import { boundsAt, configureMasks, eventKinds, halves, opcodes, stacking, words } from './requests.ts';
import { manageWindows, tellOfWindows } from './window-manager.ts';

/** `--stone`, the ground of every screen. */
const stone = 0x12110f;

const backPixel = 0x2;
const overrideRedirect = 0x200;
const cursorOf = 0x4000;

/** A sheet of stone over one display, or over the whole glass. */
export interface Curtain {
  /** Covers everything of it, also what opens while it is closed. */
  close(): void;
  open(): void;
  moveTo(bounds: Bounds): void;
}

export interface Curtains {
  /** Hangs one more, open at first. @param over null: the whole glass, whatever its size */
  hang(over: Bounds | null): Curtain;
}

interface Sheet {
  id: number;
  over: Bounds | null;
  closed: boolean;
}

/**
 * Makes stone of what lies under all windows, with no pointer on it, and hangs curtains before them. The ground stays
 * when the kiosk is killed, for as long as the X server is not reset (`-noreset`, or any other client).
 */
export function hangCurtains(x: XConnection): Curtains {
  const sheets: Sheet[] = [];
  let root: Bounds = { x: 0, y: 0, width: x.screen.width, height: x.screen.height };
  const pointer = layGround(x);

  /** Always in the same order, so that the first of those that are closed is the lowest. */
  const raise = (): void => {
    for (const { id, closed } of sheets) {
      if (closed) x.send(opcodes.configureWindow, 0, raised(id));
    }
  };
  manageWindows(x, {
    displays: () => sheets.map(({ over }) => over ?? root),
    lowest: () => sheets.find(({ closed }) => closed)?.id ?? null,
    has: (window) => sheets.some(({ id }) => id === window),
    raise,
  });
  x.onEvent((event) => {
    if ((event.readUInt8(0) & 0x7f) !== eventKinds.configured || event.readUInt32LE(8) !== x.screen.root) return;
    root = boundsAt(event, 16);
    for (const { id, over } of sheets) if (!over) x.send(opcodes.configureWindow, 0, placed(id, root));
  });
  return {
    hang(over) {
      const sheet: Sheet = { id: makeSheet(x, over ?? root, pointer), over, closed: false };
      sheets.push(sheet);
      return {
        close() {
          sheet.closed = true;
          x.send(opcodes.mapWindow, 0, words(sheet.id));
          raise();
        },
        open() {
          sheet.closed = false;
          x.send(opcodes.unmapWindow, 0, words(sheet.id));
        },
        moveTo(bounds) {
          sheet.over = bounds;
          x.send(opcodes.configureWindow, 0, placed(sheet.id, bounds));
        },
      };
    },
  };
}

const raised = (id: number): Buffer =>
  Buffer.concat([words(id), halves(configureMasks.stacking, 0), words(stacking.above)]);

const placed = (id: number, { x, y, width, height }: Bounds): Buffer =>
  Buffer.concat([words(id), halves(configureMasks.place, 0), words(x, y, width, height)]);

/** Sets the background of the root window, which the X server paints. @returns the id of an invisible pointer */
function layGround(x: XConnection): number {
  const { root } = x.screen;
  const pointer = emptyPointer(x);
  x.send(opcodes.changeWindowAttributes, 0, words(root, backPixel | cursorOf, stone, pointer));
  tellOfWindows(x);
  x.send(opcodes.clearArea, 0, Buffer.concat([words(root), halves(0, 0, 0, 0)]));
  return pointer;
}

function makeSheet(x: XConnection, bounds: Bounds, pointer: number): number {
  const sheet = x.newId();
  const inputOutput = 1;
  const { x: left, y: top, width, height } = bounds;
  const place = Buffer.concat([words(sheet, x.screen.root), halves(left, top, width, height, 0, inputOutput)]);
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
