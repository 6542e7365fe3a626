import { useSignal } from '@preact/signals';
import { Plus } from 'lucide';
import { useEffect, useId, useRef } from 'preact/hooks';
import { deskLists, type RecordKind, type recordKinds, recordStates } from '../../../db/model/api/workshop.ts';
import type { RecordPage } from '../api/client.ts';
import { refusalWords } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { hasWord, type Key, t } from '../app/i18n.ts';
import { recordsHref } from '../app/route.ts';
import { Button } from '../ui/Button.tsx';
import input from '../ui/Field.module.css';
import { Notice } from '../ui/Notice.tsx';
import { Page } from '../ui/Page.tsx';
import { NewRecord } from './NewRecord.tsx';
import { RecordRow } from './RecordRow.tsx';
import styles from './Records.module.css';

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

interface RecordFiltersProps {
  q: string;
  state: string;
  list: string;
  states: readonly string[];
  lists: readonly string[];
  onChange(change: Record<string, string>): void;
}

const pauseMs = 200;

/** Search by words in any spelling, and what is to be seen: by state and by what is wrong. */
function RecordFilters({ q, state, list, states, lists, onChange }: RecordFiltersProps) {
  const id = useId();
  const typed = useSignal(q);
  useEffect(() => {
    if (typed.value === q) return;
    const timer = setTimeout(() => onChange({ q: typed.value }), pauseMs);
    return () => clearTimeout(timer);
  }, [typed.value]);
  return (
    <search class={styles.filters}>
      <div class={styles.search}>
        <label class={input.label} for={`${id}-q`}>
          {t('records.search')}
        </label>
        <input
          id={`${id}-q`}
          class={input.input}
          type="search"
          value={typed.value}
          onInput={(event) => (typed.value = event.currentTarget.value)}
        />
      </div>
      <Choice
        id={`${id}-state`}
        label={t('records.state')}
        value={state}
        options={states}
        word={(each) => t(`state.${each}` as Key)}
        onChoose={(next) => onChange({ state: next })}
      />
      <Choice
        id={`${id}-list`}
        label={t('records.list')}
        value={list}
        options={lists}
        word={(each) => t(`deskList.${each}` as Key)}
        onChoose={(next) => onChange({ list: next })}
      />
    </search>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  value: string;
  options: readonly string[];
  word(option: string): string;
  onChoose(option: string): void;
}

function Choice({ id, label, value, options, word, onChoose }: ChoiceProps) {
  return (
    <div class={styles.choice}>
      <label class={input.label} for={id}>
        {label}
      </label>
      <select id={id} class={input.input} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{t('records.any')}</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {word(option)}
          </option>
        ))}
      </select>
    </div>
  );
}
