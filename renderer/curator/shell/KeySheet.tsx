import { useSignal } from '@preact/signals';
import { Keyboard } from 'lucide';
import { useEffect } from 'preact/hooks';
import { t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { findId } from './Find.tsx';
import styles from './KeySheet.module.css';

const keys = [
  ['F1', 'keys.help'],
  ['?', 'keys.sheet'],
  ['/', 'keys.search'],
  ['N', 'keys.new'],
  ['↓ ↑', 'keys.rows'],
  ['Ctrl S', 'keys.save'],
  ['Ctrl Enter', 'keys.submit'],
  ['Ctrl Z', 'keys.undo'],
  ['Ctrl Shift Z', 'keys.redo'],
  ['Esc', 'keys.close'],
] as const;

/** The keys of the workshop: a sheet that lists them, and those that work on every screen. */
export function KeySheet() {
  const isOpen = useSignal(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      // Where a letter is on the keyboard: in a Cyrillic layout, too.
      if (event.key === '?') isOpen.value = true;
      else if (event.key === '/' || event.code === 'Slash') focusSearch();
      else if (event.code === 'KeyN') document.querySelector<HTMLElement>('main [data-new]')?.click();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <Button look="plain" icon={Keyboard} aria-label={t('keys.title')} onClick={() => (isOpen.value = true)} />
      {isOpen.value && (
        <Dialog title={t('keys.title')} onClose={() => (isOpen.value = false)}>
          <dl class={styles.keys}>
            {keys.map(([key, words]) => (
              <div key={key} class={styles.key}>
                <dt>
                  {key.split(' ').map((each) => (
                    <kbd key={each} class={styles.cap}>
                      {each}
                    </kbd>
                  ))}
                </dt>
                <dd>{t(words)}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </>
  );
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]');

/** That of the list on the screen, else that of the whole workshop. */
function focusSearch(): void {
  (document.querySelector<HTMLElement>('main input[type=search]') ?? document.getElementById(findId))?.focus();
}
