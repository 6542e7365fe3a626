import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../app/i18n.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Stack } from './layout.tsx';
import { Notice } from './Notice.tsx';
import { useAction } from './use-action.ts';

interface FormDialogProps {
  title: string;
  /** Labels of the buttons. */
  submit: string;
  cancel?: string;
  canSubmit?: boolean;
  wide?: boolean;
  onClose(): void;
  /** The dialog stays open and busy until this settles; a rejection is shown in it. */
  onSubmit(): unknown;
  /** Words for a rejection; by default those for a refusal of the service. */
  explain?: (error: unknown) => string;
  children: ComponentChildren;
}

/** A dialog with a form or a question, a button to submit and one to cancel. */
export function FormDialog(props: FormDialogProps) {
  const {
    title,
    submit,
    cancel = t('dialog.cancel'),
    canSubmit = true,
    wide,
    onClose,
    onSubmit,
    explain,
    children,
  } = props;
  const formId = useId();
  const { busy, failure, run } = useAction(explain);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isSubmit = (event.ctrlKey || event.metaKey) && (event.key === 'Enter' || event.code === 'KeyS');
      // A dialog over this one is submitted alone.
      const isOnTop = form.current?.closest('dialog') === [...document.querySelectorAll('dialog[open]')].at(-1);
      if (!isSubmit || !isOnTop) return;
      event.preventDefault();
      form.current?.requestSubmit();
    };
    // Wherever the focus is: a button that disappears leaves it to the page.
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <Dialog
      title={title}
      wide={wide}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button look="primary" type="submit" form={formId} disabled={!canSubmit || busy}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          // A dialog over this one has a form of its own.
          if (event.target !== event.currentTarget) return;
          if (canSubmit) void run(onSubmit);
        }}
      >
        <Stack>
          {children}
          {failure && <Notice tone="live">{failure}</Notice>}
        </Stack>
      </form>
    </Dialog>
  );
}
