import { useLayoutEffect, useRef } from 'preact/hooks';
import type { BaseMap, LayerName, Shape } from './base-map.ts';
import { overscan } from './camera.ts';
import { expand, overlap, type Rect, type Size } from './geometry.ts';
import styles from './map.module.css';
import { type Fit, fitTo } from './projection.ts';
import { fitInView, type View } from './view.ts';

interface BaseCanvasProps {
  map: BaseMap;
  size: Size;
  view: View;
  /** A gesture is in progress: the picture is stretched, and repainted when it ends. */
  moving: boolean;
  theme: string;
}

/** Land, water and borders, painted a little beyond the panel so that a drag has something to show. */
export function BaseCanvas({ map, size, view, moving, theme }: BaseCanvasProps) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const paintedRef = useRef<View | null>(null);
  useLayoutEffect(() => {
    paintedRef.current = null;
  }, [map, size.width, size.height, theme]);
  useLayoutEffect(() => {
    const canvas = canvasRef.current;
    if (!canvas) return;
    if (moving && paintedRef.current) {
      canvas.style.transform = stretchTo(view, paintedRef.current);
      return;
    }
    const area = paintedArea(size, view);
    Object.assign(canvas.style, placeCanvas(area));
    drawBase(canvas, map, fitInView(fitTo(size), view), area);
    paintedRef.current = view;
  }, [map, size.width, size.height, view, moving, theme]);
  return <canvas ref={canvasRef} class={styles.base} />;
}

function paintedArea(size: Size, { scale }: View): Rect {
  const share = scale > 1 ? overscan : 0;
  return expand({ x: 0, y: 0, ...size }, { width: size.width * share, height: size.height * share });
}

function placeCanvas({ x, y, width, height }: Rect) {
  return {
    left: `${x}px`,
    top: `${y}px`,
    width: `${width}px`,
    height: `${height}px`,
    transform: '',
    transformOrigin: `${-x}px ${-y}px`,
  };
}

function stretchTo({ scale, x, y }: View, painted: View): string {
  const ratio = scale / painted.scale;
  return `translate(${x - painted.x * ratio}px, ${y - painted.y * ratio}px) scale(${ratio})`;
}

/**
 * Draws the base map into a rectangle of the panel, in the colours (`--map-…`) that apply to the canvas.
 * @param toPanel from map units to pixels of the panel
 * @param area the part of the panel that the canvas shows
 */
function drawBase(canvas: HTMLCanvasElement, map: BaseMap, toPanel: Fit, area: Rect) {
  const context = canvas.getContext('2d');
  if (!context) return;
  const style = getComputedStyle(canvas);
  const colour = (name: string): string => style.getPropertyValue(`--map-${name}`).trim();
  const density = devicePixelRatio;
  canvas.width = Math.round(area.width * density);
  canvas.height = Math.round(area.height * density);
  const scale = toPanel.scale * density;
  context.setTransform(scale, 0, 0, scale, (toPanel.x - area.x) * density, (toPanel.y - area.y) * density);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  const visible = toMapUnits(area, toPanel);
  const shapes = (name: LayerName): Shape[] => map.layers[name].filter(({ box }) => overlap(box, visible));
  const fill = (name: LayerName, token: string) => {
    context.fillStyle = colour(token);
    for (const { path } of shapes(name)) context.fill(path);
  };
  const stroke = (name: LayerName, token: string, widthPx: number, dashPx: number[] = []) => {
    context.strokeStyle = colour(token);
    context.lineWidth = widthPx / toPanel.scale;
    context.setLineDash(dashPx.map((px) => px / toPanel.scale));
    for (const { path } of shapes(name)) context.stroke(path);
  };
  const lineWidth = Math.min(1.6, Math.max(1, area.width / 1600));
  fill('country', 'land');
  fill('sea', 'water');
  stroke('rivers', 'river', 1.2 * lineWidth);
  fill('lakes', 'water');
  stroke('lakes', 'shore', 0.8 * lineWidth);
  stroke('neighbours', 'neighbour', lineWidth, [5, 4]);
  stroke('regions', 'region', lineWidth);
  stroke('sea', 'shore', 0.8 * lineWidth);
  stroke('country', 'border', 1.5 * lineWidth);
}

function toMapUnits({ x, y, width, height }: Rect, toPanel: Fit): Rect {
  const { scale } = toPanel;
  return { x: (x - toPanel.x) / scale, y: (y - toPanel.y) / scale, width: width / scale, height: height / scale };
}
