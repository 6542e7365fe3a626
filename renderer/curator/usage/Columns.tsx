import { timesWords } from './timesWords.ts';
import styles from './Usage.module.css';

interface ColumnsProps {
  title: string;
  /** In order of time; `times` null: fewer than five, and not told. */
  columns: readonly { name: string; times: number | null }[];
}

const height = 120;
/** Height of a column of which only is known that it is not empty. */
const few = 3;

/** Columns in order of time; the numbers themselves stand in a table for whoever cannot see them. */
export function Columns({ title, columns }: ColumnsProps) {
  const most = Math.max(1, ...columns.map(({ times }) => times ?? 0));
  const width = 100 / Math.max(1, columns.length);
  return (
    <section class={styles.plot}>
      <h2 class={styles.title}>{title}</h2>
      <p class={styles.scale}>{timesWords(most)}</p>
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
      <table class={styles.unseen}>
        <caption>{title}</caption>
        <tbody>
          {columns.map(({ name, times }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{timesWords(times)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
