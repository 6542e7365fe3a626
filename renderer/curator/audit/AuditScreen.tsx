import { Download } from 'lucide';
import { useMemo } from 'preact/hooks';
import { instantText } from '../app/date-text.ts';
import { language, t } from '../app/i18n.ts';
import { RecordName } from '../records/RecordName.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { SelectField } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import styles from './Audit.module.css';
import {
  type AuditEntry,
  type AuditFilter,
  actionLabel,
  actorName,
  detailLines,
  doneLabel,
  matches,
  recordOf,
  subjectLabel,
} from './audit-labels.ts';
import { useAudit } from './use-audit.ts';

/** The audit log: who did what and when. */
export function AuditScreen() {
  const { entries, total, filter, failure, isWhole, setFilter, more } = useAudit();
  return (
    <Page
      title={t('audit.title')}
      lead={t('audit.lead')}
      actions={
        <ButtonLink href="api/workshop/audit.csv" icon={Download} download>
          {t('audit.export')}
        </ButtonLink>
      }
    >
      {failure && <Notice tone="live">{failure}</Notice>}
      {entries === null && !failure && <p class="quiet">{t('audit.loading')}</p>}
      {entries && (
        <>
          <Filters entries={entries} filter={filter} onChange={setFilter} />
          <p class="quiet" role="status">
            {t('audit.count', { count: total })}
          </p>
          <AuditTable entries={entries} filter={filter} />
        </>
      )}
      {entries && !isWhole && (
        <div>
          <Button onClick={more}>{t('audit.more')}</Button>
        </div>
      )}
    </Page>
  );
}

interface FiltersProps {
  entries: AuditEntry[];
  filter: AuditFilter;
  onChange(filter: AuditFilter): void;
}

/** Offers the people and actions that occur in the loaded entries. */
function Filters({ entries, filter, onChange }: FiltersProps) {
  const people = new Map(entries.map((entry) => [entry.name, actorName(entry)]));
  const actions = [...new Set(entries.map(({ action }) => action))].sort();
  return (
    <div class={styles.filter}>
      <SelectField
        label={t('audit.person')}
        none={t('audit.everybody')}
        value={filter.name}
        options={[...people].toSorted(([, a], [, b]) => a.localeCompare(b, language.value))}
        onChoose={(name) => onChange({ ...filter, name })}
      />
      <SelectField
        label={t('audit.action')}
        none={t('audit.everything')}
        value={filter.action}
        options={actions.map((action) => [action, actionLabel(action)])}
        onChoose={(action) => onChange({ ...filter, action })}
      />
    </div>
  );
}

/** The entries that match the filter, newest first. */
function AuditTable({ entries, filter }: { entries: AuditEntry[]; filter: AuditFilter }) {
  const shown = useMemo(() => entries.filter((entry) => matches(entry, filter)), [entries, filter]);
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
              <time dateTime={entry.at}>{instantText(entry.at)}</time>
            </td>
            <td>{actorName(entry)}</td>
            <td class={styles.action}>{doneLabel(entry)}</td>
            <td>
              <Subject entry={entry} />
              {detailLines(entry).map((line) => (
                <p key={line} class={styles.detail}>
                  {line}
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
  return record ? <RecordName recordKey={record} /> : <p class={styles.subject}>{subjectLabel(entry)}</p>;
}
