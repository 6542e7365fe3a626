import { useEffect, useState } from 'preact/hooks';
import type { Camp, CampSummary } from '../../../../db/model/api/camp.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { useServices } from '../../navigation/services.ts';
import { otherNames } from '../camp-names.ts';
import { placesOf } from '../camp-places.ts';
import { Peak } from '../headcounts/Peak.tsx';
import styles from './CampCard.module.css';
import { InYear } from './InYear.tsx';

interface CampCardProps {
  summary: CampSummary;
  /** The year that is shown; null: all. */
  year: number | null;
}

/** The chosen camp at the side: the names first, then what is known. */
export function CampCard({ summary, year }: CampCardProps) {
  const camp = useCamp(summary.id);
  const places = placesOf(summary);
  const numbers = camp ? numbersOf(camp) : 0;
  return (
    <aside class={styles.card} data-card={summary.id}>
      <header>
        <h2 class={styles.name}>{summary.name}</h2>
        {summary.fullName !== summary.name && <p class={styles.full}>{summary.fullName}</p>}
        <p class={styles.names}>{camp && <OtherNames camp={camp} />}</p>
      </header>
      <Peak camp={summary} />
      <dl class={styles.facts}>
        {year !== null && <InYear camp={summary} year={year} />}
        <div>
          <dt>{t('camp.place')}</dt>
          <dd>{places.length > 0 ? places.join(', ') : t('camp.unknown')}</dd>
        </div>
        <div>
          <dt>{t('camp.years')}</dt>
          <dd>{summary.existed ? formatDate(summary.existed, t) : t('camp.unknown')}</dd>
        </div>
        {numbers > 1 && (
          <div class={styles.others}>
            <dt>{t('camp.otherData')}</dt>
            <dd>{t('camp.otherNumbers', { count: numbers - 1 })}</dd>
          </div>
        )}
      </dl>
      <a class={styles.more} href={`#/camps/${summary.id}`}>
        {t('camp.more')}
      </a>
    </aside>
  );
}

/** How many numbers of people sources give. */
const numbersOf = ({ claims }: Camp): number =>
  claims.filter(({ property }) => ['headcount', 'maximum'].includes(property)).length;

function OtherNames({ camp }: { camp: Camp }) {
  return otherNames(camp, language.value).map((other, index) => (
    <span key={other.language} lang={other.language}>
      {index > 0 && ' · '}
      {other.name}
    </span>
  ));
}

function useCamp(id: string): Camp | null {
  const { api } = useServices();
  const [camp, setCamp] = useState<Camp | null>(null);
  const speaking = language.value;
  useEffect(() => {
    let current = true;
    const load = api.camp(speaking, id).catch(() => null);
    void load.then((found) => current && setCamp(found));
    return () => {
      current = false;
    };
  }, [api, id, speaking]);
  return camp;
}
