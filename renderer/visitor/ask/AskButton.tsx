import { t } from '../../shared/i18n/i18n.ts';
import { useServices } from '../navigation/services.ts';
import styles from './AskButton.module.css';
import { beginLetter, type Draft } from './draft.ts';

interface AskButtonProps {
  /** What the screen already says of whom the letter is about. */
  about: Partial<Draft>;
  /** The class of its neighbours; then its words are short as theirs. */
  look?: string | undefined;
}

/** Begins a letter to the museum; absent until the museum sets a key. */
export function AskButton({ about, look }: AskButtonProps) {
  const { kiosk, navigator } = useServices();
  if (kiosk.askKey === undefined) return null;
  const write = (): void => {
    beginLetter(about);
    void navigator.go({ screen: 'ask' });
  };
  return (
    <button type="button" class={look ?? styles.write} data-ask-open onClick={write}>
      {t(look === undefined ? 'ask.open' : 'ask.write')}
    </button>
  );
}
