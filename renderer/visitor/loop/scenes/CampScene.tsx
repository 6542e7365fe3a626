import type { CampSummary } from '../../../../db/model/api/camp.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { formatDate } from '../../../shared/format/date.ts';
import type { Translate } from '../../../shared/i18n/i18n.ts';
import { formatHeadcount } from '../../camps/camp-labels.ts';
import styles from './LoopScene.module.css';
import { SceneSources } from './SceneSources.tsx';

interface CampSceneProps {
  camp: CampSummary;
  sources: readonly string[];
  language: Language;
  t: Translate;
}

/** A camp: name, place, years and peak. */
export function CampScene({ camp, sources, language, t }: CampSceneProps) {
  const { peak } = camp;
  const seat = camp.seats.find(({ presumed }) => !presumed);
  return (
    <div class={styles.camp}>
      <h1 class={styles.name}>{camp.name}</h1>
      {camp.fullName !== camp.name && <p class={styles.full}>{camp.fullName}</p>}
      <dl class={styles.facts}>
        {seat && (
          <div>
            <dt>{t('camp.place')}</dt>
            <dd>{seat.place}</dd>
          </div>
        )}
        {camp.existed && (
          <div>
            <dt>{t('camp.years')}</dt>
            <dd>{formatDate(camp.existed, t)}</dd>
          </div>
        )}
        {peak && !peak.suspicious && (
          <div>
            <dt>{t('camp.peak')}</dt>
            <dd>
              {formatHeadcount(peak, language, t)}
              <small>{t(`kind.${peak.kind}`)}</small>
            </dd>
          </div>
        )}
      </dl>
      <SceneSources sources={sources} t={t} />
    </div>
  );
}
