import styles from './map.module.css';
import type { LabelKind } from './use-panel.ts';

const samples: LabelKind[] = ['camp', 'town', 'water'];

/** Invisible samples of the map's type; `usePanel` reads the fonts that labels are measured with from them. */
export function TypeSamples() {
  return (
    <div class={styles.samples} aria-hidden="true">
      {samples.map((kind) => (
        <span key={kind} class={styles[kind]} data-sample={kind}>
          &nbsp;
        </span>
      ))}
    </div>
  );
}
