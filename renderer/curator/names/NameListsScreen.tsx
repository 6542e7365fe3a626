import { useSignal } from '@preact/signals';
import type { NameListText, WorkshopNameList } from '../../../db/model/api/names.ts';
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
import { type Act, EntryNotes } from './EntryNotes.tsx';
import { ImportNames } from './ImportNames.tsx';
import { ListText } from './ListText.tsx';

/** The lists of names: import, what is said of them and of their entries, approval for the next release. */
export function NameListsScreen() {
  const { api } = useWorkshop();
  const message = useSignal<Message | null>(null);
  const described = useSignal<WorkshopNameList | null>(null);
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
  onAct: Act;
}

/** A list, its versions, and what can be done with it. */
function ListRow({ list, fourEyes, onDescribe, onAct }: ListRowProps) {
  const { api, session } = useWorkshop();
  const { id, newest, isWaiting, changedAt, removedAt } = list;
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
              <Button
                look="primary"
                onClick={() => onAct(() => api.approveNames(id, changedAt), t('names.approvedNow', { title }))}
              >
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

function stateText({ isWaiting, approved, removedAt }: WorkshopNameList): string {
  if (removedAt !== undefined) return t('names.state.removed');
  if (approved === null) return t('names.state.waiting');
  return isWaiting ? t('names.state.older', { count: approved.rows }) : t('names.state.approved');
}

interface DescribeProps {
  list: WorkshopNameList;
  onClose(): void;
  onSave(text: NameListText): Promise<void>;
}

function DescribeDialog({ list, onClose, onSave }: DescribeProps) {
  const { title, holder, licence, citation, date } = list;
  const text = useSignal<NameListText>({ title, holder, licence, citation, date });
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
