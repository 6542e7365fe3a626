import type { IconNode } from 'lucide';
import styles from './BarButton.module.css';
import { Icon } from './Icon.tsx';

interface BarButtonProps {
  icon?: IconNode;
  word: string;
  /** Said to a screen reader beside the word. */
  hint?: string;
  lang?: string;
  /** A switch that is on or off. */
  pressed?: boolean;
  /** What the button opens is open. */
  expanded?: boolean;
  /** The screen that the button leads to is the one shown. */
  chosen?: boolean;
  onPress(): unknown;
}

export function BarButton({ icon, word, hint, lang, pressed, expanded, chosen, onPress }: BarButtonProps) {
  return (
    <button
      type="button"
      class={styles.button}
      lang={lang}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-current={chosen ? 'page' : undefined}
      aria-label={hint ? `${word}, ${hint}` : undefined}
      onClick={() => void onPress()}
    >
      {icon && <Icon node={icon} />}
      <span>{word}</span>
    </button>
  );
}
