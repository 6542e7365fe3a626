import type { PersonName as Named } from '../../../db/model/api/person.ts';
import { softHyphens } from '../../shared/format/soft-hyphens.ts';
import { t } from '../../shared/i18n/i18n.ts';
import styles from './PersonName.module.css';

/** A name; where none is published, an empty line and what is written in its place. */
export function PersonName({ person: { name, isNameless }, isLarge = false }: { person: Named; isLarge?: boolean }) {
  if (!isNameless) return isLarge ? <LargeName name={name} /> : name;
  return (
    <>
      <span class={styles.line}>
        <span class={styles.said}>{t('people.nameless')}</span>
      </span>{' '}
      <span class={styles.instead}>{name}</span>
    </>
  );
}

/** A name in the largest letters: breaks between its words, and within one only where it is longer than the line. */
export function LargeName({ name }: { name: string }) {
  return (
    <>
      {name.split(' ').map((word, index) => (
        <>
          {index > 0 && ' '}
          <span class={styles.word}>{softHyphens(word)}</span>
        </>
      ))}
    </>
  );
}
