import type { DwellBucket } from '../../../db/model/record/usage.ts';
import { t } from '../state/words.ts';
import { timesWords } from './timesWords.ts';
import styles from './Usage.module.css';

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
                <td key={bucket}>{timesWords(times)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
