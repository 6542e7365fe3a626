import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the screen shows at one moment. `black`: the bare X server. `foreign`: anything a visitor must not see. */
export type Sight = 'content' | 'stone' | 'black' | 'foreign';

export interface Look {
  sight: Sight;
  /** Share of pixels that the kiosk never paints. */
  foreign: number;
}

/** Every third pixel of every third line is sampled: enough for anything visible. */
const step = 3;

/** Share of the screen that may be foreign: rounding moves some colours between letters and stone out of range. */
const tolerated = 0.002;

/** Minimum share of the screen that differs from stone when it shows text. */
const written = 0.0005;

/** The pixels of a screen. */
export interface Picture {
  width: number;
  height: number;
  /** Of the first pixel, and how many bytes a pixel has. */
  start: number;
  stride: number;
  bytes: Buffer;
  /** Which byte of a pixel is red, which is blue. */
  red: number;
  blue: number;
}

/** A frame of Xvfb (`-fbdir`, an XWD file of 32 bits a pixel). */
const readXwd = (bytes: Buffer): Picture => ({
  ...{ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), stride: 4, red: 2, blue: 0 },
  ...{ start: bytes.readUInt32BE(0) + bytes.readUInt32BE(76) * 12, bytes },
});

/** A picture of QEMU's monitor (`P6`). */
export function readPpm(bytes: Buffer): Picture {
  const [head = '', width, height] = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 64)) ?? [];
  return { width: Number(width), height: Number(height), start: head.length, stride: 3, bytes, red: 0, blue: 2 };
}

/**
 * Classifies a picture of a screen.
 *
 * Stone is `#12110f`. What the kiosk paints on it lies between stone and bone (`#efe8db`), ash (`#a69d90`) or ember
 * (`#d9784a`): all are warm, red ≥ green ≥ blue, and lighter ones are warmer. Chromium's own surfaces are not: white, its
 * greys (`#5f6368`, `#202124`) and its blue are neutral or cold. A pixel that is too cold for its lightness is foreign.
 */
export function lookAt({ width, height, start, stride, bytes, ...channel }: Picture): Look {
  let [looked, foreign, black, stone] = [0, 0, 0, 0];
  for (let y = 0; y < height; y += step) {
    for (let x = 0; x < width; x += step) {
      const at = start + (y * width + x) * stride;
      const [red = 0, green = 0, blue = 0] = [bytes[at + channel.red], bytes[at + 1], bytes[at + channel.blue]];
      looked++;
      if (isStone(red, green, blue)) stone++;
      else if (red + green + blue < 9) black++;
      else if (isForeign(red, green, blue)) foreign++;
    }
  }
  const share = foreign / looked;
  if (black / looked > 0.5) return { sight: 'black', foreign: share };
  if (share > tolerated || black / looked > tolerated) return { sight: 'foreign', foreign: share };
  return { sight: 1 - stone / looked > written ? 'content' : 'stone', foreign: share };
}

const isStone = (red: number, green: number, blue: number): boolean =>
  Math.abs(red - 0x12) <= 2 && Math.abs(green - 0x11) <= 2 && Math.abs(blue - 0x0f) <= 2;

/** Bone is lighter than stone by 221 and warmer (red minus blue) by 17; a tolerance of five covers rounding. */
const isForeign = (red: number, green: number, blue: number): boolean =>
  red - blue < 3 + (17 * (red - 0x12)) / 221 - 5 || green > red + 4 || blue > green + 4 || red > 0xf3;

/** Frames of one display. */
export const frameOf = (folder: string): Picture => readXwd(readFileSync(join(folder, 'Xvfb_screen0')));
