import type { ComponentChildren } from 'preact';
import styles from './PageHead.module.css';

interface PageHeadProps {
  title: string;
  lead?: string;
  /** Tabs beside the heading. */
  children?: ComponentChildren;
}

/** The heading of a screen, its lead and its tabs. */
export function PageHead({ title, lead, children }: PageHeadProps) {
  return (
    <header class={children ? styles.parted : styles.head}>
      <h1 class={styles.title}>{title}</h1>
      {children}
      {lead && <p class={styles.lead}>{lead}</p>}
    </header>
  );
}
