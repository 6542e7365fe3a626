import { Download } from 'lucide';
import { useId, useMemo } from 'preact/hooks';
import { useWorkshop } from '../app/context.ts';
import { whenWords } from '../app/date-text.ts';
import { t } from '../app/i18n.ts';
import { RecordName } from '../records/RecordName.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import input from '../ui/Field.module.css';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import styles from './Audit.module.css';
import {
  type AuditChoice,
  type AuditEntry,
  actionWords,
  detailWords,
  matches,
  nameWords,
  recordOf,
  subjectWords,
} from './audit-labels.ts';
import { useAudit } from './use-audit.ts';

/** Who did what and when: a list that can be added to and never altered. */
export function AuditScreen() {
  const { api } = useWorkshop();
  const { state, filter, more } = useAudit(api);
  const { entries, total, choice, trouble, isWhole } = state;
  return (
    <Page
      title={t('audit.title')}
      lead={t('audit.lead')}
      acts={
        <ButtonLink href="api/workshop/audit.csv" icon={Download} download>
          {t('audit.export')}
        </ButtonLink>
      }
    >
      {trouble && <Notice tone="live">{trouble}</Notice>}
      {entries === null && !trouble && <p class="quiet">{t('audit.loading')}</p>}
      {entries && (
        <>
          <AuditFilter entries={entries} choice={choice} onChoose={filter} />
          <p class="quiet" role="status">
            {t('audit.count', { count: total })}
          </p>
          <AuditTable entries={entries} choice={choice} />
        </>
      )}
      {entries && !isWhole && (
        <div>
          <Button onClick={() => void more()}>{t('audit.more')}</Button>
        </div>
      )}
    </Page>
  );
}

interface AuditFilterProps {
  entries: AuditEntry[];
  choice: AuditChoice;
  onChoose(choice: AuditChoice): void;
}

/** By person and by what was done; offered is what there is. */
function AuditFilter({ entries, choice, onChoose }: AuditFilterProps) {
  const valuesOf = (of: 'name' | 'action') => [...new Set(entries.map((entry) => entry[of]))].sort();
  return (
    <div class={styles.filter}>
      <Choice
        label={t('audit.person')}
        all={t('audit.everybody')}
        value={choice.name}
        options={valuesOf('name').map((name) => [name, name])}
        onChoose={(name) => onChoose({ ...choice, name })}
      />
      <Choice
        label={t('audit.action')}
        all={t('audit.everything')}
        value={choice.action}
        options={valuesOf('action').map((action) => [action, actionWords(action)])}
        onChoose={(action) => onChoose({ ...choice, action })}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  all: string;
  value: string | null;
  options: [value: string, words: string][];
  onChoose(value: string | null): void;
}

function Choice({ label, all, value, options, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div class={styles.choice}>
      <label class={input.label} for={id}>
        {label}
      </label>
      <select
        id={id}
        class={input.input}
        value={value ?? ''}
        onChange={({ currentTarget }) => onChoose(currentTarget.value || null)}
      >
        <option value="">{all}</option>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The entries that answer the choice, newest first. */
function AuditTable({ entries, choice }: { entries: AuditEntry[]; choice: AuditChoice }) {
  const shown = useMemo(() => entries.filter((entry) => matches(entry, choice)), [entries, choice]);
  if (shown.length === 0) return <p>{t('audit.none')}</p>;
  return (
    <table class={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('audit.when')}</th>
          <th scope="col">{t('audit.person')}</th>
          <th scope="col">{t('audit.action')}</th>
          <th scope="col">{t('audit.subject')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((entry) => (
          <tr key={entry.number} data-action={entry.action}>
            <td class={styles.when}>
              <time dateTime={entry.at}>{whenWords(entry.at)}</time>
            </td>
            <td>{nameWords(entry)}</td>
            <td class={styles.action}>{actionWords(entry.action)}</td>
            <td>
              <Subject entry={entry} />
              {detailWords(entry).map((words) => (
                <p key={words} class={styles.detail}>
                  {words}
                </p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Subject({ entry }: { entry: AuditEntry }) {
  const record = recordOf(entry);
  return record ? <RecordName recordKey={record} /> : <p class={styles.subject}>{subjectWords(entry)}</p>;
}
