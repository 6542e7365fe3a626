import type { PersonName as Named } from '../../../db/model/api/person.ts';
import { t } from '../../shared/i18n/i18n.ts';
import styles from './PersonName.module.css';

/** A name; where none is published, an empty line and what is written in its place. */
export function PersonName({ person: { name, isNameless } }: { person: Named }) {
  if (!isNameless) return <>{name}</>;
  return (
    <>
      <span class={styles.line}>
        <span class={styles.said}>{t('people.nameless')}</span>
      </span>{' '}
      <span class={styles.instead}>{name}</span>
    </>
  );
}
