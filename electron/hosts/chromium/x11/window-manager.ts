import type { Bounds } from '../../../kiosk/displays.ts';
import type { XConnection, XEvent } from './connection.ts';
import { boundsAt, configureMasks, eventKinds, halves, opcodes, stacking, words } from './requests.ts';

const eventMask = 0x800;
const structure = 0x20000;
const substructure = 0x80000;
const substructureRedirect = 0x100000;

/** The cover window, which is in front of other windows. */
export interface Front {
  /** What each sheet covers when it is closed. */
  displays(): readonly Bounds[];
  /** The lowest sheet of those that are closed; null where every one is open. */
  lowest(): number | null;
  has(window: number): boolean;
  raise(): void;
}

/** Has the server tell of every window on the ground, and ask before one opens, moves or grows. */
export function tellOfWindows(x: XConnection): void {
  const { root } = x.screen;
  x.send(opcodes.changeWindowAttributes, 0, words(root, eventMask, structure | substructure));
  // Apart, because it is refused where there is a window manager.
  const manager = words(root, eventMask, structure | substructure | substructureRedirect);
  x.send(opcodes.changeWindowAttributes, 0, manager);
}

/**
 * Takes the part of a window manager where none runs, as on a kiosk's own X server: a window that opens while a curtain
 * is shown is put behind it, before it has painted anything; one that is smaller than half a display (a dialog
 * of the system's) does not open at all; and none looks in upon the next display.
 */
export function manageWindows(x: XConnection, front: Front): void {
  const windows = new Map<number, Bounds>();

  const letIn = (window: number): void => {
    const known = windows.get(window);
    const displays = front.displays();
    if (known && areaOf(known) < Math.min(...displays.map(areaOf)) / 2) return;
    const display = displays.find((each) => each.x === known?.x && each.y === known?.y);
    if (known && display && (known.width > display.width || known.height > display.height)) {
      const size = words(display.width, display.height);
      x.send(opcodes.configureWindow, 0, Buffer.concat([words(window), halves(configureMasks.size, 0), size]));
    }
    const sheet = front.lowest();
    if (sheet !== null) x.send(opcodes.configureWindow, 0, behind(sheet, window));
    x.send(opcodes.mapWindow, 0, words(window));
  };

  x.onEvent((event) => {
    const kind = event.readUInt8(0) & 0x7f;
    const window = event.readUInt32LE(8);
    if (kind === eventKinds.created) windows.set(window, boundsAt(event, 12));
    else if (kind === eventKinds.destroyed) windows.delete(window);
    else if (kind === eventKinds.mapRequest) letIn(window);
    else if (kind === eventKinds.configureRequest) windows.set(window, grant(x, event));
    else if (kind === eventKinds.mapped && !front.has(window)) front.raise();
  });
}

const areaOf = ({ width, height }: Bounds): number => width * height;

function behind(sheet: number, window: number): Buffer {
  const mask = configureMasks.sibling | configureMasks.stacking;
  return Buffer.concat([words(window), halves(mask, 0), words(sheet, stacking.below)]);
}

/** Lets a window have the place and size that it asks for; the order of the windows is ours. @returns them */
function grant(x: XConnection, event: XEvent): Bounds {
  const window = event.readUInt32LE(8);
  const wished = event.readUInt16LE(26) & configureMasks.placeAndBorder;
  const fields = [16, 18, 20, 22, 24].map((at, index) => (index < 2 ? event.readInt16LE(at) : event.readUInt16LE(at)));
  const values = fields.filter((_, index) => wished & (1 << index));
  if (wished) x.send(opcodes.configureWindow, 0, Buffer.concat([words(window), halves(wished, 0), words(...values)]));
  return boundsAt(event, 16);
}
