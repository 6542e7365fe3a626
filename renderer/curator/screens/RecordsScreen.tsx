import { useSignal } from '@preact/signals';
import { Plus } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { deskLists, type RecordKind, type recordKinds, recordStates } from '../../../db/model/record/workshop.ts';
import { NewRecord } from '../record/NewRecord.tsx';
import { RecordFilters } from '../record/RecordFilters.tsx';
import { RecordRow } from '../record/RecordRow.tsx';
import { Button } from '../shell/Button.tsx';
import { Notice } from '../shell/Notice.tsx';
import { Page } from '../shell/Page.tsx';
import type { RecordPage } from '../state/api.ts';
import { refusalWords } from '../state/refusalWords.ts';
import { recordsHref } from '../state/route.ts';
import { useWorkshop } from '../state/services.ts';
import { hasWord, type Key, t } from '../state/words.ts';
import styles from './RecordsScreen.module.css';

const pageSize = 50;

/** Records of one kind, or of one list of the desk: found, filtered, opened, begun. */
export function RecordsScreen({ kind, query }: { kind: RecordKind | null; query: URLSearchParams }) {
  const making = useSignal(false);
  const q = query.get('q') ?? '';
  const state = query.get('state') ?? '';
  const list = query.get('list') ?? '';
  const offset = Number(query.get('offset') ?? 0);
  const { page, failure } = useRecords({ kind: kind ?? undefined, q, state, list, offset, limit: pageSize });
  const show = (change: Record<string, string>): void =>
    location.replace(recordsHref(kind, { q, state, list, offset: '', ...change }));
  const title = kind
    ? t(`kinds.${kind}` as Key)
    : hasWord(`deskList.${list}`)
      ? t(`deskList.${list}` as Key)
      : t('nav.records');
  const canMake = kind !== null && kind !== 'release' && kind !== 'media';
  return (
    <Page
      title={title}
      acts={
        canMake && (
          <Button look="primary" icon={Plus} onClick={() => (making.value = true)}>
            {t('records.new')}
          </Button>
        )
      }
    >
      <RecordFilters q={q} state={state} list={list} states={recordStates} lists={deskLists} onChange={show} />
      {failure && <Notice tone="live">{failure}</Notice>}
      {page && (
        <>
          <p class={styles.total} role="status">
            {t('records.total', { count: page.total })}
          </p>
          <ul class={styles.list}>
            {page.records.map((record) => (
              <RecordRow key={`${record.kind}/${record.id}`} record={record} />
            ))}
          </ul>
          {page.total === 0 && <p>{t(q || state || list ? 'records.noneFound' : 'records.none')}</p>}
          {page.total > pageSize && (
            <Pages total={page.total} offset={offset} onOffset={(next) => show({ offset: String(next) })} />
          )}
        </>
      )}
      {making.value && kind && <NewRecord kind={kind} onClose={() => (making.value = false)} />}
    </Page>
  );
}

interface PagesProps {
  total: number;
  offset: number;
  onOffset(offset: number): void;
}

function Pages({ total, offset, onOffset }: PagesProps) {
  return (
    <nav class={styles.pages} aria-label={t('records.pages')}>
      <Button disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - pageSize))}>
        {t('records.before')}
      </Button>
      <span>{t('records.range', { first: offset + 1, last: Math.min(total, offset + pageSize), total })}</span>
      <Button disabled={offset + pageSize >= total} onClick={() => onOffset(offset + pageSize)}>
        {t('records.after')}
      </Button>
    </nav>
  );
}

interface Asked {
  kind: (typeof recordKinds)[number] | undefined;
  q: string;
  state: string;
  list: string;
  offset: number;
  limit: number;
}

/** The last answer stays until the next is there: nothing flashes while one types. */
function useRecords(asked: Asked): { page: RecordPage | null; failure: string | null } {
  const { api } = useWorkshop();
  const page = useSignal<RecordPage | null>(null);
  const failure = useSignal<string | null>(null);
  const ticket = useRef(0);
  useEffect(() => {
    const own = ++ticket.current;
    api.records(asked).then(
      (answer) => {
        if (own !== ticket.current) return;
        page.value = answer;
        failure.value = null;
      },
      (error) => {
        if (own === ticket.current) failure.value = refusalWords(error);
      },
    );
  }, [api, JSON.stringify(asked)]);
  return { page: page.value, failure: failure.value };
}
