import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import {
  type NameEntry,
  type NameHit,
  type NameNote,
  nameFields,
  nameOfEntry,
  type WorkshopNameList,
} from '../../../db/model/api/names.ts';
import { useWorkshop } from '../app/context.ts';
import { language, t, visitorText } from '../app/i18n.ts';
import { RecordPicker } from '../records/RecordPicker.tsx';
import { Button } from '../ui/Button.tsx';
import input from '../ui/Field.module.css';
import { Check, SelectField, TextField } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Actions, Stack } from '../ui/layout.tsx';
import rows from '../ui/Rows.module.css';
import styles from './NameLists.module.css';

/** Does something, and says that it is done, or why it failed. */
export type Act = (work: () => Promise<unknown>, done: string) => void;

interface EntryNotesProps {
  lists: readonly WorkshopNameList[];
  notes: readonly NameNote[];
  fourEyes: boolean;
  onAct: Act;
}

interface Opened {
  list: string;
  row: number;
  entry: Pick<NameEntry, 'fields' | 'others'>;
}

/** Finds an entry, and says of it what its list does not: withdrawn, corrected, a person of the records. */
export function EntryNotes({ lists, notes, fourEyes, onAct }: EntryNotesProps) {
  const { api, session } = useWorkshop();
  const list = useSignal<string | null>(lists[0]?.id ?? null);
  const query = useSignal('');
  const hits = useSignal<NameHit[]>([]);
  const opened = useSignal<Opened | null>(null);
  const chosen = lists.find(({ id }) => id === list.value)?.id ?? lists[0]?.id;
  const find = (q: string): void => {
    query.value = q;
    if (chosen === undefined) return;
    void api.findNames(chosen, q).then(
      (found) => {
        if (query.value === q) hits.value = found;
      },
      () => {
        hits.value = [];
      },
    );
  };
  const open = async (id: string, row: number): Promise<void> => {
    opened.value = { list: id, row, entry: await api.nameEntry(id, row) };
  };
  const isApprover = session.account.roles.includes('approver');
  const isEditor = isApprover || session.account.roles.includes('editor');
  const isOwn = ({ authors, by }: NameNote): boolean => fourEyes && (authors ?? [by]).includes(session.account.name);
  const current = opened.value;
  return (
    <Stack>
      <div class={styles.find}>
        <SelectField
          label={t('names.which')}
          value={chosen ?? null}
          options={lists.map(({ id, title }) => [id, title[language.value]])}
          onChoose={(id) => {
            list.value = id;
            hits.value = [];
          }}
        />
        <TextField label={t('names.find')} search value={query.value} onInput={find} />
      </div>
      <ul class={rows.list}>
        {hits.value.map((hit) => (
          <li key={hit.row} class={rows.row}>
            <span>{[nameOfEntry(hit), hit.born, hit.birthplace].filter(Boolean).join(' · ')}</span>
            {isEditor && (
              <Button
                aria-label={`${t('names.note')}: ${nameOfEntry(hit)}`}
                onClick={() => void open(hit.list, hit.row)}
              >
                {t('names.note')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {notes.length > 0 && (
        <ul class={rows.list} aria-label={t('names.notes')}>
          {notes.map((note) => {
            const { row } = note;
            return (
              <li key={`${note.list} ${row} ${note.at}`} class={rows.row}>
                <div class={rows.about}>
                  <p>{noteText(note)}</p>
                  <p class="quiet">
                    {note.by}: {note.reason}
                    <br />
                    {note.approvedBy === null
                      ? t(isOwn(note) ? 'names.ownWork' : 'names.state.waiting')
                      : t('names.state.approved')}
                  </p>
                </div>
                {row !== null && (
                  <Actions>
                    {note.approvedBy === null && isApprover && !isOwn(note) && (
                      <Button
                        look="primary"
                        onClick={() =>
                          onAct(() => api.approveNameNote(note.list, row, note.at), t('names.noteApproved'))
                        }
                      >
                        {t('names.approve')}
                      </Button>
                    )}
                    {isEditor && (
                      <Button
                        onClick={() =>
                          onAct(
                            () => api.dropNameNote(note.list, row),
                            t(fourEyes && note.approvedBy !== null ? 'names.noteEndWaits' : 'names.noteDropped'),
                          )
                        }
                      >
                        {t('names.undo')}
                      </Button>
                    )}
                  </Actions>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {current && (
        <NoteDialog
          opened={current}
          before={notes.findLast(({ list: id, row }) => id === current.list && row === current.row) ?? null}
          onClose={() => (opened.value = null)}
          onSaved={(done) => {
            opened.value = null;
            onAct(async () => undefined, done);
          }}
        />
      )}
    </Stack>
  );
}

/** The entry and what is said of it, such as “list, row 2, Ким Бон: withdrawn”. */
export function noteText({ list, row, entry = {}, withdrawn, fields, person }: NameNote): string {
  const parts = [
    withdrawn ? t('names.withdrawn') : '',
    ...Object.entries(fields).map(
      ([field, value]) => `${visitorText(`names.field.${field as keyof typeof fields}`)}: ${value}`,
    ),
    person === null ? '' : t('names.isPerson', { person }),
  ];
  const said = parts.filter(Boolean).join(' · ');
  const about = [
    list,
    row === null ? t('names.noEntry') : t('names.rowNumber', { row }),
    nameOfEntry(entry),
    entry.born,
  ];
  return `${about.filter(Boolean).join(', ')}: ${said === '' ? t('names.noNote') : said}`;
}

interface NoteDialogProps {
  opened: Opened;
  before: NameNote | null;
  onClose(): void;
  onSaved(done: string): void;
}

/** What is said of one entry. A field that equals the list's is no correction. */
function NoteDialog({ opened: { list, row, entry }, before, onClose, onSaved }: NoteDialogProps) {
  const { api } = useWorkshop();
  const pickerId = useId();
  const withdrawn = useSignal(before?.withdrawn ?? false);
  const fields = useSignal<NameEntry['fields']>({ ...entry.fields, ...before?.fields });
  const person = useSignal<string | null>(before?.person ?? null);
  const reason = useSignal('');
  const shown = nameFields.filter((field) => entry.fields[field] !== undefined);
  const save = async (): Promise<void> => {
    const changed = shown.filter((field) => fields.value[field] !== entry.fields[field]);
    const corrections = Object.fromEntries(changed.map((field) => [field, fields.value[field] ?? '']));
    await api.noteName(list, row, {
      withdrawn: withdrawn.value,
      fields: withdrawn.value ? {} : corrections,
      person: person.value,
      reason: reason.value.trim(),
    });
    onSaved(t('names.noteSaved'));
  };
  return (
    <FormDialog
      title={`${nameOfEntry(entry.fields)} · ${t('names.rowNumber', { row })}`}
      submit={t('names.save')}
      canSubmit={reason.value.trim() !== ''}
      wide
      onClose={onClose}
      onSubmit={save}
    >
      <Check
        checked={withdrawn.value}
        hint={t('names.withdrawHint')}
        onChange={(checked) => (withdrawn.value = checked)}
      >
        {t('names.withdraw')}
      </Check>
      {!withdrawn.value &&
        shown.map((field) => (
          <TextField
            key={field}
            label={visitorText(`names.field.${field}`)}
            value={fields.value[field] ?? ''}
            onInput={(value) => (fields.value = { ...fields.value, [field]: value })}
          />
        ))}
      <div>
        <label class={input.label} for={pickerId}>
          {t('names.link')}
        </label>
        {person.value === null ? (
          <RecordPicker id={pickerId} kind="person" onChoose={({ id }) => (person.value = id)} />
        ) : (
          <Button id={pickerId} onClick={() => (person.value = null)}>
            {t('names.unlink', { person: person.value })}
          </Button>
        )}
      </div>
      <TextField
        label={t('names.reason')}
        hint={t('names.reasonHint')}
        required
        maxLength={2000}
        value={reason.value}
        onInput={(value) => (reason.value = value)}
      />
    </FormDialog>
  );
}
