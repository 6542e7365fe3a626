import type { Fading } from './fading.ts';
import type { Label } from './label.ts';
import styles from './MapLabels.module.css';

export type KeyedLabel = Label & { key: string };

interface MapLabelsProps {
  labels: readonly Fading<KeyedLabel>[];
  selectedId: string | null;
}

/** Names of camps, towns and waters, with a hairline where a name stands apart from its ring. */
export function MapLabels({ labels, selectedId }: MapLabelsProps) {
  return (
    <g>
      {labels.map(({ key, id, kind, text, box, leader, leaving }) => (
        <g key={key} class={leaving ? styles.leaving : styles.label} data-selected={id === selectedId}>
          {leader && (
            <line class={styles.leader} x1={leader.from.x} y1={leader.from.y} x2={leader.to.x} y2={leader.to.y} />
          )}
          <text class={styles[kind]} x={box.x} y={box.y + box.height * 0.76}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}
