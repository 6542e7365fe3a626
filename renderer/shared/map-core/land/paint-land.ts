import { overlap, type Rect, type Size } from '../geometry.ts';
import type { Fit } from '../projection.ts';
import { scratches, scratchInto } from './hachures.ts';
import type { Land, Shape } from './land-data.ts';

/** What a picture of the land shows. */
export interface LandPicture {
  /** Device pixels. */
  size: Size;
  /** From map units to the picture's device pixels. */
  toPixels: Fit;
  /** Device pixels in a CSS pixel. */
  density: number;
  colours: LandColours;
}

export interface LandColours {
  stone: string;
  land: string;
  water: string;
  line: string;
  bone: string;
  /** Strength of relief and scratches, 0 … 1. */
  strength: number;
}

/** The strength of land beyond the border. */
const beyond = 0.36;
/** Map units over which the land ends in the dark. */
const fadeUnits = 45;
/** Pixels to a map unit from which small rivers are drawn. */
const nearScale = 6;

/** Paints a part of the land: relief and scratches, contours, waters, rivers, regions, borders. */
export async function paintLand(land: Land, picture: LandPicture): Promise<ImageBitmap> {
  const { size, toPixels, colours } = picture;
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = contextOf(canvas);
  const visible = toMapUnits(size, toPixels);
  const texture = paintTexture(land, picture, visible);
  const inMapUnits = () => context.setTransform(toPixels.scale, 0, 0, toPixels.scale, toPixels.x, toPixels.y);
  const ground = (strength: number) => {
    context.save();
    context.globalAlpha = strength * colours.strength;
    drawRelief(context, land);
    context.resetTransform();
    context.drawImage(texture, 0, 0);
    context.restore();
  };
  context.lineJoin = 'round';
  inMapUnits();
  ground(beyond);
  context.save();
  context.clip(land.country);
  context.fillStyle = colours.land;
  context.fill(land.country);
  ground(1);
  context.restore();
  drawWaterAndLines(context, land, picture, visible);
  fadeOut(context, land.window, toPixels, size);
  return canvas.transferToImageBitmap();
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d context');
  return context;
}

const toMapUnits = ({ width, height }: Size, { scale, x, y }: Fit): Rect => ({
  x: -x / scale,
  y: -y / scale,
  width: width / scale,
  height: height / scale,
});

function drawRelief(context: OffscreenCanvasRenderingContext2D, { relief, terrain }: Land): void {
  const { x, y, spacing, columns, rows } = terrain;
  context.imageSmoothingQuality = 'high';
  context.drawImage(relief, x - spacing / 2, y - spacing / 2, columns * spacing, rows * spacing);
}

/** Scratches and contours on a transparent ground. */
function paintTexture(land: Land, { size, toPixels, density, colours }: LandPicture, visible: Rect): OffscreenCanvas {
  const { width, height } = size;
  const canvas = new OffscreenCanvas(width, height);
  const context = contextOf(canvas);
  context.fillStyle = colours.bone;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  const image = new ImageData(width, height);
  new Uint32Array(image.data.buffer).fill(red | (green << 8) | (blue << 16));
  scratches(land.terrain, toPixels, visible, density, (each) => scratchInto(image.data, width, height, each));
  context.putImageData(image, 0, 0);
  context.setTransform(toPixels.scale, 0, 0, toPixels.scale, toPixels.x, toPixels.y);
  context.strokeStyle = colours.bone;
  context.lineWidth = (0.8 * density) / toPixels.scale;
  land.contours.forEach((shapes, index) => {
    context.globalAlpha = index === 0 ? 0.16 : 0.09;
    for (const { path, box } of shapes) if (overlap(box, visible)) context.stroke(path);
  });
  return canvas;
}

function drawWaterAndLines(
  context: OffscreenCanvasRenderingContext2D,
  land: Land,
  { toPixels, density, colours }: LandPicture,
  visible: Rect,
): void {
  const px = density / toPixels.scale;
  const each = (shapes: readonly Shape[], draw: (path: Path2D) => void) => {
    for (const { path, box } of shapes) if (overlap(box, visible)) draw(path);
  };
  const stroke = (shapes: readonly Shape[], colour: string, alpha: number, width: number, dash: number[] = []) => {
    context.strokeStyle = colour;
    context.globalAlpha = alpha;
    context.lineWidth = width * px;
    context.setLineDash(dash.map((length) => length * px));
    each(shapes, (path) => context.stroke(path));
    context.globalAlpha = 1;
  };
  const isNear = toPixels.scale / density > nearScale;
  const [large = [], middle = [], small = [], smallest = []] = land.rivers;
  stroke(large, colours.line, 0.58, 1.25);
  stroke(middle, colours.line, 0.32, 0.8);
  stroke(small, colours.line, isNear ? 0.26 : 0.16, 0.6);
  if (isNear) stroke(smallest, colours.line, 0.18, 0.6);
  context.fillStyle = colours.water;
  each(land.water, (path) => context.fill(path, 'evenodd'));
  stroke(land.engraving, colours.line, 0.2, 0.7);
  stroke(land.water, colours.line, 0.55, 0.9);
  stroke(land.neighbours, colours.line, 0.26, 0.9, [5, 4]);
  stroke(land.regions, colours.line, 0.36, 0.9, [1.5, 5]);
  stroke(land.border, colours.bone, 0.66, 1.5);
}

/** The data end in the dark, not in a line. */
function fadeOut(context: OffscreenCanvasRenderingContext2D, window: Rect, { scale, x, y }: Fit, size: Size): void {
  context.resetTransform();
  context.globalCompositeOperation = 'destination-out';
  const reach = fadeUnits * scale;
  const west = window.x * scale + x;
  const north = window.y * scale + y;
  const edges: [number, number, number, number][] = [
    [west, 0, west + reach, 0],
    [west + window.width * scale, 0, west + window.width * scale - reach, 0],
    [0, north, 0, north + reach],
    [0, north + window.height * scale, 0, north + window.height * scale - reach],
  ];
  for (const edge of edges) {
    const gradient = context.createLinearGradient(...edge);
    gradient.addColorStop(0, '#000');
    gradient.addColorStop(1, '#0000');
    context.fillStyle = gradient;
    context.fillRect(0, 0, size.width, size.height);
  }
}
