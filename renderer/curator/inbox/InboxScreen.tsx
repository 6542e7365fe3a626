import { useSignal } from '@preact/signals';
import { Usb } from 'lucide';
import { type InboxEntry, type Letter, letterStatuses } from '../../../db/model/letter.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { t, visitorText } from '../app/i18n.ts';
import { recordHref } from '../app/route.ts';
import { ToStickDialog } from '../carry/DriveList.tsx';
import { RecordPicker } from '../records/RecordPicker.tsx';
import { Button } from '../ui/Button.tsx';
import input from '../ui/Field.module.css';
import { SelectField, TextField } from '../ui/Field.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Actions, Panel } from '../ui/layout.tsx';
import { calm, live, type Message, MessageNotice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import rows from '../ui/Rows.module.css';
import styles from './Inbox.module.css';
import { openLetter } from './open-letter.ts';

/** Letters of visitors: opened here with the museum's key, which stays in this page and is forgotten with it. */
export function InboxScreen() {
  const { api } = useWorkshop();
  const message = useSignal<Message | null>(null);
  const key = useSignal<string | null>(null);
  const letters = useSignal<ReadonlyMap<string, Letter | null>>(new Map());
  const opened = useSignal<InboxEntry | null>(null);
  const isCarrying = useSignal(false);
  const { value: entries, error, reload } = useLoad(() => api.inbox(), [api]);

  const attempt = (work: () => Promise<Message>): void =>
    void work()
      .then((done) => {
        message.value = done;
      })
      .catch((failure) => {
        message.value = live(refusalText(failure));
      });
  const takeKey = (file: File): void =>
    attempt(async () => {
      const identity = /AGE-SECRET-KEY-1[A-Z0-9]+/.exec(await file.text())?.[0];
      if (identity === undefined) return live(t('inbox.noKey'));
      key.value = identity;
      const read = await Promise.all(
        (entries ?? []).map(
          async ({ number }) => [number, await openLetter(await api.letter(number), identity)] as const,
        ),
      );
      letters.value = new Map(read);
      const count = read.filter(([, letter]) => letter !== null).length;
      return count === 0 && read.length > 0 ? live(t('inbox.wrongKey')) : calm(t('inbox.opened', { count }));
    });
  const add = (file: File): void =>
    attempt(async () => {
      const { added } = await api.addLetters(file);
      await reload();
      return calm(t('inbox.added', { count: added }));
    });
  const current = opened.value;
  return (
    <Page
      title={t('inbox.title')}
      lead={t('inbox.lead')}
      actions={
        <Button icon={Usb} onClick={() => (isCarrying.value = true)}>
          {t('inbox.toStick')}
        </Button>
      }
    >
      <MessageNotice message={error ? live(refusalText(error)) : message.value} />
      {entries?.length === 0 && <p class="quiet">{t('inbox.none')}</p>}
      <ul class={rows.list}>
        {(entries ?? []).map((entry) => (
          <li key={entry.number} class={rows.row} data-letter={entry.number}>
            <div class={rows.about}>
              <h2 class={rows.title}>{entry.number}</h2>
              <p class="quiet">{t(`inbox.status.${entry.status}`)}</p>
              {entry.reply !== '' && <p>{entry.reply}</p>}
              {entry.link !== null && <RecordLink link={entry.link} />}
              <LetterText letter={letters.value.get(entry.number)} isKeyGiven={key.value !== null} />
            </div>
            <Actions>
              <Button onClick={() => (opened.value = entry)}>{t('inbox.answer')}</Button>
            </Actions>
          </li>
        ))}
      </ul>
      <Panel title={t('inbox.key')} lead={t('inbox.keyLead')} size="m">
        <FileDrop
          accept=".txt,.key,.age"
          drop={t('tables.drop')}
          choose={t('inbox.chooseKey')}
          hint={t('inbox.keyHint')}
          busy={null}
          onFiles={([file]) => file && takeKey(file)}
        />
      </Panel>
      <Panel title={t('inbox.fromStick')} lead={t('inbox.fromStickLead')} size="m">
        <FileDrop
          accept=".esimde-letters"
          drop={t('tables.drop')}
          choose={t('inbox.chooseFile')}
          hint={t('inbox.fileHint')}
          busy={null}
          onFiles={([file]) => file && add(file)}
        />
      </Panel>
      {current && (
        <AnswerDialog
          entry={current}
          onClose={() => (opened.value = null)}
          onSave={async (state) => {
            await api.describeLetter(current.number, state);
            opened.value = null;
            await reload();
          }}
        />
      )}
      {isCarrying.value && (
        <ToStickDialog
          title={t('inbox.toStick')}
          onClose={() => (isCarrying.value = false)}
          onChoose={({ id }) => {
            isCarrying.value = false;
            attempt(async () => calm(t('inbox.written', { file: (await api.lettersToDrive(id)).file })));
          }}
        />
      )}
    </Page>
  );
}

function RecordLink({ link }: { link: string }) {
  const id = link.replace(/^person\//, '');
  return (
    <p>
      <a href={recordHref('person', id)}>{id}</a>
    </p>
  );
}

const texts = ['name', 'born', 'camp', 'relation', 'words', 'contact'] as const;

/** What a letter says; sealed until the key is given. */
function LetterText({ letter, isKeyGiven }: { letter: Letter | null | undefined; isKeyGiven: boolean }) {
  if (!letter) return <p class="quiet">{t(isKeyGiven && letter === null ? 'inbox.otherKey' : 'inbox.sealed')}</p>;
  return (
    <dl class={styles.letter}>
      <dt>{visitorText('ask.kind')}</dt>
      <dd>{visitorText(`ask.kind.${letter.kind}`)}</dd>
      {texts
        .filter((name) => letter[name] !== '')
        .map((name) => (
          <>
            <dt key={`${name} label`}>{visitorText(`ask.field.${name}`)}</dt>
            <dd key={name}>{letter[name]}</dd>
          </>
        ))}
      {letter.from !== null && (
        <>
          <dt>{t('inbox.from')}</dt>
          <dd>{letter.from}</dd>
        </>
      )}
    </dl>
  );
}

interface AnswerProps {
  entry: InboxEntry;
  onClose(): void;
  onSave(state: Pick<InboxEntry, 'status' | 'reply' | 'link'>): Promise<void>;
}

function AnswerDialog({ entry, onClose, onSave }: AnswerProps) {
  const status = useSignal(entry.status);
  const reply = useSignal(entry.reply);
  const link = useSignal(entry.link);
  return (
    <FormDialog
      title={entry.number}
      submit={t('inbox.save')}
      onClose={onClose}
      onSubmit={() => onSave({ status: status.value, reply: reply.value, link: link.value })}
    >
      <SelectField
        label={t('inbox.status')}
        value={status.value}
        options={letterStatuses.map((each) => [each, t(`inbox.status.${each}`)])}
        onChoose={(next) => (status.value = next ?? 'new')}
      />
      <TextField
        label={t('inbox.reply')}
        hint={t('inbox.replyHint')}
        rows={4}
        maxLength={5000}
        value={reply.value}
        onInput={(text) => (reply.value = text)}
      />
      <div>
        <label class={input.label} for="letter-link">
          {t('inbox.link')}
        </label>
        {link.value === null ? (
          <RecordPicker id="letter-link" kind="person" onChoose={({ id }) => (link.value = `person/${id}`)} />
        ) : (
          <Button id="letter-link" onClick={() => (link.value = null)}>
            {t('names.unlink', { person: link.value.replace(/^person\//, '') })}
          </Button>
        )}
      </div>
    </FormDialog>
  );
}
