import { t } from '../../shared/i18n/i18n.ts';
import { sheet, type TakeHome } from '../navigation/sheet.ts';

/** Opens the code with what a visitor takes home of this screen. @param look the class of its neighbours */
export function TakeHomeButton({ of, look }: { of: TakeHome; look: string | undefined }) {
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
