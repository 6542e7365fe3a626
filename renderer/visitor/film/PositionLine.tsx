import { useRef } from 'preact/hooks';
import { t } from '../../shared/i18n/i18n.ts';
import styles from './PositionLine.module.css';

interface PositionLineProps {
  seconds: number;
  /** In seconds; 0 as long as it is not known. */
  duration: number;
  onSeek(seconds: number): void;
}

/** How far a film is: a drag, a tap anywhere on the line, or keys. */
export function PositionLine({ seconds, duration, onSeek }: PositionLineProps) {
  const line = useRef<HTMLDivElement>(null);
  const at = t('film.position', { now: clock(seconds), of: clock(duration) });
  const follow = ({ clientX }: PointerEvent): void => {
    const { left, width } = line.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    if (duration > 0) onSeek(Math.min(1, Math.max(0, (clientX - left) / width)) * duration);
  };
  return (
    <div class={styles.row}>
      <div
        class={styles.slider}
        role="slider"
        tabIndex={0}
        aria-label={t('film.line')}
        aria-valuemin={0}
        aria-valuemax={Math.round(duration)}
        aria-valuenow={Math.round(seconds)}
        aria-valuetext={at}
        onKeyDown={(event) => {
          const next = secondsByKey(event.key, seconds, duration);
          if (next === null) return;
          event.preventDefault();
          onSeek(next);
        }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && follow(event)}
      >
        <div ref={line} class={styles.line}>
          <span
            class={styles.thumb}
            style={{ left: `${duration > 0 ? (100 * Math.min(seconds, duration)) / duration : 0}%` }}
          />
        </div>
      </div>
      <span class={styles.time} aria-hidden="true" data-unspoken>
        {at}
      </span>
    </div>
  );
}

/** Up and down lead on to other controls: a keypad has no other keys for it. */
const keySteps: Record<string, number> = { ArrowRight: 5, ArrowLeft: -5, PageUp: 30, PageDown: -30 };

/** The place that a key leads to; null: not a key of the line. */
function secondsByKey(key: string, seconds: number, duration: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return duration;
  const step = keySteps[key];
  return step === undefined ? null : Math.min(duration, Math.max(0, seconds + step));
}

/** `3:05`, `1:02:07`. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (part: number): string => String(part).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  return minutes < 60
    ? `${minutes}:${two(whole % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}
