import { timesWords } from './timesWords.ts';
import styles from './Usage.module.css';

interface BarsProps {
  title: string;
  /** `times` null: fewer than five, and not told. */
  rows: readonly { name: string; times: number | null }[];
}

/** One bar a row on one scale, each with its number. */
export function Bars({ title, rows }: BarsProps) {
  const most = Math.max(1, ...rows.map(({ times }) => times ?? 0));
  return (
    <section class={styles.plot}>
      <h2 class={styles.title}>{title}</h2>
      <dl>
        {rows.map(({ name, times }) => (
          <div key={name} class={styles.row}>
            <dt>{name}</dt>
            <dd>
              <svg class={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class={styles.ground} width="100" height="10" />
                <rect class={styles.amount} width={(100 * (times ?? 0)) / most} height="10" />
              </svg>
              <span class={styles.times}>{timesWords(times)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
