import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { RecordKind, RecordSummary } from '../../../db/model/api/workshop.ts';
import { type Body, isRefusal } from '../api/client.ts';
import { refusalWords } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { type Key, language, t } from '../app/i18n.ts';
import { recordHref } from '../app/route.ts';
import { kindForms } from '../kinds/kinds.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import input from '../ui/Field.module.css';
import { focusOnce } from '../ui/focus-once.ts';
import { Notice } from '../ui/Notice.tsx';
import { DuplicateList } from './Duplicates.tsx';
import { idFrom } from './id-from.ts';
import styles from './NewRecord.module.css';

interface NewRecordProps {
  kind: RecordKind;
  /** What it begins with, beside what every record of its kind does. */
  beginsWith?: Body;
  onClose(): void;
}

/** Begins a record: what it is called, in whatever language one has at hand, and whether it is there already. */
export function NewRecord({ kind, beginsWith, onClose }: NewRecordProps) {
  const { api } = useWorkshop();
  const inputId = useId();
  const title = useSignal('');
  const failure = useSignal<string | null>(null);
  const alike = useAlike(kind, title.value);
  const form = kindForms[kind];
  const begin = async (): Promise<void> => {
    const fresh = { ...form.fresh(), ...beginsWith };
    if (form.title) fresh[form.title] = { ...(fresh[form.title] as object), [language.value]: title.value.trim() };
    try {
      const id = await untakenId(idFrom([title.value], kind));
      await api.saveDraft({ kind, id }, { baseRevision: 0, body: { id, ...fresh } });
      location.hash = recordHref(kind, id);
    } catch (error) {
      failure.value = refusalWords(error);
    }
  };
  const untakenId = async (wanted: string): Promise<string> => {
    for (let number = 1; ; number++) {
      const id = number === 1 ? wanted : `${wanted}-${number}`;
      const isTaken = await api.record({ kind, id }).then(
        () => true,
        (error) => {
          if (isRefusal(error, 'not-found')) return false;
          throw error;
        },
      );
      if (!isTaken) return id;
    }
  };
  return (
    <Dialog title={t('newRecord.title', { kind: t(`kind.${kind}` as Key) })} onClose={onClose}>
      <form
        class={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <div>
          <label class={input.label} for={inputId}>
            {t(form.title ? 'newRecord.name' : 'newRecord.short')}
          </label>
          <input
            id={inputId}
            class={input.input}
            required
            ref={focusOnce}
            value={title.value}
            onInput={(event) => (title.value = event.currentTarget.value)}
          />
        </div>
        <DuplicateList records={alike} />
        {failure.value && <Notice tone="live">{failure.value}</Notice>}
        <div class={styles.acts}>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button look="primary" type="submit" disabled={title.value.trim() === ''}>
            {t('newRecord.begin')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const pauseMs = 350;

/** Records that a title may repeat, asked for while it is typed. */
export function useAlike(kind: RecordKind, title: string, ownId?: string): RecordSummary[] {
  const { api } = useWorkshop();
  const alike = useSignal<RecordSummary[]>([]);
  useEffect(() => {
    if (title.trim().length < 3) {
      alike.value = [];
      return;
    }
    const timer = setTimeout(() => {
      api.duplicates(kind, title).then(
        (found) => (alike.value = found.filter(({ id }) => id !== ownId)),
        () => {},
      );
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [api, kind, title, ownId]);
  return alike.value;
}
