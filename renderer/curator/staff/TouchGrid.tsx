import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { SeenAtGlass } from '../../../db/model/api/staff.ts';
import { t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { useModal } from '../ui/Dialog.tsx';
import styles from './TouchGrid.module.css';
import { createTouchGrid, shapeFor } from './touch-grid.ts';

interface TouchGridProps {
  onFound(touch: NonNullable<SeenAtGlass['touch']>): void;
}

const lookMs = 250;
/** Time without a new cell after which the button to stop is shown. */
const patienceMs = 8_000;
/** Shows the last cell before the grid closes. */
const farewellMs = 500;

/** Covers the screen with cells to touch. Ends when all were touched, or by its button or Escape. */
export function TouchGrid({ onFound }: TouchGridProps) {
  const own = useRef<HTMLDialogElement>(null);
  const shape = useMemo(() => shapeFor(innerWidth, innerHeight), []);
  const grid = useMemo(() => createTouchGrid(shape), [shape]);
  const byMouse = useRef(false);
  const left = useSignal(grid.left());
  const isSlow = useSignal(false);
  const draws = useSignal(0);
  const end = (): void => onFound({ ...grid.found(), byMouse: byMouse.current });

  useModal(own);
  useEffect(() => {
    let newestMs = performance.now();
    const look = (): void => {
      grid.look(performance.now());
      if (grid.left() < left.value) newestMs = performance.now();
      left.value = grid.left();
      isSlow.value = performance.now() - newestMs > patienceMs;
      draws.value += 1;
    };
    const onTouch = (event: PointerEvent): void => {
      const isDown = event.type === 'pointerdown' || event.buttons !== 0;
      if (!isDown || (event.target as Element | null)?.closest?.('button')) return;
      byMouse.current ||= event.pointerType === 'mouse';
      const row = Math.floor((event.clientY / innerHeight) * shape.rows);
      const column = Math.floor((event.clientX / innerWidth) * shape.columns);
      if (row < 0 || row >= shape.rows || column < 0 || column >= shape.columns) return;
      grid.touch(event.pointerId, row * shape.columns + column, performance.now());
      look();
    };
    const onLift = ({ pointerId }: PointerEvent): void => grid.lift(pointerId);
    const ears = new AbortController();
    const options = { capture: true, signal: ears.signal };
    addEventListener('pointerdown', onTouch, options);
    addEventListener('pointermove', onTouch, options);
    addEventListener('pointerup', onLift, options);
    addEventListener('pointercancel', onLift, options);
    const looking = setInterval(look, lookMs);
    return () => {
      ears.abort();
      clearInterval(looking);
    };
  }, [grid, shape, left, isSlow, draws]);
  const isWhole = left.value === 0;
  useEffect(() => {
    if (!isWhole) return;
    const ending = setTimeout(end, farewellMs);
    return () => clearTimeout(ending);
  }, [isWhole]);

  void draws.value;
  const cells = Array.from({ length: shape.rows * shape.columns }, (_, cell) => cell);
  return (
    <dialog
      ref={own}
      class={styles.grid}
      style={{ gridTemplate: `repeat(${shape.rows}, 1fr) / repeat(${shape.columns}, 1fr)` }}
      aria-label={t('staff.check.touch')}
      onCancel={(event) => {
        event.preventDefault();
        end();
      }}
    >
      {cells.map((cell) => (
        <div key={cell} class={styles.cell} data-state={grid.stateOf(cell)} />
      ))}
      <div class={styles.words}>
        <p>{t('staff.grid.lead', { left: left.value })}</p>
        {isSlow.value && !isWhole && (
          <>
            <p>{t('staff.grid.slow')}</p>
            <Button look="primary" onClick={end}>
              {t('staff.grid.stop')}
            </Button>
          </>
        )}
      </div>
    </dialog>
  );
}
