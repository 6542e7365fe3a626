import type { ComponentChildren } from 'preact';
import styles from './Notice.module.css';

interface NoticeProps {
  /** `live`: somebody has to look at it now; it is read aloud at once. */
  tone?: 'calm' | 'live';
  /** Buttons beside the words. */
  acts?: ComponentChildren;
  children: ComponentChildren;
}

/** One clear sentence about what happened and what can be done. */
export function Notice({ tone = 'calm', acts, children }: NoticeProps) {
  return (
    <div class={`${styles.notice} ${tone === 'live' ? styles.live : ''}`} role={tone === 'live' ? 'alert' : 'status'}>
      <p class={styles.words}>{children}</p>
      {acts && <div class={styles.acts}>{acts}</div>}
    </div>
  );
}
