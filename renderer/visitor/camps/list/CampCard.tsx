import type { Camp, CampSummary } from '../../../../db/model/api/camp.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { softHyphens } from '../../../shared/format/soft-hyphens.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { useLoaded } from '../../../shared/ui/use-loaded.ts';
import { useServices } from '../../navigation/services.ts';
import { NameList } from '../../people/NameList.tsx';
import { placesOf } from '../camp-labels.ts';
import { HeadcountInYear, PeakHeadcount } from '../headcounts/CampHeadcount.tsx';
import styles from './CampCard.module.css';

interface CampCardProps {
  summary: CampSummary;
  /** The year that is shown; null: several or all. */
  year: number | null;
}

/** The selected camp at the side: its name, headcount, place, years and people. */
export function CampCard({ summary, year }: CampCardProps) {
  const { api } = useServices();
  const { id, name, fullName, existed } = summary;
  const load = () => api.camp(language.value, id).catch(() => null);
  const camp = useLoaded(load, [api, id, language.value]);
  const count = camp ? headcountsIn(camp) : 0;
  return (
    <aside class={styles.card} data-card={id}>
      <div class={styles.body}>
        <header>
          <h2 class={styles.name}>{softHyphens(name)}</h2>
          {fullName !== name && <p class={styles.full}>{softHyphens(fullName)}</p>}
        </header>
        <PeakHeadcount camp={summary} />
        <dl class={styles.facts}>
          {year !== null && <HeadcountInYear camp={summary} year={year} />}
          <div>
            <dt>{t('camp.place')}</dt>
            <dd>{placesOf(summary).join(', ') || t('camp.unknown')}</dd>
          </div>
          <div>
            <dt>{t('camp.years')}</dt>
            <dd>{existed ? formatDate(existed, t) : t('camp.unknown')}</dd>
          </div>
          {count > 1 && (
            <div class={styles.otherData}>
              <dt>{t('camp.otherData')}</dt>
              <dd>{t('camp.otherNumbers', { count: count - 1 })}</dd>
            </div>
          )}
        </dl>
        {camp && camp.people.length > 0 && (
          <div class={styles.people}>
            <h3 class={styles.wereHere}>{t('people.wereHere')}</h3>
            <NameList people={camp.people.slice(0, 4)} />
          </div>
        )}
      </div>
      <a class={styles.more} href={`#/camps/${id}`}>
        {t('camp.more')}
      </a>
    </aside>
  );
}

const headcountsIn = ({ claims }: Camp): number =>
  claims.filter(({ property }) => ['headcount', 'maximum'].includes(property)).length;
