import { useSignal } from '@preact/signals';
import { Bookmark, Columns3, Download, X } from 'lucide';
import type { RecordKind } from '../../../db/model/api/records.ts';
import { type TableFormat, tableFormats } from '../../../db/model/api/tables.ts';
import { useWorkshop } from '../app/context.ts';
import { language, t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { Check, TextField } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Segments } from '../ui/Segments.tsx';
import { saveAs } from '../ui/save-as.ts';
import { columnsOf, type ListColumn } from './columns.ts';
import { type ListFilter, listHref, queryOf } from './list-address.ts';
import styles from './Records.module.css';

interface ListToolsProps {
  kind: RecordKind | null;
  filter: ListFilter;
  shown: readonly ListColumn[];
}

/** Columns, saved searches and the list as a file. */
export function ListTools({ kind, filter, shown }: ListToolsProps) {
  const open = useSignal<'columns' | 'save' | 'export' | null>(null);
  const close = () => (open.value = null);
  return (
    <div class={styles.tools}>
      {kind && (
        <Button look="plain" icon={Columns3} onClick={() => (open.value = 'columns')}>
          {t('lists.columns')}
        </Button>
      )}
      <Button look="plain" icon={Bookmark} onClick={() => (open.value = 'save')}>
        {t('lists.save')}
      </Button>
      {filter.list !== 'drafts' && (
        <Button look="plain" icon={Download} onClick={() => (open.value = 'export')}>
          {t('lists.export')}
        </Button>
      )}
      {open.value === 'columns' && kind && <ColumnsDialog kind={kind} shown={shown} onClose={close} />}
      {open.value === 'save' && <SaveSearch address={listHref(kind, filter)} onClose={close} />}
      {open.value === 'export' && <ExportDialog kind={kind} filter={filter} shown={shown} onClose={close} />}
    </div>
  );
}

interface ColumnsDialogProps {
  kind: RecordKind;
  shown: readonly ListColumn[];
  onClose(): void;
}

function ColumnsDialog({ kind, shown, onClose }: ColumnsDialogProps) {
  const { preferences } = useWorkshop();
  const chosen = useSignal(shown.map(({ name }) => name));
  const toggle = (name: string, isChosen: boolean): void => {
    chosen.value = isChosen ? [...chosen.value, name] : chosen.value.filter((each) => each !== name);
  };
  const store = async (): Promise<void> => {
    await preferences.change({ columns: { ...preferences.chosen.peek().columns, [kind]: chosen.value } });
    onClose();
  };
  return (
    <FormDialog title={t('lists.columnsTitle')} submit={t('lists.columnsShow')} onClose={onClose} onSubmit={store}>
      <div class={styles.choices}>
        {columnsOf(kind)
          .filter(({ name }) => name !== 'title')
          .map(({ name, label }) => (
            <Check key={name} checked={chosen.value.includes(name)} onChange={(checked) => toggle(name, checked)}>
              {label}
            </Check>
          ))}
      </div>
    </FormDialog>
  );
}

function SaveSearch({ address, onClose }: { address: string; onClose(): void }) {
  const { preferences } = useWorkshop();
  const name = useSignal('');
  const store = async (): Promise<void> => {
    const others = (preferences.chosen.peek().searches ?? []).filter((each) => each.name !== name.value.trim());
    await preferences.change({ searches: [...others, { name: name.value.trim(), address }] });
    onClose();
  };
  return (
    <FormDialog
      title={t('lists.saveTitle')}
      submit={t('lists.saveDo')}
      canSubmit={name.value.trim() !== ''}
      onClose={onClose}
      onSubmit={store}
    >
      <TextField
        label={t('lists.saveName')}
        hint={t('lists.saveHint')}
        required
        autoFocus
        maxLength={100}
        value={name.value}
        onInput={(next) => (name.value = next)}
      />
    </FormDialog>
  );
}

/** The account's saved searches, each a link and a button that drops it. */
export function SavedSearches() {
  const { preferences } = useWorkshop();
  const { searches = [] } = preferences.chosen.value;
  if (searches.length === 0) return null;
  const drop = (name: string): void =>
    void preferences.change({ searches: searches.filter((each) => each.name !== name) }).catch(() => {});
  return (
    <nav class={styles.saved} aria-label={t('lists.saved')}>
      {searches.map(({ name, address }) => (
        <span key={name} class={styles.savedOne}>
          <a class={styles.savedLink} href={address}>
            {name}
          </a>
          <Button look="plain" icon={X} aria-label={t('field.remove', { label: name })} onClick={() => drop(name)} />
        </span>
      ))}
    </nav>
  );
}

function ExportDialog({ kind, filter, shown, onClose }: ListToolsProps & { onClose(): void }) {
  const { api } = useWorkshop();
  const format = useSignal<TableFormat>('xlsx');
  const send = async (): Promise<void> => {
    const columns = columnsOf(kind).filter(({ name }) => name === 'title' || shown.some((each) => each.name === name));
    const file = await api.sheet({
      ...queryOf(kind, filter),
      lang: language.peek(),
      format: format.value,
      columns: columns.map(({ name, label, words }) => ({ field: name, heading: label, words })),
    });
    saveAs(`esimde-${kind ?? 'records'}.${format.value}`, file);
    onClose();
  };
  return (
    <FormDialog title={t('lists.exportTitle')} submit={t('lists.exportDo')} onClose={onClose} onSubmit={send}>
      <p>{t('lists.exportLead')}</p>
      <Segments
        label={t('lists.exportFormat')}
        options={tableFormats}
        value={format.value}
        text={(each) => each.toUpperCase()}
        onChoose={(next) => (format.value = next)}
      />
    </FormDialog>
  );
}
