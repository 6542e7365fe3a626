import { t } from '../../shared/i18n/i18n.ts';
import { sheet, type TakeHome } from '../navigation/sheet.ts';
import styles from './TakeHome.module.css';

/** Opens the code with what a visitor takes home of this screen. @param look the class of its neighbours, if it has any */
export function TakeHomeButton({ of, look = styles.button }: { of: TakeHome; look?: string | undefined }) {
  return (
    <button
      type="button"
      class={look}
      aria-haspopup="dialog"
      data-take-home
      onClick={() => (sheet.value = { kind: 'take-home', takeHome: of })}
    >
      {t('takeHome.open')}
    </button>
  );
}
