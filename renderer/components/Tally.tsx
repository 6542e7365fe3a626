import { useEffect, useRef } from 'preact/hooks';
import { tallyStrokes } from '../state/tally.ts';
import styles from './Tally.module.css';

interface TallyProps {
  strokes: number;
  /** Which wall: the same seed is always scratched by the same hand. */
  seed: number;
}

/** The tally: drawn once, then still. It fades in as a whole and never counts up. */
export function Tally({ strokes, seed }: TallyProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new ResizeObserver(() => scratch(element, strokes, seed));
    observer.observe(element);
    return () => observer.disconnect();
  }, [strokes, seed]);
  return <canvas ref={canvas} class={styles.tally} />;
}

function scratch(canvas: HTMLCanvasElement, count: number, seed: number): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return;
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  context.scale(devicePixelRatio, devicePixelRatio);
  context.strokeStyle = getComputedStyle(canvas).color;
  context.lineCap = 'round';
  for (const stroke of tallyStrokes(count, width, height, seed)) {
    context.globalAlpha = stroke.depth;
    context.lineWidth = Math.max(1, stroke.width);
    context.beginPath();
    context.moveTo(stroke.fromX, stroke.fromY);
    context.lineTo(stroke.toX, stroke.toY);
    context.stroke();
  }
}
