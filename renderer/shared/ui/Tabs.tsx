import styles from './Tabs.module.css';

export interface Tab {
  href: string;
  name: string;
  chosen: boolean;
}

/** The parts of a screen, each with its own address: the foot of a page. */
export function Tabs({ tabs }: { tabs: Tab[] }) {
  return (
    <nav class={styles.tabs}>
      {tabs.map(({ href, name, chosen }) => (
        <a key={href} class={styles.tab} href={href} aria-current={chosen ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
