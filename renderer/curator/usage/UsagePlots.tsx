import { type DwellBucket, minReportedTimes } from '../../../db/model/api/usage.ts';
import { formatNumber } from '../../shared/format/amount.ts';
import { language, t } from '../app/i18n.ts';
import styles from './Usage.module.css';

interface Counted {
  name: string;
  /** Null: too few, withheld. */
  times: number | null;
  /** In place of the number. */
  text?: string;
  /** Below the name. */
  note?: string | null;
}

interface BarsProps {
  title: string;
  rows: readonly Counted[];
}

/** One bar a row on one scale, each with its number. */
export function Bars({ title, rows }: BarsProps) {
  const most = Math.max(1, ...rows.map(({ times }) => times ?? 0));
  return (
    <section class={styles.plot}>
      <h2 class={styles.title}>{title}</h2>
      <dl>
        {rows.map(({ name, times, text, note }) => (
          <div key={name} class={styles.row} data-words={text !== undefined}>
            <dt>
              {name}
              {note && <p class={styles.scale}>{note}</p>}
            </dt>
            <dd>
              <svg class={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class={styles.ground} width="100" height="10" />
                <rect class={styles.amount} width={(100 * (times ?? 0)) / most} height="10" />
              </svg>
              <span class={styles.times}>{text ?? countText(times)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface ColumnsProps {
  title: string;
  /** In order of time. */
  columns: readonly Counted[];
}

const height = 120;
/** Height of a column whose count is withheld. */
const few = 3;

/** Columns in order of time, with a table of the numbers for screen readers. */
export function Columns({ title, columns }: ColumnsProps) {
  const most = Math.max(1, ...columns.map(({ times }) => times ?? 0));
  const width = 100 / Math.max(1, columns.length);
  return (
    <section class={styles.plot}>
      <h2 class={styles.title}>{title}</h2>
      <p class={styles.scale}>{columns.find(({ times }) => times === most)?.text ?? countText(most)}</p>
      <svg class={styles.columns} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {columns.map(({ name, times }, place) => {
          const tall = times === null ? few : (height * times) / most;
          const form = times === null ? styles.few : styles.amount;
          return <rect key={name} class={form} x={place * width} y={height - tall} width={width * 0.8} height={tall} />;
        })}
      </svg>
      <p class={styles.ends}>
        <span>{columns.at(0)?.name}</span>
        <span>{columns.at(-1)?.name}</span>
      </p>
      <table class="unseen">
        <caption>{title}</caption>
        <tbody>
          {columns.map(({ name, times, text }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{text ?? countText(times)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface DwellTableProps {
  dwell: readonly { name: string; buckets: readonly { bucket: DwellBucket; times: number | null }[] }[];
}

/** How long each screen was looked at. */
export function DwellTable({ dwell }: DwellTableProps) {
  const [first] = dwell;
  const headOf = (bucket: DwellBucket) =>
    bucket === 'more' ? t('usage.dwell.more') : t('usage.dwell.under', { seconds: bucket });
  return (
    <section class={styles.wide}>
      <h2 class={styles.title}>{t('usage.dwell')}</h2>
      <table class={styles.table}>
        <thead>
          <tr>
            <td />
            {first?.buckets.map(({ bucket }) => (
              <th key={bucket} scope="col">
                {headOf(bucket)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {dwell.map(({ name, buckets }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {buckets.map(({ bucket, times }) => (
                <td key={bucket}>{countText(times)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A count as text; a withheld one is `< 5`. */
const countText = (times: number | null): string =>
  times === null ? `< ${minReportedTimes}` : formatNumber(times, language.value);
