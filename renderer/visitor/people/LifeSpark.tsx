import type { LifePoint } from '../../../db/model/api/person.ts';
import styles from './LifeSpark.module.css';
import { sparksOf } from './life-line.ts';

/** A life as a small line beside a name, on one axis for all. */
export function LifeSpark({ stations }: { stations: LifePoint[] }) {
  return (
    <svg class={styles.spark} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <line class={styles.axis} x1={0} x2={100} y1={5} y2={5} />
      {sparksOf(stations).map(({ from, to, form }, index) => (
        <line key={index} class={styles[form]} x1={from * 100} x2={Math.max(from + 0.012, to) * 100} y1={5} y2={5} />
      ))}
    </svg>
  );
}
