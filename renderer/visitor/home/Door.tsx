import styles from './Door.module.css';

interface DoorProps {
  href: string;
  name: string;
  words: string;
  /** The one ember line: what is behind the door. */
  detail: string;
}

export function Door({ href, name, words, detail }: DoorProps) {
  return (
    <a class={styles.door} href={href}>
      <h2 class={styles.name}>{name}</h2>
      <p class={styles.words}>{words}</p>
      <p class={styles.detail}>{detail}</p>
    </a>
  );
}
