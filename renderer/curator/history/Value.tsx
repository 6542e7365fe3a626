import type { ReadableLine } from './readable.ts';
import styles from './Value.module.css';

/** A value of any shape, line by line, as a person reads it. */
export function Value({ lines }: { lines: ReadableLine[] }) {
  return (
    <ul class={styles.lines}>
      {lines.map((line, index) => (
        <li key={`${index} ${line.label}`} class={styles.line} style={{ '--depth': line.depth }}>
          {line.label && <span class={styles.label}>{line.label}</span>}
          {line.text && (
            <span class={line.label ? styles.text : styles.alone} lang={line.lang ?? undefined}>
              {line.text}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
