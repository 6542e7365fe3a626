import styles from './PageHead.module.css';

interface PageHeadProps {
  title: string;
  lead?: string;
}

/** The heading of a screen and its lead. */
export function PageHead({ title, lead }: PageHeadProps) {
  return (
    <header class={styles.head}>
      <h1 class={styles.title}>{title}</h1>
      {lead && <p class={styles.lead}>{lead}</p>}
    </header>
  );
}
