import { useSignal } from '@preact/signals';
import type { RecordKey, RecordKind } from '../../../db/model/api/records.ts';
import type { Body, WorkshopApi } from '../api/client.ts';
import { isRefusal } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { type Key, language, t } from '../app/i18n.ts';
import { recordHref } from '../app/route.ts';
import { kindForms } from '../kinds/kinds.ts';
import { TextField } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { DuplicateList, useDuplicates } from './Duplicates.tsx';
import { idFrom } from './id-from.ts';

interface NewRecordProps {
  kind: RecordKind;
  /** Initial values, beside those of every record of the kind. */
  initial?: Body;
  onClose(): void;
}

/** Asks for the title of a new record, warns of records with a similar one, and opens its draft. */
export function NewRecord({ kind, initial, onClose }: NewRecordProps) {
  const { api } = useWorkshop();
  const title = useSignal('');
  const duplicates = useDuplicates(kind, title.value);
  const form = kindForms[kind];
  const create = async (): Promise<void> => {
    const body = { ...form.fresh(), ...initial };
    if (form.title) body[form.title] = { ...(body[form.title] as object), [language.value]: title.value.trim() };
    if ('order' in body) body.order = await nextOrder(api, kind);
    const id = await freeId(api, kind, idFrom([title.value], kind));
    await api.saveDraft({ kind, id }, { baseRevision: 0, body: { id, ...body } });
    location.hash = recordHref(kind, id);
  };
  return (
    <FormDialog
      title={t('newRecord.title', { kind: t(`kind.${kind}` as Key) })}
      submit={t('newRecord.begin')}
      canSubmit={title.value.trim() !== ''}
      onClose={onClose}
      onSubmit={create}
    >
      <TextField
        label={t(form.title ? 'newRecord.name' : 'newRecord.short')}
        required
        autoFocus
        value={title.value}
        onInput={(next) => (title.value = next)}
      />
      <DuplicateList records={duplicates} />
    </FormDialog>
  );
}

/** The position after the last: two records cannot have the same. */
async function nextOrder(api: WorkshopApi, kind: RecordKind): Promise<number> {
  const { cells } = await api.records({ kind, sort: 'order', order: 'desc', columns: ['order'], limit: 1 });
  const [last] = cells[0]?.[0] ?? [];
  return typeof last === 'number' ? last + 1 : 1;
}

/** The wanted id, with a number where it is taken. */
export async function freeId(api: WorkshopApi, kind: RecordKind, wanted: string): Promise<string> {
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
}

/** Opens a draft of a new record with the content of another. */
export async function duplicateRecord(api: WorkshopApi, { kind, id: original }: RecordKey, body: Body): Promise<void> {
  const id = await freeId(api, kind, original.replace(/-\d{1,2}$/, ''));
  // Facts of the ledger belong to one record.
  const { fact: _, factId: __, ...copied } = body;
  await api.saveDraft({ kind, id }, { baseRevision: 0, body: { ...copied, id } });
  location.hash = recordHref(kind, id);
}
