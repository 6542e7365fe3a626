import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Desk } from '../../../db/model/api/workshop.ts';
import { refusalWords } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { type Key, t } from '../app/i18n.ts';
import { recordsHref } from '../app/route.ts';
import { RecordRow } from '../records/RecordRow.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import styles from './Dashboard.module.css';

/** What waits: each list with how many there are and the first of them; what is empty says so in one line. */
export function DeskScreen() {
  const { api } = useWorkshop();
  const desk = useSignal<Desk | null>(null);
  const failure = useSignal<string | null>(null);
  useEffect(() => {
    api.desk().then(
      (answer) => (desk.value = answer),
      (error) => (failure.value = refusalWords(error)),
    );
  }, [api]);
  const lists = desk.value?.lists ?? [];
  const waiting = lists.filter(({ count }) => count > 0);
  const empty = lists.filter(({ count }) => count === 0);
  return (
    <Page title={t('desk.title')} lead={t('desk.lead')}>
      {failure.value && <Notice tone="live">{failure.value}</Notice>}
      <div class={styles.lists}>
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
              {first.slice(0, 4).map((record) => (
                <RecordRow key={`${record.kind}/${record.id}`} record={record} brief />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {desk.value && waiting.length === 0 && <p>{t('desk.nothing')}</p>}
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
