import type { Bounds } from '../../../kiosk/displays.ts';
import type { XConnection, XEvent } from './connection.ts';
import { boundsAt, configureMasks, eventKinds, halves, opcodes, stacking, words } from './requests.ts';

const eventMask = 0x800;
const structure = 0x20000;
const substructure = 0x80000;
const substructureRedirect = 0x100000;

/** The covers as the window manager sees them. */
export interface Front {
  /** The area of each cover. */
  displays(): readonly Bounds[];
  /** The lowest shown cover; null where none is shown. */
  lowest(): number | null;
  has(window: number): boolean;
  raise(): void;
}

/** Asks the server to report every top-level window, and to request permission before one opens, moves or grows. */
export function reportWindows(x: XConnection): void {
  const { root } = x.screen;
  x.send(opcodes.changeWindowAttributes, 0, words(root, eventMask, structure | substructure));
  // A separate request, because the server refuses it while a window manager runs.
  const manager = words(root, eventMask, structure | substructure | substructureRedirect);
  x.send(opcodes.changeWindowAttributes, 0, manager);
}

/**
 * Acts as a window manager where none runs, as on a kiosk's own X server: puts a new window behind a shown cover before it
 * has painted anything, does not open one that is smaller than half a display (a system dialog), and keeps each within
 * its display.
 */
export function manageWindows(x: XConnection, front: Front): void {
  const windows = new Map<number, Bounds>();

  const admit = (window: number): void => {
    const known = windows.get(window);
    const displays = front.displays();
    if (known && areaOf(known) < Math.min(...displays.map(areaOf)) / 2) return;
    const display = displays.find((each) => each.x === known?.x && each.y === known?.y);
    if (known && display && (known.width > display.width || known.height > display.height)) {
      const size = words(display.width, display.height);
      x.send(opcodes.configureWindow, 0, Buffer.concat([words(window), halves(configureMasks.size, 0), size]));
    }
    const cover = front.lowest();
    if (cover !== null) x.send(opcodes.configureWindow, 0, behind(cover, window));
    x.send(opcodes.mapWindow, 0, words(window));
  };

  x.onEvent((event) => {
    const kind = event.readUInt8(0) & 0x7f;
    const window = event.readUInt32LE(8);
    if (kind === eventKinds.created) windows.set(window, boundsAt(event, 12));
    else if (kind === eventKinds.destroyed) windows.delete(window);
    else if (kind === eventKinds.mapRequest) admit(window);
    else if (kind === eventKinds.configureRequest) windows.set(window, grant(x, event));
    else if (kind === eventKinds.mapped && !front.has(window)) front.raise();
  });
}

const areaOf = ({ width, height }: Bounds): number => width * height;

function behind(cover: number, window: number): Buffer {
  const mask = configureMasks.sibling | configureMasks.stacking;
  return Buffer.concat([words(window), halves(mask, 0), words(cover, stacking.below)]);
}

/** Grants the requested place and size, but not the stacking order. @returns the new bounds */
function grant(x: XConnection, event: XEvent): Bounds {
  const window = event.readUInt32LE(8);
  const requested = event.readUInt16LE(26) & configureMasks.placeAndBorder;
  const fields = [16, 18, 20, 22, 24].map((at, index) => (index < 2 ? event.readInt16LE(at) : event.readUInt16LE(at)));
  const values = fields.filter((_, index) => requested & (1 << index));
  if (requested)
    x.send(opcodes.configureWindow, 0, Buffer.concat([words(window), halves(requested, 0), words(...values)]));
  return boundsAt(event, 16);
}
