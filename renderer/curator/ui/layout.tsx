import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import styles from './layout.module.css';

/** Buttons beside each other; on a narrow screen they wrap. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class={styles.actions}>{children}</div>;
}

/** Children below each other. */
export function Stack({ children }: { children: ComponentChildren }) {
  return <div class={styles.stack}>{children}</div>;
}

interface PanelProps {
  title: string;
  /** What the panel is for. */
  lead?: ComponentChildren;
  /** The widest it becomes; by default as wide as a list. */
  size?: 's' | 'm' | 'l' | 'full';
  /** Without a line above. */
  plain?: boolean;
  /** With the title of a lesser part. */
  small?: boolean;
  children: ComponentChildren;
}

/** A titled part of a screen. */
export function Panel({ title, lead, size = 'l', plain, small, children }: PanelProps) {
  const id = useId();
  return (
    <section class={`${styles.panel} ${plain ? '' : styles.lined}`} data-size={size} aria-labelledby={id}>
      <h2 id={id} class={small ? styles.smallTitle : styles.title}>
        {title}
      </h2>
      {lead && <p class={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}

/** The title of a section within a panel. */
export function Subtitle({ children }: { children: ComponentChildren }) {
  return <h3 class={styles.subtitle}>{children}</h3>;
}
