import type { BaseMap, LayerName, Piece } from './base-map.ts';
import { overlap, type Rect } from './geometry.ts';
import type { Fit } from './projection.ts';

/** Colours of the map, from the page's tokens. */
export interface Ink {
  land: string;
  water: string;
  border: string;
  region: string;
  neighbour: string;
  river: string;
  shore: string;
}

/** Reads the tokens that are in force at an element. */
export function inkAt(element: Element): Ink {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    land: token('--map-land'),
    water: token('--map-water'),
    border: token('--map-border'),
    region: token('--map-region'),
    neighbour: token('--map-neighbour'),
    river: token('--map-river'),
    shore: token('--map-shore'),
  };
}

/**
 * Draws the base map into a rectangle of the panel.
 * @param toPanel from map units to pixels of the panel
 * @param area the part of the panel that the canvas shows
 * @param density device pixels in one CSS pixel
 */
export function drawBase(canvas: HTMLCanvasElement, map: BaseMap, toPanel: Fit, area: Rect, ink: Ink, density: number) {
  const context = canvas.getContext('2d');
  if (!context) return;
  canvas.width = Math.round(area.width * density);
  canvas.height = Math.round(area.height * density);
  const scale = toPanel.scale * density;
  context.setTransform(scale, 0, 0, scale, (toPanel.x - area.x) * density, (toPanel.y - area.y) * density);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  const seen = (name: LayerName): Piece[] => map.layers[name].filter(({ box }) => overlap(box, inUnits(area, toPanel)));
  const fill = (name: LayerName, colour: string) => {
    context.fillStyle = colour;
    for (const { path } of seen(name)) context.fill(path);
  };
  const stroke = (name: LayerName, colour: string, widthPx: number, dashPx: number[] = []) => {
    context.strokeStyle = colour;
    context.lineWidth = widthPx / toPanel.scale;
    context.setLineDash(dashPx.map((px) => px / toPanel.scale));
    for (const { path } of seen(name)) context.stroke(path);
  };
  const finer = Math.min(1.6, Math.max(1, area.width / 1600));
  fill('country', ink.land);
  fill('sea', ink.water);
  stroke('rivers', ink.river, 1.2 * finer);
  fill('lakes', ink.water);
  stroke('lakes', ink.shore, 0.8 * finer);
  stroke('neighbours', ink.neighbour, finer, [5, 4]);
  stroke('regions', ink.region, finer);
  stroke('sea', ink.shore, 0.8 * finer);
  stroke('country', ink.border, 1.5 * finer);
}

function inUnits({ x, y, width, height }: Rect, toPanel: Fit): Rect {
  const { scale } = toPanel;
  return { x: (x - toPanel.x) / scale, y: (y - toPanel.y) / scale, width: width / scale, height: height / scale };
}
