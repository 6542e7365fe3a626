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
  /** A second touch at once would undo the first, or go a step too far. */
  singleTouch?: boolean;
  onPress(): unknown;
}

export function BarButton(props: BarButtonProps) {
  const { icon, label, hint, lang, pressed, expanded, chosen, onPress } = props;
  const { singleTouch = pressed !== undefined } = props;
  return (
    <button
      type="button"
      class={styles.button}
      lang={lang}
      aria-pressed={pressed}
      data-single-touch={singleTouch ? '' : undefined}
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
