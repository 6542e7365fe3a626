/** The requests that the kiosk makes of an X server, by their numbers in the protocol. */
export const opcodes = {
  createWindow: 1,
  changeWindowAttributes: 2,
  mapWindow: 8,
  unmapWindow: 10,
  configureWindow: 12,
  grabKey: 33,
  createPixmap: 53,
  createGc: 55,
  clearArea: 61,
  fillRectangle: 70,
  createCursor: 93,
} as const;

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
