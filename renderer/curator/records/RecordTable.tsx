import { ArrowDown, ArrowUp } from 'lucide';
import type { RecordPage } from '../../../db/model/api/selection.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { t } from '../app/i18n.ts';
import { recordHref } from '../app/route.ts';
import { ownName, summaryName } from '../app/summary-name.ts';
import { cellText, type ListColumn } from './columns.ts';
import { onRowKey } from './focus-row.ts';
import type { ListFilter } from './list-address.ts';
import styles from './RecordTable.module.css';

interface RecordTableProps {
  page: RecordPage;
  columns: readonly ListColumn[];
  filter: ListFilter;
  /** Beneath the record that all of them speak of. */
  within?: boolean;
  /** False: the list has an order of its own. */
  canSort: boolean;
  /** Ids that are ticked, for what is done with many; null: nothing can be. */
  chosen: ReadonlySet<string> | null;
  onChoose(chosen: ReadonlySet<string>): void;
  onSort(change: Pick<ListFilter, 'sort' | 'descending'>): void;
}

/** Records with the columns that were chosen; a heading sorts by its column. */
export function RecordTable({ page, columns, filter, within, canSort, chosen, onChoose, onSort }: RecordTableProps) {
  // Whose claim it is stands in a column.
  const isNamed = within || columns.some(({ name }) => name === 'subject');
  const tick = (records: readonly { id: string }[], isTicked: boolean): void => {
    const ids = new Set(records.map(({ id }) => id));
    onChoose(new Set(isTicked ? [...(chosen ?? []), ...ids] : [...(chosen ?? [])].filter((id) => !ids.has(id))));
  };
  const heading = { filter, canSort, onSort };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard
    <section class={styles.scroll} aria-label={t('lists.table')} tabIndex={0}>
      <table class={styles.table}>
        <thead>
          <tr>
            {chosen && (
              <td class={styles.tick}>
                <label class={styles.tickLabel}>
                  <input
                    type="checkbox"
                    aria-label={t('many.tickPage')}
                    checked={page.records.every(({ id }) => chosen.has(id))}
                    onChange={({ currentTarget }) => tick(page.records, currentTarget.checked)}
                  />
                </label>
              </td>
            )}
            <Heading name="title" label={t('lists.column.title')} {...heading} />
            {columns.map(({ name, label }) => (
              <Heading key={name} name={name} label={label} {...heading} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onRowKey}>
          {page.records.map((record, row) => (
            <tr key={`${record.kind}/${record.id}`}>
              {chosen && (
                <td class={styles.tick}>
                  <label class={styles.tickLabel}>
                    <input
                      type="checkbox"
                      aria-label={t('many.tick', { name: summaryName(record) })}
                      checked={chosen.has(record.id)}
                      onChange={({ currentTarget }) => tick([record], currentTarget.checked)}
                    />
                  </label>
                </td>
              )}
              <th scope="row" class={styles.name}>
                <a class={styles.link} href={recordHref(record.kind, record.id)}>
                  {isNamed ? ownName(record) : summaryName(record)}
                </a>
                {record.problems > 0 && (
                  <span class={styles.problems}>{t('record.problems', { count: record.problems })}</span>
                )}
                {record.drafts.length > 0 && <span class={styles.draft}>{t('record.hasDraft')}</span>}
              </th>
              {columns.map((column, index) => (
                <td key={column.name}>
                  <span class={styles.cell}>{cellText(column, page.cells[row]?.[index] ?? [])}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadingProps extends Pick<RecordTableProps, 'filter' | 'canSort' | 'onSort'> {
  name: string;
  label: string;
}

function Heading({ name, label, filter: { sort, descending }, canSort, onSort }: HeadingProps) {
  if (!canSort) return <th scope="col">{label}</th>;
  const isSorted = sort === name;
  // Upwards, downwards, and back to the order of the list.
  const next = isSorted && descending ? { sort: null, descending: false } : { sort: name, descending: isSorted };
  return (
    <th scope="col" aria-sort={isSorted ? (descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" class={styles.sort} onClick={() => onSort(next)}>
        {label}
        {isSorted && <Icon node={descending ? ArrowDown : ArrowUp} />}
      </button>
    </th>
  );
}
