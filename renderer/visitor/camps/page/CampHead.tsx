import type { Camp } from '../../../../db/model/api/camp.ts';
import { type Language, languages } from '../../../../db/model/vocabulary.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import styles from './CampHead.module.css';

/** The names in the visitor's language and in the other two, other names, and names as sources print them. */
export function CampHead({ camp, language }: { camp: Camp; language: Language }) {
  const others = languages.filter((other) => other !== language);
  const known = new Set([...Object.values(camp.names), ...Object.values(camp.fullNames)]);
  const aliases = camp.aliases.filter(({ kind, text }) => kind !== 'search' && kind !== 'printed' && !known.has(text));
  const printed = camp.aliases.filter(({ kind }) => kind === 'printed');
  return (
    <header class={styles.head}>
      <p class={styles.type}>
        {camp.specialCampNumber === null
          ? t(`campType.${camp.type}`)
          : t('camp.specialNumber', { number: camp.specialCampNumber })}
        {camp.parent && (
          <a class={styles.parent} href={`#/camps/${camp.parent.id}`}>
            {camp.parent.name}
          </a>
        )}
      </p>
      <h1 class={styles.name}>{camp.name}</h1>
      {camp.fullName !== camp.name && <p class={styles.full}>{camp.fullName}</p>}
      <ul class={styles.others}>
        {others.map((other) => (
          <li key={other} lang={other}>
            {camp.names[other]}
            {camp.fullNames[other] !== camp.names[other] && ` · ${camp.fullNames[other]}`}
          </li>
        ))}
        {aliases.length > 0 && (
          <li>
            {t('camp.aliases')}: {[...new Set(aliases.map(({ text }) => text))].join(' · ')}
          </li>
        )}
        {printed.length > 0 && (
          <li>
            {t('camp.printed')}: {[...new Set(printed.map(({ text }) => `«${text}»`))].join(' · ')}
          </li>
        )}
      </ul>
    </header>
  );
}
