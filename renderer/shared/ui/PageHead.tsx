import type { ComponentChildren } from 'preact';
import styles from './PageHead.module.css';

interface PageHeadProps {
  title: string;
  lead?: string;
  /** The parts of the screen, beside the heading. */
  children?: ComponentChildren;
}

/** The one heading of a screen, what it is about, and its parts. */
export function PageHead({ title, lead, children }: PageHeadProps) {
  return (
    <header class={children ? styles.parted : styles.head}>
      <h1 class={styles.title}>{title}</h1>
      {children}
      {lead && <p class={styles.lead}>{lead}</p>}
    </header>
  );
}
