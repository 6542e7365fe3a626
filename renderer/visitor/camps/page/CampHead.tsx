import type { Camp } from '../../../../db/model/api/camp.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { CitationsMark } from '../../evidence/EvidenceMark.tsx';
import { citationsOfCamp } from '../camp-claims.ts';
import { summaryParts } from '../camp-labels.ts';
import styles from './CampHead.module.css';

/** The name of the camp, its type and parent, and the first sentence about it. */
export function CampHead({ camp }: { camp: Camp }) {
  const { first, rest } = summaryParts(camp, language.value);
  return (
    <header class={styles.head}>
      <h1 class={styles.name}>{camp.name}</h1>
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
      <p class={styles.lead}>
        {first}
        {rest === '' && <CitationsMark title="camp.what" citations={citationsOfCamp(camp)} ofLine />}
      </p>
    </header>
  );
}
