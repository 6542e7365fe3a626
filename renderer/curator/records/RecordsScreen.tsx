import { useSignal } from '@preact/signals';
import { Plus } from 'lucide';
import { useEffect } from 'preact/hooks';
import {
  type DashboardList,
  dashboardLists,
  type RecordKind,
  type RecordState,
  recordStates,
} from '../../../db/model/api/records.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { type Key, t } from '../app/i18n.ts';
import { recordsHref } from '../app/route.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { NewRecord } from './NewRecord.tsx';
import { RecordRow } from './RecordRow.tsx';
import styles from './Records.module.css';

const pageSize = 50;

interface Filter {
  q: string;
  state: RecordState | null;
  list: DashboardList | null;
}

/** Records of one kind, or of one list of the dashboard, with search, filters and pages. */
export function RecordsScreen({ kind, query }: { kind: RecordKind | null; query: URLSearchParams }) {
  const { api } = useWorkshop();
  const isCreating = useSignal(false);
  const filter: Filter = {
    q: query.get('q') ?? '',
    state: recordStates.find((each) => each === query.get('state')) ?? null,
    list: dashboardLists.find((each) => each === query.get('list')) ?? null,
  };
  const { q, state, list } = filter;
  const offset = Number(query.get('offset') ?? 0);
  // The last answer stays until the next one is there, so that the list does not flicker during typing.
  const { value: page, error } = useLoad(
    () =>
      api.records({
        kind: kind ?? undefined,
        q,
        state: state ?? undefined,
        list: list ?? undefined,
        offset,
        limit: pageSize,
      }),
    [api, kind, q, state, list, offset],
  );
  const show = (change: Partial<Filter> & { offset?: number }): void => {
    const next = { ...filter, ...change };
    location.replace(
      recordsHref(kind, {
        q: next.q,
        state: next.state ?? '',
        list: next.list ?? '',
        offset: change.offset === undefined ? '' : String(change.offset),
      }),
    );
  };
  const title = kind ? t(`kinds.${kind}` as Key) : list ? t(`deskList.${list}` as Key) : t('nav.records');
  const canCreate = kind !== null && kind !== 'release' && kind !== 'media';
  return (
    <Page
      title={title}
      actions={
        canCreate && (
          <Button look="primary" icon={Plus} onClick={() => (isCreating.value = true)}>
            {t('records.new')}
          </Button>
        )
      }
    >
      <Filters filter={filter} onChange={show} />
      {error !== null && <Notice tone="live">{refusalText(error)}</Notice>}
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
            <Pages total={page.total} offset={offset} onOffset={(next) => show({ offset: next })} />
          )}
        </>
      )}
      {isCreating.value && kind && <NewRecord kind={kind} onClose={() => (isCreating.value = false)} />}
    </Page>
  );
}

const typingPauseMs = 200;

function Filters({
  filter: { q, state, list },
  onChange,
}: {
  filter: Filter;
  onChange(change: Partial<Filter>): void;
}) {
  const typed = useSignal(q);
  useEffect(() => {
    if (typed.value === q) return;
    const timer = setTimeout(() => onChange({ q: typed.value }), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed.value]);
  return (
    <search class={styles.filters}>
      <TextField search label={t('records.search')} value={typed.value} onInput={(next) => (typed.value = next)} />
      <SelectField
        label={t('records.state')}
        none={t('records.any')}
        value={state}
        options={recordStates.map((each) => [each, t(`state.${each}`)])}
        onChoose={(next) => onChange({ state: next })}
      />
      <SelectField
        label={t('records.list')}
        none={t('records.any')}
        value={list}
        options={dashboardLists.map((each) => [each, t(`deskList.${each}` as Key)])}
        onChoose={(next) => onChange({ list: next })}
      />
    </search>
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
