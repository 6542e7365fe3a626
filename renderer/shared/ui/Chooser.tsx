import { Check, X } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../i18n/i18n.ts';
import styles from './Chooser.module.css';
import { Icon } from './Icon.tsx';

interface ChooserProps {
  title: string;
  /** `count`: entries left by a choice. */
  choices: { id: string; name: string; count?: number }[];
  /** Null: all. */
  chosen: string | null;
  /** There is no "all". */
  required?: boolean;
  onChoose(id: string | null): void;
  onClose(): void;
}

/** A dialog to choose one of several values. */
export function Chooser({ title, choices, chosen, required, onChoose, onClose }: ChooserProps) {
  const layer = useRef<HTMLDialogElement>(null);
  useEffect(() => layer.current?.showModal(), []);
  return (
    <dialog ref={layer} class={styles.layer} aria-label={title} onCancel={onClose}>
      <button type="button" class={styles.beside} tabIndex={-1} aria-label={t('sheet.close')} onClick={onClose} />
      <div class={styles.leaf}>
        <h2 class={styles.title}>{title}</h2>
        <ul class={styles.list}>
          {!required && <Option name={t('camps.filter.any')} chosen={chosen === null} onPress={() => onChoose(null)} />}
          {choices.map(({ id, name, count }) => (
            <Option key={id} name={name} count={count} chosen={chosen === id} onPress={() => onChoose(id)} />
          ))}
        </ul>
        <button type="button" class={styles.close} onClick={onClose}>
          <Icon node={X} />
          {t('sheet.close')}
        </button>
      </div>
    </dialog>
  );
}

interface OptionProps {
  name: string;
  count?: number;
  chosen: boolean;
  onPress(): void;
}

function Option({ name, count, chosen, onPress }: OptionProps) {
  return (
    <li>
      <button type="button" class={styles.option} aria-pressed={chosen} onClick={onPress}>
        <span class={styles.check}>{chosen && <Icon node={Check} />}</span>
        <span>{name}</span>
        <span class={styles.count}>{count}</span>
      </button>
    </li>
  );
}
