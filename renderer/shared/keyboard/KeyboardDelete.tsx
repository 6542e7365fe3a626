import { Delete } from 'lucide';
import { t } from '../i18n/i18n.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './Keyboard.module.css';
import { useRepeat } from './use-repeat.ts';

/** Takes the letter before the caret; held, one after another. */
export function KeyboardDelete({ onDelete }: { onDelete(): void }) {
  const erase = useRepeat(onDelete);
  return (
    <button type="button" class={styles.wide} data-key="delete" {...erase}>
      <Icon node={Delete} />
      {t('keyboard.delete')}
    </button>
  );
}
