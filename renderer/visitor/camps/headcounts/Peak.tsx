import type { CampSummary } from '../../../../db/model/api/camp.ts';
import type { FigureKind } from '../../../../db/model/vocabulary.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { type Key, language, t } from '../../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../../shared/ui/KeepTogether.tsx';
import { Mark } from '../../evidence/EvidenceMark.tsx';
import { openClaim } from '../../navigation/sheet.ts';
import { chosenCamp } from '../camp-choice.ts';
import { formatHeadcount } from './headcount-labels.ts';
import styles from './Peak.module.css';

/** A plan and a capacity are no people: they must not read as if they were. */
const labels: Partial<Record<FigureKind, Key>> = {
  counted: 'camp.peakCounted',
  planned: 'camp.peakPlanned',
  capacity: 'camp.peakCapacity',
};

/** The highest count of a camp, or what a source states where nobody counted, large, and what kind of number it is. */
export function Peak({ camp }: { camp: CampSummary }) {
  const { peak } = camp;
  if (!peak) return <p class={styles.none}>{t('camp.noHeadcount')}</p>;
  const words = formatHeadcount(peak, language.value, t);
  const open = (): void => {
    chosenCamp.value = camp.id;
    openClaim(peak.claimId);
  };
  const details = [labels[peak.kind] ? null : t(`kind.${peak.kind}`), peak.period && formatDate(peak.period, t)].filter(
    (detail) => detail,
  );
  return (
    <div>
      <p class={words.length > 8 ? styles.long : styles.number}>{words}</p>
      <p class={styles.what}>
        <KeepTogether text={t(labels[peak.kind] ?? 'camp.peakHeld')}>
          <Mark of={words} onPress={open} />
        </KeepTogether>
      </p>
      <p class={styles.kind}>{details.join(' · ')}</p>
    </div>
  );
}
