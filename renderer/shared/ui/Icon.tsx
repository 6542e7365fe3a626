import type { IconNode } from 'lucide';
import { createElement } from 'preact';
import styles from './Icon.module.css';

/** One Lucide icon. It never stands without a word, so it is hidden from a reader's voice. */
export function Icon({ node }: { node: IconNode }) {
  return (
    <svg class={styles.icon} viewBox="0 0 24 24" aria-hidden="true">
      {node.map(([tag, attributes], index) => createElement(tag, { ...attributes, key: index }))}
    </svg>
  );
}
