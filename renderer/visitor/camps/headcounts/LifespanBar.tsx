import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { lifespanOf, percent } from '../camp-years.ts';
import styles from './LifespanBar.module.css';

/** The years of a camp as a bar on the timeline; an unknown end is broken off. */
export function LifespanBar({ camp, selected }: { camp: CampSummary; selected?: boolean }) {
  const lifespan = lifespanOf(camp);
  if (!lifespan) return <span class={styles.track} />;
  const { left, width, startKnown, endKnown } = lifespan;
  return (
    <span class={styles.track} aria-hidden="true">
      <span
        class={styles.bar}
        data-selected={selected}
        data-open={!startKnown || !endKnown}
        style={{ left: percent(left), width: percent(width) }}
      />
    </span>
  );
}
