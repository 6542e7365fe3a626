import { X } from 'lucide';
import type { ComponentChildren, RefObject } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../app/i18n.ts';
import { ScreenKeyboard } from '../keyboard/ScreenKeyboard.tsx';
import { Button } from './Button.tsx';
import styles from './Dialog.module.css';

interface DialogProps {
  title: string;
  /** By Escape and the cross; absent: it cannot be closed. */
  onClose?(): void;
  wide?: boolean;
  /** Hides the page around it. */
  covering?: boolean;
  /** Buttons at the foot. */
  foot?: ComponentChildren;
  children: ComponentChildren;
}

/** A modal dialog, which takes the focus and returns it. */
export function Dialog({ title, onClose, wide, covering, foot, children }: DialogProps) {
  const own = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useModal(own);
  return (
    <dialog
      ref={own}
      class={`${styles.dialog} ${wide ? styles.wide : ''} ${covering ? styles.covering : ''}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <div class={styles.head}>
        <h2 id={titleId} class={styles.title}>
          {title}
        </h2>
        {onClose && <Button look="plain" icon={X} aria-label={t('dialog.close')} onClick={onClose} />}
      </div>
      {children}
      {foot && <div class={styles.foot}>{foot}</div>}
      <ScreenKeyboard />
    </dialog>
  );
}

/** Opens a dialog while it is rendered; it takes the focus and returns it. */
export function useModal(own: RefObject<HTMLDialogElement | null>): void {
  useLayoutEffect(() => {
    const before = document.activeElement;
    const dialog = own.current;
    dialog?.showModal();
    return () => {
      // Elements under an open dialog cannot take the focus.
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [own]);
}
