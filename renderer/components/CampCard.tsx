import { useEffect, useState } from 'preact/hooks';
import type { Camp, CampSummary } from '../../db/model/record/camp.ts';
import { placesOf } from '../state/campPlaces.ts';
import { dateWords } from '../state/dateWords.ts';
import { useServices } from '../state/services.ts';
import { language, t } from '../state/words.ts';
import styles from './CampCard.module.css';
import { Peak } from './Peak.tsx';

/** The chosen camp at the side of the list: the names first, then what is known. */
export function CampCard({ summary }: { summary: CampSummary }) {
  const camp = useCamp(summary.id);
  const places = placesOf(summary);
  const others = camp
    ? camp.claims.filter(({ property }) => ['headcount', 'maximum'].includes(property)).length - 1
    : 0;
  return (
    <aside class={styles.card}>
      <header>
        <h2 class={styles.name}>{summary.name}</h2>
        <p class={styles.names}>{summary.fullName}</p>
      </header>
      <Peak camp={summary} />
      <dl class={styles.facts}>
        <div>
          <dt>{t('camp.place')}</dt>
          <dd>{places.length > 0 ? places.join(', ') : t('camp.unknown')}</dd>
        </div>
        <div>
          <dt>{t('camp.years')}</dt>
          <dd>{summary.existed ? dateWords(summary.existed, t) : t('camp.unknown')}</dd>
        </div>
        {others > 0 && (
          <div class={styles.others}>
            <dt>{t('camp.otherData')}</dt>
            <dd>{t('camp.otherNumbers', { count: others })}</dd>
          </div>
        )}
      </dl>
      <a class={styles.more} href={`#/camps/${summary.id}`}>
        {t('camp.more')}
      </a>
    </aside>
  );
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
