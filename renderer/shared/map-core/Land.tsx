import { Fragment, type RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { overscan } from './camera.ts';
import { expand, type Rect, type Size } from './geometry.ts';
import { paintInWorker } from './land/land-painter.ts';
import type { LandColours } from './land/paint-land.ts';
import styles from './map.module.css';
import type { Fit } from './projection.ts';

interface LandProps {
  size: Size;
  /** The land as it is seen when nothing is zoomed; the same as `fit` where nothing can be. */
  wholeFit: Fit;
  /** The land as it is seen now. */
  fit: Fit;
  /** A gesture is in progress: the pictures are stretched, and repainted when it ends. */
  moving: boolean;
  theme: string;
  onPainted?(): void;
}

/**
 * The land under camps or people: the whole of it, and over it, when zoomed, the part in view with finer scratches. Pictures
 * are painted for a zoom step and moved under the hand.
 */
export function Land({ size, wholeFit, fit, moving, theme, onPainted }: LandProps) {
  const isWhole = Math.abs(fit.scale / wholeFit.scale - 1) < 0.001;
  const whole = { x: 0, y: 0, ...size };
  const near = expand(whole, { width: size.width * overscan, height: size.height * overscan });
  // A picture painted for another size lies at the wrong place: nothing of it is shown until the land is painted again.
  return (
    <Fragment key={`${size.width} ${size.height}`}>
      <LandCanvas area={whole} wanted={wholeFit} fit={fit} theme={theme} onPainted={onPainted} />
      {!isWhole && <LandCanvas area={near} wanted={moving ? null : fit} fit={fit} theme={theme} />}
    </Fragment>
  );
}

interface LandCanvasProps {
  area: Rect;
  /** What to paint; null: leave the picture as it is. */
  wanted: Fit | null;
  fit: Fit;
  theme: string;
  onPainted?(): void;
}

function LandCanvas({ area, wanted, fit, theme, onPainted }: LandCanvasProps) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const paintedRef = useRef<Fit | null>(null);
  const latest = useRef({ fit, onPainted });
  latest.current = { fit, onPainted };
  useLayoutEffect(() => stretch(canvasRef, paintedRef.current, fit), [fit.scale, fit.x, fit.y]);
  useEffect(() => {
    const canvas = canvasRef.current;
    if (!canvas || !wanted) return;
    const left = new AbortController();
    const show = async () => {
      const bitmap = await paintInWorker(pictureOf(canvas, area, wanted), left.signal);
      if (left.signal.aborted) return bitmap.close();
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
      paintedRef.current = wanted;
      stretch(canvasRef, wanted, latest.current.fit);
      latest.current.onPainted?.();
    };
    // Without the land the camps are shown on the bare stone; the next view asks for it again.
    show().catch(() => {});
    return () => left.abort();
  }, [wanted?.scale, wanted?.x, wanted?.y, area.width, area.height, theme]);
  const { x, y, width, height } = area;
  const style = { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` };
  return <canvas ref={canvasRef} class={styles.land} style={{ ...style, transformOrigin: `${-x}px ${-y}px` }} />;
}

/** Moves a picture from where it was painted to where it is seen. */
function stretch({ current }: RefObject<HTMLCanvasElement | null>, painted: Fit | null, { scale, x, y }: Fit): void {
  if (!current) return;
  current.style.visibility = painted ? 'visible' : 'hidden';
  if (!painted) return;
  const ratio = scale / painted.scale;
  current.style.transform = `translate(${x - painted.x * ratio}px, ${y - painted.y * ratio}px) scale(${ratio})`;
}

function pictureOf(canvas: HTMLCanvasElement, { x, y, width, height }: Rect, fit: Fit) {
  const density = devicePixelRatio;
  return {
    size: { width: Math.round(width * density), height: Math.round(height * density) },
    toPixels: { scale: fit.scale * density, x: (fit.x - x) * density, y: (fit.y - y) * density },
    density,
    colours: coloursOf(canvas),
  };
}

function coloursOf(canvas: HTMLCanvasElement): LandColours {
  const style = getComputedStyle(canvas);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    stone: token('stone'),
    land: token('land'),
    water: token('water'),
    line: token('ash'),
    bone: token('bone'),
    strength: Number(token('land-strength')) || 1,
  };
}
