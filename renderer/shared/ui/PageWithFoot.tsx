import type { ComponentChildren } from 'preact';
import styles from './PageWithFoot.module.css';

interface PageWithFootProps {
  /** Stays in sight below the page, where hands are, however long the page is. */
  foot: ComponentChildren;
  children: ComponentChildren;
}

/** A page that scrolls by itself above its foot. */
export function PageWithFoot({ foot, children }: PageWithFootProps) {
  return (
    <div class={styles.page}>
      <div class={styles.scroll} data-scroller="page">
        {children}
      </div>
      {foot}
    </div>
  );
}
