import type { IconNode } from 'lucide';
import type { ComponentChildren, JSX } from 'preact';
import { Icon } from '../../shared/ui/Icon.tsx';
import styles from './Button.module.css';

interface ButtonProps extends Omit<JSX.IntrinsicElements['button'], 'icon' | 'class' | 'className'> {
  /** `primary`: the main action; `plain`: without a frame. */
  look?: 'primary' | 'framed' | 'plain';
  icon?: IconNode;
  children?: ComponentChildren;
}

/** A button of the workshop: never smaller than a finger. Without words it needs an `aria-label`. */
export function Button({ look = 'framed', icon, children, type = 'button', ...rest }: ButtonProps) {
  const looks = [styles.button, look === 'framed' ? '' : styles[look], children === undefined ? styles.icon : ''];
  return (
    <button {...rest} type={type} class={looks.join(' ')}>
      {icon && <Icon node={icon} />}
      {children}
    </button>
  );
}

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
