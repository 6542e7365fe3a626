import type { Camp } from '../../../../db/model/api/camp.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import styles from './CampHead.module.css';

/** The name of the camp and, in one line, what it was. */
export function CampHead({ camp }: { camp: Camp }) {
  const type =
    camp.specialCampNumber === null
      ? t(`campType.${camp.type}`)
      : t('camp.specialNumber', { number: camp.specialCampNumber });
  return (
    <header class={styles.head}>
      <h1 class={styles.name}>{camp.name}</h1>
      <p class={styles.line}>
        {camp.fullName === camp.name ? type : camp.fullName}
        {camp.parent && (
          <a class={styles.parent} href={`#/camps/${camp.parent.id}`}>
            {camp.parent.name}
          </a>
        )}
      </p>
    </header>
  );
}
