import type { Camp } from '../../../../db/model/api/camp.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import styles from './CampNames.module.css';

/** The full name, the names in the other languages, other names, and names as sources print them. */
export function CampNames({ camp, others }: { camp: Camp; others: readonly Language[] }) {
  const known = new Set([...Object.values(camp.names), ...Object.values(camp.fullNames)]);
  const aliases = camp.aliases.filter(({ kind, text }) => kind !== 'search' && kind !== 'printed' && !known.has(text));
  const printed = camp.aliases.filter(({ kind }) => kind === 'printed');
  return (
    <ul class={styles.names}>
      {camp.fullName !== camp.name && <li>{camp.fullName}</li>}
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
  );
}
