import { useSignal } from '@preact/signals';
import { ListFilter as FilterIcon, X } from 'lucide';
import { useEffect } from 'preact/hooks';
import { dashboardLists, type RecordKind, recordStates } from '../../../db/model/api/records.ts';
import type { FieldCondition } from '../../../db/model/api/selection.ts';
import { useWorkshop } from '../app/context.ts';
import { inLanguage, type Key, t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { cellText, columnsOf, type ListColumn } from './columns.ts';
import { FilterDialog } from './FilterDialog.tsx';
import { focusRow } from './focus-row.ts';
import type { ListFilter } from './list-address.ts';
import styles from './Records.module.css';

const typingPauseMs = 200;

interface ListFiltersProps {
  kind: RecordKind | null;
  filter: ListFilter;
  onChange(change: Partial<ListFilter>): void;
}

/** What a list is narrowed by: words, state, what is missing, and any of its columns. */
export function ListFilters({ kind, filter: { q, state, list, where }, onChange }: ListFiltersProps) {
  const typed = useSignal(q);
  const isAdding = useSignal(false);
  useEffect(() => {
    if (typed.value === q) return;
    const timer = setTimeout(() => onChange({ q: typed.value }), typingPauseMs);
    return () => clearTimeout(timer);
  }, [typed.value]);
  const columns = columnsOf(kind);
  return (
    <search
      class={styles.search}
      onKeyDown={(event) => {
        const isSearch = event.target instanceof HTMLInputElement && event.target.type === 'search';
        if (!isSearch || event.key !== 'ArrowDown') return;
        event.preventDefault();
        focusRow(0);
      }}
    >
      <div class={styles.filters}>
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
        {list !== 'drafts' && (
          <div class={styles.addFilter}>
            <Button icon={FilterIcon} onClick={() => (isAdding.value = true)}>
              {t('lists.filter.add')}
            </Button>
          </div>
        )}
      </div>
      <div class={styles.conditions}>
        {where.map((condition, index) => (
          <Condition
            key={`${condition.field}:${condition.test}:${condition.value}`}
            condition={condition}
            column={columns.find(({ name }) => name === condition.field)}
            onRemove={() => onChange({ where: where.toSpliced(index, 1) })}
          />
        ))}
      </div>
      {isAdding.value && (
        <FilterDialog
          columns={columns.filter(({ name }) => name !== 'state')}
          onAdd={(more) => onChange({ where: [...where, ...more] })}
          onClose={() => (isAdding.value = false)}
        />
      )}
    </search>
  );
}

interface ConditionProps {
  condition: FieldCondition;
  column: ListColumn | undefined;
  onRemove(): void;
}

/** One condition in words, with a button that lifts it. */
function Condition({ condition: { field, test, value }, column, onRemove }: ConditionProps) {
  const { names } = useWorkshop();
  const { field: of, pointsTo, words: known = {} } = column ?? {};
  const kind = pointsTo ?? (of?.form === 'choice' && !(value in known) ? of.more : undefined);
  const title = kind && test === 'is' ? names.of({ kind, id: value }).value?.title : null;
  const words = test === 'none' ? '' : inLanguage(title ?? undefined) || (column ? cellText(column, [value]) : value);
  const text = t(`lists.test.${test}`, { column: column?.label ?? field, value: words });
  return (
    <Button icon={X} aria-label={t('field.remove', { label: text })} onClick={onRemove}>
      {text}
    </Button>
  );
}
