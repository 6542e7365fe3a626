import styles from './Tabs.module.css';

/** A part with an address of its own, or one that the screen shows itself. */
export type Tab = { name: string; chosen: boolean } & ({ href: string } | { onChoose(): void });

/** The parts of a screen: the foot of a page. */
export function Tabs({ tabs }: { tabs: Tab[] }) {
  return (
    <nav class={styles.tabs}>
      {tabs.map((tab) =>
        'href' in tab ? (
          <a key={tab.href} class={styles.tab} href={tab.href} aria-current={tab.chosen ? 'page' : undefined}>
            {tab.name}
          </a>
        ) : (
          <button key={tab.name} type="button" class={styles.tab} aria-pressed={tab.chosen} onClick={tab.onChoose}>
            {tab.name}
          </button>
        ),
      )}
    </nav>
  );
}
