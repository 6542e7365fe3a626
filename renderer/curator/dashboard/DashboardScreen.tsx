import { useLoad } from '../../shared/ui/use-loaded.ts';
import { refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { instantText } from '../app/date-text.ts';
import { type Key, t } from '../app/i18n.ts';
import { recordHref, recordsHref } from '../app/route.ts';
import { summaryName } from '../app/summary-name.ts';
import { RecordRow } from '../records/RecordRow.tsx';
import line from '../ui/FieldLine.module.css';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import styles from './Dashboard.module.css';

const shownRecords = 4;

/** What colleagues ask of the account, and the lists of records that need work: each with its count and first records; empty ones in one line. */
export function DashboardScreen() {
  const { api } = useWorkshop();
  const { value: dashboard, error } = useLoad(() => api.desk(), [api]);
  const lists = dashboard?.lists ?? [];
  const comments = dashboard?.comments ?? [];
  const waiting = lists.filter(({ count }) => count > 0);
  const empty = lists.filter(({ count }) => count === 0);
  return (
    <Page title={t('desk.title')} lead={t('desk.lead')}>
      {error !== null && <Notice tone="live">{refusalText(error)}</Notice>}
      <div class={styles.lists}>
        {comments.length > 0 && (
          <section class={styles.list}>
            <h2 class={`${styles.head} ${styles.all}`}>
              <span>{t('desk.comments')}</span>
              <span class={styles.count}>{comments.length}</span>
            </h2>
            <p class={styles.hint}>{t('desk.commentsHint')}</p>
            <ul>
              {comments.map(({ number, record, by, at, text }) => (
                <li key={number}>
                  <a class={line.line} href={recordHref(record.kind, record.id)}>
                    <span>{text}</span>
                    <span class={line.where}>{[summaryName(record), by, instantText(at)].join(' · ')}</span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        {waiting.map(({ list, count, first }) => (
          <section key={list} class={styles.list}>
            <h2 class={styles.head}>
              <a class={styles.all} href={recordsHref(null, { list })}>
                <span>{t(`deskList.${list}` as Key)}</span>
                <span class={styles.count}>{count}</span>
              </a>
            </h2>
            <p class={styles.hint}>{t(`deskHint.${list}` as Key)}</p>
            <ul>
              {first.slice(0, shownRecords).map((record) => (
                <RecordRow key={`${record.kind}/${record.id}`} record={record} brief />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {dashboard && waiting.length + comments.length === 0 && <p>{t('desk.nothing')}</p>}
      {empty.length > 0 && (
        <section class={styles.empty}>
          <h2 class={styles.emptyTitle}>{t('desk.inOrder')}</h2>
          <ul class={styles.emptyList}>
            {empty.map(({ list }) => (
              <li key={list}>{t(`deskEmpty.${list}` as Key)}</li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
