import type { Camp } from '../../../../db/model/api/camp.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { otherNames } from '../camp-names.ts';
import { placesOf } from '../camp-places.ts';
import styles from './ComparedCamp.module.css';
import { CompareWith } from './CompareWith.tsx';

/** One of two camps: its names, place, years and work; another can be put in the other's place. */
export function ComparedCamp({ camp, otherId }: { camp: Camp; otherId: string }) {
  const facts = [
    { of: 'camp.place', words: placesOf(camp).join(', ') || t('camp.placeUnknown') },
    { of: 'camp.years', words: camp.existed ? formatDate(camp.existed, t) : t('camp.yearsUnknown') },
    { of: 'camp.work', words: camp.work.map(({ name }) => name).join(', ') || t('camp.unknown') },
  ] as const;
  return (
    <section class={styles.camp} data-camp={camp.id}>
      <header>
        <p class={styles.type}>{t(`campType.${camp.type}`)}</p>
        <h2 class={styles.name}>
          <a class={styles.link} href={`#/camps/${camp.id}`}>
            {camp.name}
          </a>
        </h2>
        {camp.fullName !== camp.name && <p>{camp.fullName}</p>}
        <ul class={styles.names}>
          {otherNames(camp, language.value).map((other) => (
            <li key={other.language} lang={other.language}>
              {other.name}
            </li>
          ))}
        </ul>
      </header>
      <dl class={styles.facts}>
        {facts.map(({ of, words }) => (
          <div key={of}>
            <dt>{t(of)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <CompareWith campId={camp.id} otherId={otherId} words="compare.change" />
    </section>
  );
}
