import type { ComponentChildren } from 'preact';
import styles from './Section.module.css';

interface SectionProps {
  title: string;
  /** False where the section has no content: it is left out. */
  when: boolean;
  children: ComponentChildren;
}

export function Section({ title, when, children }: SectionProps) {
  if (!when) return null;
  return (
    <section class={styles.section}>
      <h2 class={styles.title}>{title}</h2>
      {children}
    </section>
  );
}
