import type { Camp } from '../../../../db/model/api/camp.ts';
import { type Language, languages } from '../../../../db/model/vocabulary.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import styles from './CampHead.module.css';

/** The names: in the visitor's language, in the other two, and as sources call and print the camp. */
export function CampHead({ camp, speaking }: { camp: Camp; speaking: Language }) {
  const others = languages.filter((language) => language !== speaking);
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
        {others.map((language) => (
          <li key={language} lang={language}>
            {camp.names[language]}
            {camp.fullNames[language] !== camp.names[language] && ` · ${camp.fullNames[language]}`}
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
