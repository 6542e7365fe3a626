import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { t } from '../../curator/app/i18n.ts';
import { longSide } from '../millimetre.ts';
import { HeadOf } from './StepHead.tsx';
import { Stepper } from './Stepper.tsx';
import styles from './Steps.module.css';
import type { StepProps } from './step-props.ts';

/** A bank card (ISO/IEC 7810, ID-1), in millimetres. */
const card = { width: 85.6, height: 53.98 };
/** Of the long side, as the settings allow it. */
const limits = { min: 100, max: 5_000 };

const cardPx = (screenWidthMm: number): number => (longSide() / screenWidthMm) * card.width;
const widthOf = (px: number): number =>
  Math.min(limits.max, Math.max(limits.min, Math.round((longSide() / px) * card.width)));

/** The screen is measured with a card that everybody has. */
export function SizeStep({ values, onAnswer }: StepProps) {
  const px = useSignal(cardPx(values.screenWidthMm));
  const grip = useRef<{ pointer: number; atX: number; px: number } | null>(null);
  const set = (next: number): void => {
    const screenWidthMm = widthOf(Math.max(1, next));
    // The frame stays on whole millimetres only when it is set from outside: it follows the finger.
    px.value = Math.min(cardPx(limits.min), Math.max(cardPx(limits.max), next));
    onAnswer({ screenWidthMm });
  };
  const release = (event: PointerEvent): void => {
    if (grip.current?.pointer === event.pointerId) grip.current = null;
  };
  return (
    <>
      <HeadOf step="size" />
      <div class={styles.cardRow}>
        <div
          class={styles.card}
          style={{ width: `${px.value}px`, height: `${(px.value * card.height) / card.width}px` }}
        >
          <span class="quiet">{t('firstStart.size.card')}</span>
        </div>
        <div
          class={styles.grip}
          role="slider"
          tabIndex={0}
          aria-label={t('firstStart.size.edge')}
          aria-valuemin={limits.min}
          aria-valuemax={limits.max}
          aria-valuenow={values.screenWidthMm}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            grip.current = { pointer: event.pointerId, atX: event.clientX, px: px.peek() };
          }}
          onPointerMove={({ pointerId, clientX }) => {
            const held = grip.current;
            if (held?.pointer === pointerId) set(held.px + clientX - held.atX);
          }}
          onPointerUp={release}
          onPointerCancel={release}
        />
      </div>
      <Stepper
        text={t('firstStart.size.result', { mm: values.screenWidthMm })}
        less={t('firstStart.size.smaller')}
        more={t('firstStart.size.larger')}
        onStep={(by) => set(px.peek() + by)}
      />
    </>
  );
}
