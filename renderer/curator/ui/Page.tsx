import type { ComponentChildren } from 'preact';
import styles from './Page.module.css';

interface PageProps {
  title: string;
  lead?: string;
  /** Buttons beside the title. */
  acts?: ComponentChildren;
  children: ComponentChildren;
}

/** One screen of the workshop: its title, what it is for, and the rest. */
export function Page({ title, lead, acts, children }: PageProps) {
  return (
    <div class={styles.page}>
      <header class={styles.head}>
        <div>
          <h1 class={styles.title}>{title}</h1>
          {lead && <p class={styles.lead}>{lead}</p>}
        </div>
        {acts && <div class={styles.acts}>{acts}</div>}
      </header>
      {children}
    </div>
  );
}
