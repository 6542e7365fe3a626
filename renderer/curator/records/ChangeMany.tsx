import { useSignal } from '@preact/signals';
import { Undo2 } from 'lucide';
import type { RecordKind } from '../../../db/model/api/records.ts';
import type { ManyChange, ManyPreview } from '../../../db/model/api/selection.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Check, SelectField, TextField } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Stack } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Segments } from '../ui/Segments.tsx';
import { useAction } from '../ui/use-action.ts';
import { columnsOf, type ListColumn } from './columns.ts';
import { type ListFilter, queryOf } from './list-address.ts';
import { NewValue } from './NewValue.tsx';
import { PreviewedChanges } from './PreviewedChanges.tsx';

const ways = ['replace', 'set'] as const;

interface ChangeManyProps {
  kind: RecordKind;
  filter: ListFilter;
  /** Ids of chosen records; empty: every record of the list. */
  chosen: readonly string[];
  total: number;
  onClose(): void;
  /** What is asked first. */
  first?: (typeof ways)[number];
  /** Records were changed, or changed back. */
  onChanged(): void;
}

/** The same change of many records: what is to change, what it does cell by cell, and the way back. */
export function ChangeMany(props: ChangeManyProps) {
  const preview = useSignal<ManyPreview | null>(null);
  const batch = useSignal<string | null>(null);
  if (batch.value) return <Changed {...props} batch={batch.value} count={preview.value?.count ?? 0} />;
  if (preview.value) {
    return (
      <ManyPreviewed
        {...props}
        preview={preview.value}
        onBack={() => (preview.value = null)}
        onWritten={(written) => {
          batch.value = written;
          props.onChanged();
        }}
      />
    );
  }
  return <WantedChange {...props} onPreview={(next) => (preview.value = next)} />;
}

/** Asks what is to change. */
function WantedChange({
  kind,
  filter,
  chosen,
  total,
  first = 'replace',
  onClose,
  onPreview,
}: ChangeManyProps & { onPreview(preview: ManyPreview): void }) {
  const { api } = useWorkshop();
  const way = useSignal<(typeof ways)[number]>(first);
  const find = useSignal('');
  const replacement = useSignal('');
  const wholeWords = useSignal(true);
  const field = useSignal<string | null>(null);
  const value = useSignal<Parameters<typeof NewValue>[0]['value']>(undefined);
  const columns = columnsOf(kind).filter((column) => column.field !== null);
  const settable = columns.filter(isSettable);
  const column = settable.find(({ name }) => name === field.value);
  const change: ManyChange | null =
    way.value === 'replace'
      ? find.value === ''
        ? null
        : {
            change: 'replace',
            find: find.value,
            replacement: replacement.value,
            wholeWords: wholeWords.value,
            field: field.value,
          }
      : column && value.value !== undefined
        ? { change: 'set', field: column.name, value: value.value }
        : null;
  const prepare = async (): Promise<void> => {
    if (change === null) return;
    const ids = chosen.length > 0 ? [...chosen] : undefined;
    onPreview(await api.prepareMany({ ...queryOf(kind, filter), kind, ids, change }));
  };
  const choices = way.value === 'replace' ? columns.filter(({ field: of }) => of && isWritten(of.form)) : settable;
  return (
    <FormDialog
      title={t('many.title', { count: chosen.length || total })}
      submit={t('many.preview')}
      canSubmit={change !== null}
      onClose={onClose}
      onSubmit={prepare}
    >
      <Segments
        label={t('many.what')}
        options={ways}
        value={way.value}
        text={(each) => t(`many.${each}`)}
        onChoose={(next) => {
          way.value = next;
          field.value = null;
          value.value = undefined;
        }}
      />
      {way.value === 'replace' && (
        <>
          <TextField
            label={t('many.find')}
            required
            autoFocus
            value={find.value}
            onInput={(next) => (find.value = next)}
          />
          <TextField
            label={t('many.with')}
            hint={t('many.withHint')}
            value={replacement.value}
            onInput={(next) => (replacement.value = next)}
          />
          <Check checked={wholeWords.value} onChange={(checked) => (wholeWords.value = checked)}>
            {t('many.wholeWords')}
          </Check>
        </>
      )}
      <SelectField
        key={way.value}
        label={t('many.field')}
        none={t(way.value === 'replace' ? 'many.anyField' : 'lists.filter.choose')}
        value={field.value}
        options={choices.map(({ name, label }) => [name, label])}
        onChoose={(next) => {
          field.value = next;
          value.value = undefined;
        }}
      />
      {way.value === 'set' && column && (
        <NewValue key={column.name} column={column} value={value.value} onValue={(next) => (value.value = next)} />
      )}
    </FormDialog>
  );
}

/** Forms of which one value holds for many records. */
const isSettable = ({ field }: ListColumn): boolean =>
  field !== null && ['choice', 'reference', 'date', 'number', 'flag', 'line', 'trilingual'].includes(field.form);

/** Forms whose words people write. */
const isWritten = (form: string): boolean =>
  ['line', 'lines', 'trilingual', 'citations', 'list', 'words', 'value'].includes(form);

interface PreviewProps extends ChangeManyProps {
  preview: ManyPreview;
  onBack(): void;
  onWritten(batch: string | null): void;
}

/** What changes, record by record and cell by cell. */
function ManyPreviewed({ kind, preview, onBack, onClose, onWritten }: PreviewProps) {
  const { api } = useWorkshop();
  const reason = useSignal('');
  const { id, count, first, refused } = preview;
  const write = async (): Promise<void> => {
    if (id !== null) onWritten((await api.changeMany(id, reason.value.trim())).batch);
  };
  return (
    <FormDialog
      title={t('many.previewTitle', { count })}
      submit={t('many.do', { count })}
      cancel={t('many.back')}
      canSubmit={id !== null && reason.value.trim() !== ''}
      wide
      onClose={id === null ? onClose : onBack}
      onSubmit={write}
    >
      {count === 0 && <p>{t('many.nothing')}</p>}
      {refused.length > 0 && <Notice tone="live">{t('many.refused', { count: refused.length })}</Notice>}
      <PreviewedChanges kind={kind} first={first} count={count} />
      {id !== null && (
        <TextField
          label={t('many.reason')}
          required
          maxLength={2000}
          value={reason.value}
          onInput={(next) => (reason.value = next)}
        />
      )}
    </FormDialog>
  );
}

/** The change is written, and can be taken back whole. */
function Changed({ batch, count, onClose, onChanged }: ChangeManyProps & { batch: string; count: number }) {
  const { api } = useWorkshop();
  const isUndone = useSignal(false);
  const { busy, failure, run } = useAction();
  const undo = async (): Promise<void> => {
    await api.undoBatch(batch);
    isUndone.value = true;
    onChanged();
  };
  return (
    <Dialog
      title={t('many.doneTitle')}
      onClose={onClose}
      foot={
        <>
          {!isUndone.value && (
            <Button icon={Undo2} disabled={busy} onClick={() => void run(undo)}>
              {t('many.undo')}
            </Button>
          )}
          <Button look="primary" onClick={onClose}>
            {t('dialog.close')}
          </Button>
        </>
      }
    >
      <Stack>
        <p role="status">{t(isUndone.value ? 'many.undone' : 'many.done', { count })}</p>
        {failure && <Notice tone="live">{failure}</Notice>}
      </Stack>
    </Dialog>
  );
}
