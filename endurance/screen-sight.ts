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
const stride = 3;

/** Share of the screen that may be foreign: rounding moves some colours between letters and stone out of range. */
const tolerated = 0.002;

/** Minimum share of the screen that differs from stone when it shows text. */
const written = 0.0005;

/**
 * Classifies a frame of Xvfb (`-fbdir`, an XWD file of 32 bits a pixel).
 *
 * Stone is `#12110f`. What the kiosk paints on it lies between stone and bone (`#efe8db`), ash (`#a69d90`) or ember
 * (`#d9784a`): all are warm, red ≥ green ≥ blue, and lighter ones are warmer. Chromium's own surfaces are not: white, its
 * greys (`#5f6368`, `#202124`) and its blue are neutral or cold. A pixel that is too cold for its lightness is foreign.
 */
export function lookAt(xwd: Buffer): Look {
  const [width, height] = [xwd.readUInt32BE(16), xwd.readUInt32BE(20)];
  const first = xwd.readUInt32BE(0) + xwd.readUInt32BE(76) * 12;
  let [looked, foreign, black, stone] = [0, 0, 0, 0];
  for (let y = 0; y < height; y += stride) {
    for (let x = 0; x < width; x += stride) {
      const at = first + (y * width + x) * 4;
      const [blue = 0, green = 0, red = 0] = [xwd[at], xwd[at + 1], xwd[at + 2]];
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
export const frameOf = (folder: string): Buffer => readFileSync(join(folder, 'Xvfb_screen0'));
