import styles from '../../visitor/map/CampMap.module.css';
import labels from '../../visitor/map/MapLabels.module.css';

/** Invisible samples of the map's type, from which widths of names are measured. */
export function Probes() {
  return (
    <div class={styles.probes} aria-hidden="true">
      <span class={labels.camp} data-probe="camp">
        &nbsp;
      </span>
      <span class={labels.town} data-probe="town">
        &nbsp;
      </span>
      <span class={labels.water} data-probe="water">
        &nbsp;
      </span>
    </div>
  );
}
