import { useSignal } from '@preact/signals';
import { ArrowBigUp, ArrowLeft, ArrowRight, ChevronDown, CornerDownLeft, Delete, Space } from 'lucide';
import { languages } from '../../../db/model/vocabulary.ts';
import { Icon } from '../../components/Icon.tsx';
import visitorStyles from '../../components/Keyboard.module.css';
import { KeyboardKey } from '../../components/KeyboardKey.tsx';
import { KeyboardVariants } from '../../components/KeyboardVariants.tsx';
import { useKeyHand } from '../../components/useKeyHand.ts';
import { useRepeat } from '../../components/useRepeat.ts';
import { language, t, wordsIn } from '../state/words.ts';
import styles from './Keys.module.css';
import { columnsOf, type Layer, rowsOf } from './rows.ts';
import { enter, erase, step, type WritableField, write } from './writing.ts';

const layers = [...languages, 'symbols'] as const;

/** Letters of the three languages, capitals, marks; a held key offers its variants, as on the visitors' keyboard. */
export function Keys({ field, onHide }: { field: WritableField; onHide(): void }) {
  const layer = useSignal<Layer>(languages.find((each) => each === field.lang) ?? language.peek());
  const capital = useSignal(false);
  const put = (letter: string): void => {
    write(field, capital.value ? letter.toUpperCase() : letter);
    capital.value = false;
  };
  const { offered, choice, events } = useKeyHand(put);
  const deleting = useRepeat(() => erase(field));
  const left = useRepeat(() => step(field, -1));
  const right = useRepeat(() => step(field, 1));
  return (
    <fieldset
      class={styles.keys}
      aria-label={t('keyboard.label')}
      data-capital={capital.value || undefined}
      {...events}
    >
      <div class={visitorStyles.letters} style={{ '--columns': columnsOf(layer.value) }}>
        {rowsOf(layer.value).map((row) => (
          <div key={row} class={visitorStyles.row}>
            {[...row].map((letter) => (
              <KeyboardKey key={letter} letter={letter} onLetter={put} />
            ))}
          </div>
        ))}
      </div>
      <div class={visitorStyles.foot}>
        <button
          type="button"
          class={visitorStyles.layout}
          aria-pressed={capital.value}
          aria-label={t('keyboard.shift')}
          onClick={() => (capital.value = !capital.value)}
        >
          <Icon node={ArrowBigUp} />
        </button>
        {layers.map((each) => (
          <button
            key={each}
            type="button"
            class={visitorStyles.layout}
            aria-pressed={each === layer.value}
            onClick={() => (layer.value = each)}
          >
            {each === 'symbols' ? t('keyboard.symbols') : wordsIn(each)('language.short')}
          </button>
        ))}
        <KeyboardKey letter=" " onLetter={put}>
          <Icon node={Space} />
          <span class="unseen">{t('keyboard.space')}</span>
        </KeyboardKey>
        <button type="button" class={visitorStyles.caret} aria-label={t('keyboard.left')} {...left}>
          <Icon node={ArrowLeft} />
        </button>
        <button type="button" class={visitorStyles.caret} aria-label={t('keyboard.right')} {...right}>
          <Icon node={ArrowRight} />
        </button>
        <button type="button" class={visitorStyles.wide} aria-label={t('keyboard.enter')} onClick={() => enter(field)}>
          <Icon node={CornerDownLeft} />
        </button>
        <button type="button" class={visitorStyles.wide} aria-label={t('keyboard.delete')} {...deleting}>
          <Icon node={Delete} />
        </button>
        <button type="button" class={visitorStyles.wide} aria-label={t('keyboard.hide')} onClick={onHide}>
          <Icon node={ChevronDown} />
        </button>
      </div>
      {offered && <KeyboardVariants key={offered.letter} offered={offered} choice={choice} />}
    </fieldset>
  );
}
