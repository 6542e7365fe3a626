import type { IconNode } from 'lucide';
import { createElement } from 'preact';
import styles from './Icon.module.css';

/** A Lucide icon. It always accompanies a label, so it is hidden from screen readers. */
export function Icon({ node }: { node: IconNode }) {
  return (
    <svg class={styles.icon} viewBox="0 0 24 24" aria-hidden="true">
      {node.map(([tag, attributes], index) => createElement(tag, { ...attributes, key: index }))}
    </svg>
  );
}
