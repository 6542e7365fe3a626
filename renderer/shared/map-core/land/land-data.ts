import type { Rect } from '../geometry.ts';
import { type HeightGrid, type Terrain, terrainOf } from './terrain.ts';

/** `assets/map/land.json`: lines in steps of the file, the first point and then differences. */
interface LandFile {
  /** Map units in a step. */
  step: number;
  relief: HeightGrid;
  country: number[][];
  border: number[][];
  neighbours: number[][];
  regions: number[][];
  water: number[][][];
  engraving: number[][];
  /** Large, middle, small and smallest. */
  rivers: [number[][], number[][], number[][], number[][]];
  /** Of every 500 m, and those between. */
  contours: [number[][], number[][]];
}

/** The data of the land: `assets/map/land.json`, or its address; `assets/map/heights.gz` in Base64, or its address. */
export type LandSource = { land: string; heights: string } | { land: LandFile; base64: string };

/** A line or an area in map units with its bounding box. */
export interface Shape {
  path: Path2D;
  box: Rect;
}

export interface Land {
  window: Rect;
  terrain: Terrain;
  /** Relief as a picture of one pixel to a node, light and shade. */
  relief: ImageBitmap;
  country: Path2D;
  border: Shape[];
  neighbours: Shape[];
  regions: Shape[];
  water: Shape[];
  engraving: Shape[];
  rivers: Shape[][];
  contours: Shape[][];
}

let loading: Promise<Land> | null = null;

/** The land, loaded once. @throws when it cannot be loaded; the next call tries again */
export function readLand(source: LandSource): Promise<Land> {
  loading ??= loadLand(source).catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function loadLand(source: LandSource): Promise<Land> {
  const [file, packed] = await ('base64' in source
    ? Promise.all([source.land, unzip(new Response(bytesOf(source.base64)))])
    : Promise.all([
        load(source.land).then((reply) => reply.json() as Promise<LandFile>),
        load(source.heights).then(unzip),
      ]));
  const { step, relief } = file;
  const terrain = terrainOf(relief, packed);
  const lines = (each: number[][]): Shape[] => each.map((line) => shapeOf([line], step));
  const country = new Path2D();
  for (const { path } of file.country.map((ring) => shapeOf([ring], step))) country.addPath(path);
  return {
    window: {
      x: relief.x,
      y: relief.y,
      width: (relief.columns - 1) * relief.spacing,
      height: (relief.rows - 1) * relief.spacing,
    },
    terrain,
    relief: await createImageBitmap(new ImageData(terrain.shading, relief.columns, relief.rows)),
    country,
    border: lines(file.border),
    neighbours: lines(file.neighbours),
    regions: lines(file.regions),
    water: file.water.map((rings) => shapeOf(rings, step)),
    engraving: lines(file.engraving),
    rivers: file.rivers.map(lines),
    contours: file.contours.map(lines),
  };
}

async function load(url: string): Promise<Response> {
  const reply = await fetch(url);
  if (!reply.ok) throw new Error(`land: ${reply.status}`);
  return reply;
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));

async function unzip(reply: Response): Promise<Uint8Array> {
  const plain = reply.body?.pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

function shapeOf(rings: number[][], step: number): Shape {
  const path = new Path2D();
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    let [x, y] = [0, 0];
    for (let index = 0; index < ring.length; index += 2) {
      x += (ring[index] ?? 0) * step;
      y += (ring[index + 1] ?? 0) * step;
      if (index === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  return { path, box: { x: left, y: top, width: right - left, height: bottom - top } };
}
