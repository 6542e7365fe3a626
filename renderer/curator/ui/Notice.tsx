import type { ComponentChildren } from 'preact';
import { Actions } from './layout.tsx';
import styles from './Notice.module.css';

/** One sentence about what happened. `live`: it needs attention and is read aloud at once. */
export interface Message {
  tone: 'calm' | 'live';
  text: string;
}

export const calm = (text: string): Message => ({ tone: 'calm', text });
export const live = (text: string): Message => ({ tone: 'live', text });

interface NoticeProps {
  tone?: Message['tone'];
  /** Buttons beside the text. */
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** What happened and what can be done, in one sentence. */
export function Notice({ tone = 'calm', actions, children }: NoticeProps) {
  return (
    <div class={`${styles.notice} ${tone === 'live' ? styles.live : ''}`} role={tone === 'live' ? 'alert' : 'status'}>
      <p class={styles.words}>{children}</p>
      {actions && <Actions>{actions}</Actions>}
    </div>
  );
}

/** The notice of a message; nothing without one. */
export function MessageNotice({ message, actions }: { message: Message | null; actions?: ComponentChildren }) {
  return (
    message && (
      <Notice tone={message.tone} actions={actions}>
        {message.text}
      </Notice>
    )
  );
}
