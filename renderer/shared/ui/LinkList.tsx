import { ArrowRight } from 'lucide';
import { Icon } from './Icon.tsx';
import styles from './LinkList.module.css';

export interface Link {
  href: string;
  name: string;
  words?: string;
  detail?: string;
}

/** Links to other screens, each a full line. */
export function LinkList({ links }: { links: Link[] }) {
  return (
    <ul>
      {links.map(({ href, name, words, detail }) => (
        <li key={href} class={styles.item}>
          <a class={styles.link} href={href}>
            <span class={styles.name}>{name}</span>
            {detail && <span class={styles.detail}>{detail}</span>}
            <Icon node={ArrowRight} />
            {words && <span class={styles.words}>{words}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}
