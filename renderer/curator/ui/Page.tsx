import type { ComponentChildren } from 'preact';
import styles from './Page.module.css';

interface PageProps {
  title: string;
  lead?: string;
  /** Buttons beside the title. */
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** One screen of the workshop: its title, what it is for, and the rest. */
export function Page({ title, lead, actions, children }: PageProps) {
  return (
    <div class={styles.page}>
      <header class={styles.head}>
        <div>
          <h1 class={styles.title}>{title}</h1>
          {lead && <p class={styles.lead}>{lead}</p>}
        </div>
        {actions && <div class={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
