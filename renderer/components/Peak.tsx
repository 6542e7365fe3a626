import type { CampSummary } from '../../db/model/record/camp.ts';
import type { FigureKind } from '../../db/model/vocabulary.ts';
import { dateWords } from '../state/dateWords.ts';
import { headcountWords } from '../state/headcountWords.ts';
import { openClaim } from '../state/sheet.ts';
import { chosenCamp } from '../state/visit.ts';
import { type Key, language, t } from '../state/words.ts';
import { Mark } from './Mark.tsx';
import styles from './Peak.module.css';
import { Tied } from './Tied.tsx';

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
  const words = headcountWords(peak, language.value, t);
  const open = (): void => {
    chosenCamp.value = camp.id;
    openClaim(peak.claimId);
  };
  const details = [labels[peak.kind] ? null : t(`kind.${peak.kind}`), peak.period && dateWords(peak.period, t)].filter(
    (detail) => detail,
  );
  return (
    <div>
      <p class={words.length > 8 ? styles.long : styles.number}>{words}</p>
      <p class={styles.what}>
        <Tied text={t(labels[peak.kind] ?? 'camp.peakHeld')}>
          <Mark of={words} onPress={open} />
        </Tied>
      </p>
      <p class={styles.kind}>{details.join(' · ')}</p>
    </div>
  );
}
