import { useEffect, useRef } from 'preact/hooks';
import styles from './Tally.module.css';
import { type Stroke, seedOf, strokeAt, tallyStrokes } from './tally.ts';

interface TallyProps {
  strokes: number;
  /** Seeds the drawing: the same claim always looks the same. */
  claimId: string;
  /** The stroke at the left edge of this height in pixels is drawn in ember: a person. */
  markAt?: number | undefined;
}

/** The tally, drawn once. It fades in as a whole by CSS and never counts up. */
export function Tally({ strokes, claimId, markAt }: TallyProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const drawing = new ResizeObserver(() => drawTally(element, tallyOf(element, strokes, claimId), markAt));
    const stopWaiting = whenVisible(element, () => {
      drawing.observe(element);
      element.dataset.seen = 'true';
    });
    return () => {
      stopWaiting();
      drawing.disconnect();
    };
  }, [strokes, claimId, markAt]);
  return <canvas ref={canvas} class={styles.tally} data-strokes={strokes} />;
}

/** Calls back once, when any part of the element is visible. */
function whenVisible(element: Element, callback: () => void): () => void {
  const waiting = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    waiting.disconnect();
    callback();
  });
  waiting.observe(element);
  return () => waiting.disconnect();
}

const tallyOf = ({ clientWidth, clientHeight }: HTMLCanvasElement, count: number, claimId: string): Stroke[] =>
  tallyStrokes(count, clientWidth, clientHeight, seedOf(claimId));

function drawTally(canvas: HTMLCanvasElement, strokes: readonly Stroke[], markAt: number | undefined): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return;
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  context.scale(devicePixelRatio, devicePixelRatio);
  context.fillStyle = getComputedStyle(canvas).color;
  for (const stroke of strokes) drawStroke(context, stroke);
  const mark = markAt === undefined ? null : strokeAt(strokes, markAt);
  if (mark === null) return;
  context.fillStyle = getComputedStyle(canvas).getPropertyValue('--ember');
  const longer = (mark.toY - mark.fromY) * 0.3;
  drawStroke(context, { ...mark, fromY: mark.fromY - longer, toY: mark.toY + longer, width: mark.width * 3, depth: 1 });
}

/** One stroke, wide at its start and thin at its end. */
function drawStroke(context: CanvasRenderingContext2D, { fromX, fromY, toX, toY, width, bend, depth }: Stroke): void {
  const length = Math.hypot(toX - fromX, toY - fromY) || 1;
  const half = Math.max(1, width) / 2;
  const [acrossX, acrossY] = [(fromY - toY) / length, (toX - fromX) / length];
  const [middleX, middleY] = [(fromX + toX) / 2 + acrossX * bend, (fromY + toY) / 2 + acrossY * bend];
  const thin = half * 0.35;
  context.globalAlpha = depth;
  context.beginPath();
  context.moveTo(fromX + acrossX * half, fromY + acrossY * half);
  context.quadraticCurveTo(
    middleX + acrossX * half,
    middleY + acrossY * half,
    toX + acrossX * thin,
    toY + acrossY * thin,
  );
  context.lineTo(toX - acrossX * thin, toY - acrossY * thin);
  context.quadraticCurveTo(
    middleX - acrossX * half,
    middleY - acrossY * half,
    fromX - acrossX * half,
    fromY - acrossY * half,
  );
  context.fill();
}
