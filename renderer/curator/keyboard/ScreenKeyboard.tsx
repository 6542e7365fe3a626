import { useSignal } from '@preact/signals';
import { ArrowBigUp, ArrowLeft, ArrowRight, ChevronDown, CornerDownLeft, Delete, Space } from 'lucide';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import visitorStyles from '../../shared/keyboard/Keyboard.module.css';
import { KeyboardKey, KeyboardVariants } from '../../shared/keyboard/KeyboardKey.tsx';
import { keyboardLayouts } from '../../shared/keyboard/keyboard-layout.ts';
import { useKeyPress, useRepeat } from '../../shared/keyboard/use-key-press.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { language, t, translateIn } from '../app/i18n.ts';
import { isKiosk } from '../app/kiosk.ts';
import styles from './ScreenKeyboard.module.css';
import { enter, erase, isWritable, step, type WritableField, write } from './typing.ts';

/**
 * The keyboard on the kiosk's touch screen while a field has the focus; no system keyboard appears there. Each dialog
 * has its own, because elements outside a modal dialog cannot be touched.
 */
export function ScreenKeyboard() {
  const field = useSignal<WritableField | null>(null);
  const own = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isKiosk()) return;
    let isPressed = false;
    const follow = (): void => {
      const { activeElement } = document;
      // Hiding the keys moves the page, so a pressed button must be released first.
      if (isPressed && !isWritable(activeElement)) return;
      const isOurs = activeElement?.closest('dialog') === own.current?.closest('dialog');
      field.value = isWritable(activeElement) && isOurs ? activeElement : null;
    };
    // A tap gives the focus to a button before it is clicked, and the keys may only hide after that.
    const followField = (): void => {
      if (isWritable(document.activeElement)) follow();
    };
    // Between two fields the focus is on none for a moment.
    const followSoon = (): void => void setTimeout(follow);
    const press = ({ type }: Event): void => {
      isPressed = type === 'pointerdown';
      if (!isPressed) followSoon();
    };
    const presses = ['pointerdown', 'pointerup', 'pointercancel'];
    for (const type of presses) addEventListener(type, press, { capture: true });
    addEventListener('focusin', followField);
    addEventListener('focusout', followSoon);
    follow();
    return () => {
      for (const type of presses) removeEventListener(type, press, { capture: true });
      removeEventListener('focusin', followField);
      removeEventListener('focusout', followSoon);
    };
  }, [field]);
  const current = field.value;
  useLayoutEffect(() => {
    // The keys are fixed to the screen, so the section itself has no height.
    const keys = own.current?.firstElementChild;
    if (!current || !keys) return;
    const { style } = document.documentElement;
    style.setProperty('--keyboard-height', `${keys.getBoundingClientRect().height}px`);
    current.scrollIntoView({ block: 'center' });
    return () => style.removeProperty('--keyboard-height');
  }, [current]);
  return (
    <section ref={own} aria-label={current ? t('keyboard.label') : undefined}>
      {current && <Keys field={current} onHide={() => current.blur()} />}
    </section>
  );
}

const layers = [...languages, 'symbols'] as const;

/** Letters of the three languages, capitals, marks; a held key offers its variants, as on the visitors' keyboard. */
function Keys({ field, onHide }: { field: WritableField; onHide(): void }) {
  const layer = useSignal<Layer>(languages.find((each) => each === field.lang) ?? language.peek());
  const capital = useSignal(false);
  const put = (letter: string): void => {
    write(field, capital.value ? letter.toUpperCase() : letter);
    capital.value = false;
  };
  const { offered, choice, events } = useKeyPress(put);
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
            {each === 'symbols' ? t('keyboard.symbols') : translateIn(each)('language.short')}
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

/** The meaning of each key. */
type Layer = Language | 'symbols';

const digits = '1234567890';
/** Marks of the texts, of EDTF dates, of the Markdown subset and of passphrases. */
const symbols = ['-–—/~.,:;…', '«»“”„"’()?!', '*_[]^{}#@&+', '=%°№$€<>|\\'];

/** Rows of keys, the digits above the letters as on a desk. */
function rowsOf(layer: Layer): string[] {
  return [digits, ...(layer === 'symbols' ? symbols : [...keyboardLayouts[layer].slice(0, -1), lastRow(layer)])];
}

/** A full stop, a comma and a hyphen are in every sentence. */
const lastRow = (layer: Language): string => `${keyboardLayouts[layer].at(-1) ?? ''}.,-`;

const columnsOf = (layer: Layer): number => Math.max(...rowsOf(layer).map((row) => [...row].length));
