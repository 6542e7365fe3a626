import type { Bounds } from '../../../kiosk/displays.ts';
import type { XConnection } from './connection.ts';
import { boundsAt, configureMasks, eventKinds, halves, opcodes, stacking, words } from './requests.ts';
import { manageWindows, reportWindows } from './window-manager.ts';

/** `--stone`, the background of every screen. */
const stone = 0x12110f;

const backPixel = 0x2;
const overrideRedirect = 0x200;
const cursorOf = 0x4000;

/** A window in the background colour over one display, or over the whole screen. */
export interface DisplayCover {
  /** Covers every window there, also one that opens later. */
  show(): void;
  hide(): void;
  moveTo(bounds: Bounds): void;
}

export interface Covers {
  /** Adds a hidden one. @param over null: the whole screen, whatever its size */
  add(over: Bounds | null): DisplayCover;
}

interface CoverWindow {
  id: number;
  over: Bounds | null;
  isShown: boolean;
}

/**
 * Sets the colour of the root window, hides the pointer there, and puts covers in front of all windows. The root window keeps
 * its colour when the kiosk is killed, for as long as the X server is not reset (`-noreset`, or any other client).
 */
export function createCovers(x: XConnection): Covers {
  const covers: CoverWindow[] = [];
  let root: Bounds = { x: 0, y: 0, width: x.screen.width, height: x.screen.height };
  const pointer = paintRoot(x);

  /** Always in the same order, so that the first shown cover is the lowest. */
  const raise = (): void => {
    for (const { id, isShown } of covers) {
      if (isShown) x.send(opcodes.configureWindow, 0, raised(id));
    }
  };
  manageWindows(x, {
    displays: () => covers.map(({ over }) => over ?? root),
    lowest: () => covers.find(({ isShown }) => isShown)?.id ?? null,
    has: (window) => covers.some(({ id }) => id === window),
    raise,
  });
  x.onEvent((event) => {
    if ((event.readUInt8(0) & 0x7f) !== eventKinds.configured || event.readUInt32LE(8) !== x.screen.root) return;
    root = boundsAt(event, 16);
    for (const { id, over } of covers) if (!over) x.send(opcodes.configureWindow, 0, placed(id, root));
  });
  return {
    add(over) {
      const cover: CoverWindow = { id: createCover(x, over ?? root, pointer), over, isShown: false };
      covers.push(cover);
      return {
        show() {
          cover.isShown = true;
          x.send(opcodes.mapWindow, 0, words(cover.id));
          raise();
        },
        hide() {
          cover.isShown = false;
          x.send(opcodes.unmapWindow, 0, words(cover.id));
        },
        moveTo(bounds) {
          cover.over = bounds;
          x.send(opcodes.configureWindow, 0, placed(cover.id, bounds));
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
function paintRoot(x: XConnection): number {
  const { root } = x.screen;
  const pointer = emptyPointer(x);
  x.send(opcodes.changeWindowAttributes, 0, words(root, backPixel | cursorOf, stone, pointer));
  reportWindows(x);
  x.send(opcodes.clearArea, 0, Buffer.concat([words(root), halves(0, 0, 0, 0)]));
  return pointer;
}

function createCover(x: XConnection, bounds: Bounds, pointer: number): number {
  const cover = x.newId();
  const inputOutput = 1;
  const { x: left, y: top, width, height } = bounds;
  const place = Buffer.concat([words(cover, x.screen.root), halves(left, top, width, height, 0, inputOutput)]);
  const look = words(0, backPixel | overrideRedirect | cursorOf, stone, 1, pointer);
  x.send(opcodes.createWindow, 0, Buffer.concat([place, look]));
  return cover;
}

/** A transparent pointer of one pixel. */
function emptyPointer(x: XConnection): number {
  const [pixmap, context, pointer] = [x.newId(), x.newId(), x.newId()];
  x.send(opcodes.createPixmap, 1, Buffer.concat([words(pixmap, x.screen.root), halves(1, 1)]));
  x.send(opcodes.createGc, 0, words(context, pixmap, 0));
  x.send(opcodes.fillRectangle, 0, Buffer.concat([words(pixmap, context), halves(0, 0, 1, 1)]));
  const black = halves(0, 0, 0, 0, 0, 0, 0, 0);
  x.send(opcodes.createCursor, 0, Buffer.concat([words(pointer, pixmap, pixmap), black]));
  return pointer;
}
