import { useLayoutEffect, useRef } from 'preact/hooks';
import styles from '../../visitor/map/CampMap.module.css';
import { drawBase, inkAt } from './base-drawing.ts';
import type { BaseMap } from './base-map.ts';
import { overscan } from './camera.ts';
import { grown, type Rect, type Size } from './geometry.ts';
import { fitTo } from './projection.ts';
import { onPanel, type View } from './view.ts';

interface BaseCanvasProps {
  map: BaseMap;
  size: Size;
  view: View;
  /** Fingers are at work: the picture is stretched, and painted well when they rest. */
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
      canvas.style.transform = stretched(paintedRef.current, view);
      return;
    }
    const area = paintedArea(size, view);
    Object.assign(canvas.style, placeOf(area));
    drawBase(canvas, map, onPanel(fitTo(size), view), area, inkAt(canvas), devicePixelRatio);
    paintedRef.current = view;
  }, [map, size.width, size.height, view, moving, theme]);
  return <canvas ref={canvasRef} class={styles.base} />;
}

function paintedArea(size: Size, { scale }: View): Rect {
  const share = scale > 1 ? overscan : 0;
  return grown({ x: 0, y: 0, ...size }, { width: size.width * share, height: size.height * share });
}

function placeOf({ x, y, width, height }: Rect) {
  return {
    left: `${x}px`,
    top: `${y}px`,
    width: `${width}px`,
    height: `${height}px`,
    transform: '',
    transformOrigin: `${-x}px ${-y}px`,
  };
}

function stretched(painted: View, { scale, x, y }: View): string {
  const ratio = scale / painted.scale;
  return `translate(${x - painted.x * ratio}px, ${y - painted.y * ratio}px) scale(${ratio})`;
}
