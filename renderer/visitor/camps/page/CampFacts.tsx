import type { Camp } from '../../../../db/model/api/camp.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../../shared/ui/KeepTogether.tsx';
import { CitationsMark } from '../../evidence/EvidenceMark.tsx';
import { Peak } from '../headcounts/Peak.tsx';
import { CampDates } from './CampDates.tsx';
import styles from './CampFacts.module.css';
import { SeatFact } from './SeatFact.tsx';

/** The side of the camp: the highest number, place, years, work. */
export function CampFacts({ camp }: { camp: Camp }) {
  return (
    <aside class={styles.facts}>
      <div class={styles.inner}>
        <Peak camp={camp} />
        <dl>
          <div class={styles.fact}>
            <dt>{t('camp.place')}</dt>
            {camp.seats.length === 0 && <dd class="quiet">{t('camp.placeUnknown')}</dd>}
            {camp.seats.map((seat) => (
              <SeatFact key={`${seat.place}-${seat.period?.edtf}`} seat={seat} />
            ))}
          </div>
          <div class={styles.fact}>
            <dt>{t('camp.years')}</dt>
            <CampDates camp={camp} />
          </div>
          <div class={styles.fact}>
            <dt>{t('camp.work')}</dt>
            <dd>
              <KeepTogether
                text={camp.work.length > 0 ? camp.work.map(({ name }) => name).join(', ') : t('camp.unknown')}
              >
                <CitationsMark title="camp.work" citations={camp.workCitations} />
              </KeepTogether>
            </dd>
          </div>
        </dl>
      </div>
    </aside>
  );
}
