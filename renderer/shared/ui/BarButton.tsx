import type { IconNode } from 'lucide';
import styles from './BarButton.module.css';
import { Icon } from './Icon.tsx';

interface BarButtonProps {
  icon?: IconNode;
  label: string;
  /** For screen readers, in addition to the label. */
  hint?: string;
  lang?: string;
  /** State of a toggle. */
  pressed?: boolean;
  /** What the button opens is open. */
  expanded?: boolean;
  /** The button's screen is the current one. */
  chosen?: boolean;
  onPress(): unknown;
}

export function BarButton({ icon, label, hint, lang, pressed, expanded, chosen, onPress }: BarButtonProps) {
  return (
    <button
      type="button"
      class={styles.button}
      lang={lang}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-current={chosen ? 'page' : undefined}
      aria-label={hint ? `${label}, ${hint}` : undefined}
      onClick={() => void onPress()}
    >
      {icon && <Icon node={icon} />}
      <span>{label}</span>
    </button>
  );
}
