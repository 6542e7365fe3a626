import type { Bounds } from '../../../kiosk/displays.ts';

/** Opcodes of the requests that the kiosk sends. */
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

/** Codes of the events that the kiosk handles. */
export const eventKinds = {
  created: 16,
  destroyed: 17,
  mapped: 19,
  mapRequest: 20,
  configured: 22,
  configureRequest: 23,
} as const;

/** Value masks of ConfigureWindow. */
export const configureMasks = { place: 0xf, placeAndBorder: 0x1f, size: 0xc, sibling: 0x20, stacking: 0x40 } as const;

export const stacking = { above: 0, below: 1 } as const;

/** Position and size, which are adjacent in every event that reports them. */
export const boundsAt = (event: Buffer, at: number): Bounds => ({
  x: event.readInt16LE(at),
  y: event.readInt16LE(at + 2),
  width: event.readUInt16LE(at + 4),
  height: event.readUInt16LE(at + 6),
});

/** Signed or unsigned 32-bit numbers. */
export function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, index * 4);
  return bytes;
}

/** 16-bit numbers. */
export function halves(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value & 0xffff, index * 2);
  return bytes;
}
