import styles from './PageHead.module.css';

/** The one heading of a screen and what it is about. */
export function PageHead({ title, lead }: { title: string; lead?: string }) {
  return (
    <header class={styles.head}>
      <h1 class={styles.title}>{title}</h1>
      {lead && <p class={styles.lead}>{lead}</p>}
    </header>
  );
}
