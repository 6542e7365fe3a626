import { useSignal } from '@preact/signals';
import { Plus, Replace } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { RecordKind } from '../../../db/model/api/records.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { refusalText } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { type Key, language, t } from '../app/i18n.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { ChangeMany } from './ChangeMany.tsx';
import { shownColumns } from './columns.ts';
import { ListFilters } from './ListFilters.tsx';
import { ListTools, SavedSearches } from './ListTools.tsx';
import { filterOf, isFiltered, type ListFilter, listHref, queryOf } from './list-address.ts';
import { NewRecord } from './NewRecord.tsx';
import styles from './Records.module.css';
import { RecordTable } from './RecordTable.tsx';

const pageSize = 50;

/** Records of one kind, or of one list of the dashboard: search, filters, columns, order and pages. */
export function RecordsScreen({ kind, query }: { kind: RecordKind | null; query: URLSearchParams }) {
  const { api, preferences, session } = useWorkshop();
  const chosen = useSignal<ReadonlySet<string>>(new Set());
  const isChanging = useSignal(false);
  useEffect(() => {
    chosen.value = new Set();
  }, [kind]);
  const canChange =
    kind !== null && filterOf(query).list !== 'drafts' && session.account.roles.some((role) => role !== 'technician');
  const isCreating = useSignal(false);
  const filter = filterOf(query);
  const offset = Number(query.get('offset') ?? 0);
  const columns = shownColumns(kind, kind ? preferences.chosen.value.columns?.[kind] : undefined);
  const names = columns.map(({ name }) => name);
  // The last answer stays until the next one is there, so that the list does not flicker during typing.
  const {
    value: page,
    error,
    reload,
  } = useLoad(
    () => api.records({ ...queryOf(kind, filter), columns: names, lang: language.value, offset, limit: pageSize }),
    [api, kind, query.toString(), names.join(), language.value],
  );
  const show = (change: Partial<ListFilter>, nextOffset?: number): void =>
    location.replace(listHref(kind, { ...filter, ...change }, nextOffset));
  const { list } = filter;
  const title = kind ? t(`kinds.${kind}` as Key) : list ? t(`deskList.${list}` as Key) : t('nav.records');
  const canCreate = kind !== null && kind !== 'release' && kind !== 'media';
  return (
    <Page
      title={title}
      actions={
        canCreate ? (
          <Button look="primary" icon={Plus} data-new onClick={() => (isCreating.value = true)}>
            {t('records.new')}
          </Button>
        ) : (
          kind === 'media' && (
            <ButtonLink look="primary" icon={Plus} href="#/media">
              {t('nav.media')}
            </ButtonLink>
          )
        )
      }
    >
      <SavedSearches />
      <ListFilters kind={kind} filter={filter} onChange={show} />
      {error !== null && <Notice tone="live">{refusalText(error)}</Notice>}
      {page && (
        <>
          <div class={styles.tableHead}>
            <p class={styles.total} role="status">
              {t('records.total', { count: page.total })}
            </p>
            <div class={styles.tools}>
              {canChange && page.total > 0 && (
                <Button look="plain" icon={Replace} onClick={() => (isChanging.value = true)}>
                  {chosen.value.size > 0 ? t('many.openChosen', { count: chosen.value.size }) : t('many.open')}
                </Button>
              )}
              <ListTools kind={kind} filter={filter} shown={columns} />
            </div>
          </div>
          {page.total > 0 && (
            <RecordTable
              page={page}
              columns={columns}
              filter={filter}
              canSort={list !== 'drafts'}
              chosen={canChange ? chosen.value : null}
              onChoose={(next) => (chosen.value = next)}
              onSort={(order) => show(order)}
            />
          )}
          {page.total === 0 && <p>{t(isFiltered(filter) ? 'records.noneFound' : 'records.none')}</p>}
          {page.total > pageSize && <Pages total={page.total} offset={offset} onOffset={(next) => show({}, next)} />}
        </>
      )}
      {isChanging.value && kind && (
        <ChangeMany
          kind={kind}
          filter={filter}
          chosen={[...chosen.value]}
          total={page?.total ?? 0}
          onClose={() => (isChanging.value = false)}
          onChanged={() => void reload()}
        />
      )}
      {isCreating.value && kind && <NewRecord kind={kind} onClose={() => (isCreating.value = false)} />}
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
