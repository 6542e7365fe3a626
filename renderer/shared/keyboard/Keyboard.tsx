import { ArrowLeft, ArrowRight, Delete, Eraser, Space } from 'lucide';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Language } from '../../../db/model/vocabulary.ts';
import { t, translateIn } from '../i18n/i18n.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './Keyboard.module.css';
import { KeyboardKey, KeyboardVariants } from './KeyboardKey.tsx';
import { columnsOf, digits, keyboardLayouts } from './keyboard-layout.ts';
import { screenKeyboard } from './screen-keyboard.ts';
import { useKeyPress, useRepeat } from './use-key-press.ts';

interface KeyboardProps {
  layout: Language;
  /** The layouts to choose from. */
  languages: readonly Language[];
  /** Without digits: what is typed are names. */
  lettersOnly?: boolean;
  /** Beside a list, in half of a wide screen: the digits are a row of their own. */
  beside?: boolean;
  /** Five keys beside the digits, such as the signs of an address. */
  signs?: string;
  onLayout(layout: Language): void;
  onLetter(letter: string): void;
  /** Deletes the letter before the caret. */
  onDelete(): void;
  /** Moves the caret by one letter. */
  onMove(step: -1 | 1): void;
  onClear(): void;
}

/** The visitor's on-screen keyboard. A held key offers variants of its letter. */
export function Keyboard({
  layout,
  languages,
  lettersOnly = false,
  beside = false,
  signs = '',
  onLayout,
  onLetter,
  onDelete,
  onMove,
  onClear,
}: KeyboardProps) {
  const rows = keyboardLayouts[layout];
  const isShown = screenKeyboard.value;
  const { offered, choice, events } = useKeyPress(onLetter);
  const deleting = useRepeat(onDelete);
  const left = useRepeat(() => onMove(-1));
  const right = useRepeat(() => onMove(1));
  const element = useRef<HTMLFieldSetElement>(null);
  useComesIntoSight(element);
  if (!isShown) return null;
  return (
    <fieldset
      ref={element}
      class={styles.keyboard}
      data-keyboard
      data-letters-only={lettersOnly}
      data-beside={beside}
      aria-label={t('keyboard.label')}
      {...events}
    >
      <div class={styles.letters} style={{ '--columns': columnsOf(layout) }}>
        {rows.map((row) => (
          <div key={row} class={styles.row}>
            {[...row].map((letter) => (
              <KeyboardKey key={letter} letter={letter} onLetter={onLetter} />
            ))}
            {row === rows.at(-1) && (
              <button type="button" class={styles.wide} data-key="delete" {...deleting}>
                <Icon node={Delete} />
                {t('keyboard.delete')}
              </button>
            )}
          </div>
        ))}
      </div>
      {!lettersOnly && (
        <div class={styles.digits} data-signs={signs !== ''}>
          {[...digits, ...signs].map((key) => (
            <KeyboardKey key={key} letter={key} onLetter={onLetter} />
          ))}
        </div>
      )}
      <div class={styles.foot}>
        {languages.map((each) => (
          <button
            key={each}
            type="button"
            class={styles.layout}
            lang={each}
            aria-pressed={each === layout}
            onClick={() => onLayout(each)}
          >
            {translateIn(each)('keyboard.alphabet')}
          </button>
        ))}
        <div class={styles.spaces}>
          <button type="button" class={styles.caret} aria-label={t('keyboard.left')} {...left}>
            <Icon node={ArrowLeft} />
          </button>
          <KeyboardKey letter=" " label={t('keyboard.space')} onLetter={onLetter}>
            <Icon node={Space} />
          </KeyboardKey>
          <button type="button" class={styles.caret} aria-label={t('keyboard.right')} {...right}>
            <Icon node={ArrowRight} />
          </button>
        </div>
        <button type="button" class={styles.wide} data-key="clear" onClick={onClear}>
          <Icon node={Eraser} />
          {t('keyboard.clear')}
        </button>
      </div>
      {offered && <KeyboardVariants key={offered.letter} offered={offered} choice={choice} />}
    </fieldset>
  );
}

/** A touched field is written into at once: in a page that is pulled down, the keys are below the foot of the screen. */
function useComesIntoSight(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const show = ({ target }: Event): void => {
      if (target instanceof Element && target.matches('input, textarea'))
        element.current?.scrollIntoView({ block: 'nearest' });
    };
    for (const type of ['focusin', 'click']) document.addEventListener(type, show);
    return () => {
      for (const type of ['focusin', 'click']) document.removeEventListener(type, show);
    };
  }, [element]);
}
