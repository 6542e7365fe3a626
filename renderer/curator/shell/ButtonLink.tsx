import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../../components/Icon.tsx';
import styles from './Button.module.css';

interface ButtonLinkProps {
  href: string;
  look?: 'primary' | 'framed' | 'plain';
  icon?: IconNode;
  download?: boolean;
  children: ComponentChildren;
}

/** A link that looks like a button. */
export function ButtonLink({ href, look = 'framed', icon, download, children }: ButtonLinkProps) {
  return (
    <a href={href} download={download} class={`${styles.button} ${look === 'framed' ? '' : styles[look]}`}>
      {icon && <Icon node={icon} />}
      {children}
    </a>
  );
}
