import { useSignal } from '@preact/signals';
import type { NameListText, NameNote, WorkshopNameList } from '../../../db/model/api/names.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { instantText } from '../app/date-text.ts';
import { language, t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Actions, Panel } from '../ui/layout.tsx';
import { calm, live, type Message, MessageNotice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import rows from '../ui/Rows.module.css';
import { type Act, EntryNotes, noteText } from './EntryNotes.tsx';
import { ImportNames } from './ImportNames.tsx';
import { ListText } from './ListText.tsx';

/** The lists of names: import, what is said of them and of their entries, approval for the next release. */
export function NameListsScreen() {
  const { api } = useWorkshop();
  const message = useSignal<Message | null>(null);
  const described = useSignal<WorkshopNameList | null>(null);
  const approved = useSignal<WorkshopNameList | null>(null);
  const { value, error, reload } = useLoad(() => api.nameLists(), [api]);
  const act = (work: () => Promise<unknown>, done: string): void =>
    void work()
      .then(() => {
        message.value = calm(done);
        return reload();
      })
      .catch((failure) => {
        message.value = live(refusalText(failure));
      });
  const close = (): void => {
    described.value = null;
  };
  const { lists = [], notes = [], fourEyes = false } = value ?? {};
  const endingOf = ({ id }: WorkshopNameList) => notes.filter(({ list, row }) => list === id && row === null);
  const approve = async ({ id, changedAt, title }: WorkshopNameList, ends: number): Promise<void> =>
    act(() => api.approveNames(id, changedAt, ends), t('names.approvedNow', { title: title[language.value] }));
  return (
    <Page title={t('names.title')} lead={t('names.lead')}>
      <MessageNotice message={error ? live(refusalText(error)) : message.value} />
      {lists.length > 0 && (
        <ul class={rows.list}>
          {lists.map((list) => (
            <ListRow
              key={list.id}
              list={list}
              fourEyes={fourEyes}
              onDescribe={() => (described.value = list)}
              onApprove={() => {
                if (endingOf(list).length === 0) void approve(list, 0);
                else approved.value = list;
              }}
              onAct={act}
            />
          ))}
        </ul>
      )}
      <ImportNames
        lists={lists}
        onImported={({ list, rows }) => {
          message.value = calm(t('names.imported', { list, count: rows }));
          void reload();
        }}
      />
      {lists.length > 0 && (
        <Panel title={t('names.entries')} lead={t('names.entriesLead')} size="full">
          <EntryNotes
            lists={lists.filter(({ removedAt }) => removedAt === undefined)}
            notes={notes}
            fourEyes={fourEyes}
            onAct={act}
          />
        </Panel>
      )}
      {approved.value && (
        <EndingNotesDialog
          list={approved.value}
          notes={endingOf(approved.value)}
          onClose={() => (approved.value = null)}
          onApprove={approve}
        />
      )}
      {described.value && (
        <DescribeDialog
          list={described.value}
          onClose={close}
          onSave={async (text) => {
            await api.describeNames(described.value?.id ?? '', text);
            close();
            await reload();
          }}
        />
      )}
    </Page>
  );
}

interface ListRowProps {
  list: WorkshopNameList;
  fourEyes: boolean;
  onDescribe(): void;
  onApprove(): void;
  onAct: Act;
}

/** A list, its versions, and what can be done with it. */
function ListRow({ list, fourEyes, onDescribe, onApprove, onAct }: ListRowProps) {
  const { api, session } = useWorkshop();
  const { id, newest, isWaiting, removedAt } = list;
  const title = list.title[language.value];
  const isApprover = session.account.roles.includes('approver');
  const isEditor = isApprover || session.account.roles.includes('editor');
  const isOwn = fourEyes && list.authors.includes(session.account.name);
  return (
    <li class={rows.row}>
      <div class={rows.about}>
        <h2 class={rows.title} data-off={removedAt !== undefined}>
          {title}
        </h2>
        <p class="quiet">
          {[id, list.holder, list.date, list.licence].filter(Boolean).join(' · ')}
          <br />
          {t('names.version', { count: newest.rows, when: instantText(list.importedAt), who: list.importedBy })}
          <br />
          {stateText(list)}
          {isWaiting && isOwn && ` ${t('names.ownWork')}`}
        </p>
      </div>
      <Actions>
        {removedAt === undefined ? (
          <>
            {isApprover && isWaiting && !isOwn && (
              <Button look="primary" onClick={onApprove}>
                {t('names.approve')}
              </Button>
            )}
            {isEditor && <Button onClick={onDescribe}>{t('names.describe')}</Button>}
            {isApprover && (
              <Button onClick={() => onAct(() => api.removeNames(id), t('names.removedNow', { title }))}>
                {t('names.remove')}
              </Button>
            )}
          </>
        ) : (
          isApprover && (
            <Button onClick={() => onAct(() => api.restoreNames(id), t('names.restoredNow', { title }))}>
              {t('names.restore')}
            </Button>
          )
        )}
      </Actions>
    </li>
  );
}

function stateText({ isWaiting, newest, approved, removedAt }: WorkshopNameList): string {
  if (removedAt !== undefined) return t('names.state.removed');
  if (approved === null) return t('names.state.waiting');
  if (!isWaiting) return t('names.state.approved');
  const older = t('names.state.older', { count: approved.rows });
  return approved.sha256 === newest.sha256 ? older : `${older}. ${t('names.notesOfBoth')}`;
}

interface EndingNotesProps {
  list: WorkshopNameList;
  notes: readonly NameNote[];
  onClose(): void;
  onApprove(list: WorkshopNameList, ends: number): Promise<void>;
}

/** Shows the notes that end with the approval of a version, since it does not have their entries as they were. */
function EndingNotesDialog({ list, notes, onClose, onApprove }: EndingNotesProps) {
  return (
    <FormDialog
      title={t('names.endingTitle')}
      submit={t('names.approveEnding', { count: notes.length })}
      wide
      onClose={onClose}
      onSubmit={async () => {
        onClose();
        await onApprove(list, notes.length);
      }}
    >
      <p>{t('names.endingLead')}</p>
      <ul>
        {notes.map((note) => (
          <li key={`${note.at} ${note.reason}`}>{noteText(note)}</li>
        ))}
      </ul>
    </FormDialog>
  );
}

interface DescribeProps {
  list: WorkshopNameList;
  onClose(): void;
  onSave(text: NameListText): Promise<void>;
}

function DescribeDialog({ list, onClose, onSave }: DescribeProps) {
  const { title, holder, licence, citation, date, web } = list;
  const text = useSignal<NameListText>({ title, holder, licence, citation, date, web });
  return (
    <FormDialog
      title={t('names.describe')}
      submit={t('names.save')}
      wide
      onClose={onClose}
      onSubmit={() => onSave(text.value)}
    >
      <ListText text={text.value} onChange={(next) => (text.value = next)} />
    </FormDialog>
  );
}
