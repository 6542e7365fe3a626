import { ArrowLeft, ArrowRight, Eraser, Space } from 'lucide';
import type { Language } from '../../../db/model/vocabulary.ts';
import { alphabet } from '../../visitor/navigation/visit.ts';
import { useServices } from '../../visitor/shell/services.ts';
import { t, translateIn } from '../i18n/i18n.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './Keyboard.module.css';
import type { KeyboardProps } from './Keyboard.tsx';
import { KeyboardKey } from './KeyboardKey.tsx';
import { useRepeat } from './use-repeat.ts';

interface KeyboardFootProps extends Omit<KeyboardProps, 'onDelete'> {
  layout: Language;
}

/** The lowest row: the alphabets, the space, the caret, and the way to an empty field. */
export function KeyboardFoot({ layout, onLetter, onMove, onClear }: KeyboardFootProps) {
  const { kiosk } = useServices();
  const toLeft = useRepeat(() => onMove(-1));
  const toRight = useRepeat(() => onMove(1));
  return (
    <div class={styles.foot}>
      {kiosk.languages.map((each) => (
        <button
          key={each}
          type="button"
          class={styles.layout}
          lang={each}
          aria-pressed={each === layout}
          onClick={() => (alphabet.value = each)}
        >
          {translateIn(each)('keyboard.alphabet')}
        </button>
      ))}
      <div class={styles.spaces}>
        <button type="button" class={styles.caret} aria-label={t('keyboard.left')} {...toLeft}>
          <Icon node={ArrowLeft} />
        </button>
        <KeyboardKey letter=" " onLetter={onLetter}>
          <Icon node={Space} />
          {t('keyboard.space')}
        </KeyboardKey>
        <button type="button" class={styles.caret} aria-label={t('keyboard.right')} {...toRight}>
          <Icon node={ArrowRight} />
        </button>
      </div>
      <button type="button" class={styles.wide} data-key="clear" onClick={onClear}>
        <Icon node={Eraser} />
        {t('keyboard.clear')}
      </button>
    </div>
  );
}
