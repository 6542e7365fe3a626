import type { Bounds } from '../../../kiosk/displays.ts';

/** The requests that the kiosk makes of an X server, by their numbers in the protocol. */
export const opcodes = {
  createWindow: 1,
  changeWindowAttributes: 2,
  mapWindow: 8,
  unmapWindow: 10,
  configureWindow: 12,
  getAtomName: 17,
  grabKey: 33,
  createPixmap: 53,
  createGc: 55,
  clearArea: 61,
  fillRectangle: 70,
  createCursor: 93,
  queryExtension: 98,
} as const;

/** The events that the kiosk hears of, by their numbers in the protocol. */
export const eventKinds = {
  created: 16,
  destroyed: 17,
  mapped: 19,
  mapRequest: 20,
  configured: 22,
  configureRequest: 23,
} as const;

/** Which values a ConfigureWindow brings. */
export const configureMasks = { place: 0xf, placeAndBorder: 0x1f, size: 0xc, sibling: 0x20, stacking: 0x40 } as const;

export const stacking = { above: 0, below: 1 } as const;

/** Position and size, which are adjacent in every event that reports them. */
export const boundsAt = (event: Buffer, at: number): Bounds => ({
  x: event.readInt16LE(at),
  y: event.readInt16LE(at + 2),
  width: event.readUInt16LE(at + 4),
  height: event.readUInt16LE(at + 6),
});

/** Numbers of 32 bits each, negative ones as they are. */
export function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4);
  return bytes;
}

/** Numbers of 16 bits each. */
export function halves(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value & 0xffff, index * 2);
  return bytes;
}
