import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { lifespanOf } from '../year-scale.ts';
import styles from './Lifeline.module.css';

/** A camp's life as a line on the years; broken off where no source gives the end. */
export function Lifeline({ camp, chosen }: { camp: CampSummary; chosen?: boolean }) {
  const life = lifespanOf(camp);
  if (!life) return <span class={styles.track} />;
  const classes = [
    styles.life,
    chosen ? styles.chosen : '',
    life.startKnown ? '' : styles.noStart,
    life.endKnown ? '' : styles.noEnd,
  ];
  return (
    <span class={styles.track} aria-hidden="true">
      <span class={classes.join(' ')} style={{ left: `${life.left * 100}%`, width: `${life.width * 100}%` }} />
    </span>
  );
}
