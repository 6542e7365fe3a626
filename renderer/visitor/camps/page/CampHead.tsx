import type { Camp } from '../../../../db/model/api/camp.ts';
import type { Term } from '../../../../db/model/api/claim.ts';
import type { DateValue } from '../../../../db/model/api/date.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { CitationsMark } from '../../evidence/EvidenceMark.tsx';
import { citationsOfCamp } from '../camp-claims.ts';
import { summaryParts, typeNameOf } from '../camp-labels.ts';
import styles from './CampHead.module.css';

/** What it was a part of, one after another; by its own entry alone where no period is known. */
const parentsOf = ({ parent, parents }: Camp): (Term & { period?: DateValue })[] =>
  parents ?? (parent === null ? [] : [parent]);

/** The name of the camp, its type and parent, and the first sentence about it. */
export function CampHead({ camp }: { camp: Camp }) {
  const { first, rest } = summaryParts(camp, language.value);
  return (
    <header class={styles.head}>
      <h1 class={styles.name}>{camp.name}</h1>
      <p class={styles.type}>
        {camp.specialCampNumber === null
          ? typeNameOf(camp)
          : t('camp.specialNumber', { number: camp.specialCampNumber })}
        {parentsOf(camp).map(({ id, name, period }) => (
          <a key={`${id} ${period?.edtf}`} class={styles.parent} href={`#/camps/${id}`}>
            {period ? `${name}, ${formatDate(period, t)}` : name}
          </a>
        ))}
      </p>
      <p class={styles.lead}>
        {first}
        {rest === '' && <CitationsMark title="camp.what" citations={citationsOfCamp(camp)} ofLine />}
      </p>
    </header>
  );
}
