import { useSignal } from '@preact/signals';
import { Bold, BookOpen, BookText, CircleHelp, Italic, MapPin, Quote } from 'lucide';
import type { RefObject } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { RecordKind } from '../../../db/model/api/records.ts';
import { type Key, t } from '../app/i18n.ts';
import { useForm } from '../form/context.ts';
import { type Path, valueAt } from '../form/path.ts';
import { RecordPicker } from '../records/RecordPicker.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import input from '../ui/Field.module.css';
import styles from './MarkupTools.module.css';
import { linked, marked, type Span, wrapped } from './markup.ts';

const targets = [
  { kind: 'term', icon: BookText },
  { kind: 'camp', icon: MapPin },
  { kind: 'text', icon: BookOpen },
  { kind: 'question', icon: CircleHelp },
  { kind: 'claim', icon: Quote },
] as const;
type Target = (typeof targets)[number]['kind'];

interface MarkupToolsProps {
  /** Holds the fields of the three languages. */
  columns: RefObject<HTMLElement | null>;
  /** Of the text in its three languages. */
  path: Path;
}

/** Buttons for the Markdown subset; they change the field that last had the focus. */
export function MarkupTools({ columns, path }: MarkupToolsProps) {
  const { form } = useForm();
  const last = useRef<HTMLTextAreaElement | null>(null);
  const linking = useSignal<Target | null>(null);
  useEffect(() => {
    const element = columns.current;
    const remember = ({ target }: Event): void => {
      if (target instanceof HTMLTextAreaElement) last.current = target;
    };
    element?.addEventListener('focusin', remember);
    return () => element?.removeEventListener('focusin', remember);
  }, [columns]);

  const change = (next: (text: string, span: Span) => { text: string; span: Span }): void => {
    const field = last.current ?? columns.current?.querySelector('textarea');
    if (!field) return;
    const own = [...path, field.dataset.language ?? 'kk'];
    const { text, span } = next(String(valueAt(form.body.value, own) ?? ''), {
      start: field.selectionStart,
      end: field.selectionEnd,
    });
    form.pause();
    form.write(own, text);
    form.pause();
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(span.start, span.end);
    });
  };
  const point = (kind: RecordKind, id: string): void => {
    linking.value = null;
    change((text, span) => (kind === 'claim' ? marked(text, span, id) : linked(text, span, kind, id)));
  };
  return (
    <div class={styles.tools} role="toolbar" aria-label={t('markup.label')}>
      <Button
        look="plain"
        icon={Bold}
        aria-label={t('markup.strong')}
        title={t('markup.strong')}
        onClick={() => change((text, span) => wrapped(text, span, '**'))}
      />
      <Button
        look="plain"
        icon={Italic}
        aria-label={t('markup.emphasis')}
        title={t('markup.emphasis')}
        onClick={() => change((text, span) => wrapped(text, span, '*'))}
      />
      {targets.map(({ kind, icon }) => (
        <Button key={kind} look="plain" icon={icon} onClick={() => (linking.value = kind)}>
          <span class={styles.word}>{t(`markup.${kind}`)}</span>
        </Button>
      ))}
      {linking.value && <LinkDialog kind={linking.value} onChoose={point} onClose={() => (linking.value = null)} />}
    </div>
  );
}

interface LinkDialogProps {
  kind: RecordKind;
  onChoose(kind: RecordKind, id: string): void;
  onClose(): void;
}

/** Asks for the record that a link leads to. */
function LinkDialog({ kind, onChoose, onClose }: LinkDialogProps) {
  const id = useId();
  return (
    <Dialog title={t(`markup.${kind}` as Key)} onClose={onClose}>
      <div class={styles.seek}>
        <label class={input.label} for={id}>
          {t('picker.search')}
        </label>
        <RecordPicker id={id} kind={kind} autoFocus onChoose={(record) => onChoose(kind, record.id)} />
      </div>
    </Dialog>
  );
}
