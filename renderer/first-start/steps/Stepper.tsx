import { Minus, Plus } from 'lucide';
import { useRepeat } from '../../shared/keyboard/use-key-press.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import styles from './Steps.module.css';

interface StepperProps {
  /** What is set, as text. */
  text: string;
  less: string;
  more: string;
  onStep(by: -1 | 1): void;
}

/** A value between − and +; held, they repeat. */
export function Stepper({ text, less, more, onStep }: StepperProps) {
  const down = useRepeat(() => onStep(-1));
  const up = useRepeat(() => onStep(1));
  return (
    <div class={styles.stepper}>
      <button type="button" class={styles.sign} aria-label={less} {...down}>
        <Icon node={Minus} />
      </button>
      <output class={styles.value}>{text}</output>
      <button type="button" class={styles.sign} aria-label={more} {...up}>
        <Icon node={Plus} />
      </button>
    </div>
  );
}
