import type { CampSummary } from '../../../../db/model/api/camp.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { dateWords } from '../../../shared/format/date.ts';
import type { Words } from '../../../shared/i18n/i18n.ts';
import { headcountWords } from '../../camps/headcounts/headcount-labels.ts';
import styles from './LoopScene.module.css';
import { SceneSources } from './SceneSources.tsx';

interface CampSceneProps {
  camp: CampSummary;
  sources: readonly string[];
  language: Language;
  words: Words;
}

/** One camp: its name before any number. */
export function CampScene({ camp, sources, language, words }: CampSceneProps) {
  const { peak } = camp;
  const seat = camp.seats.find(({ presumed }) => !presumed);
  return (
    <div class={styles.camp}>
      <h1 class={styles.name}>{camp.name}</h1>
      {camp.fullName !== camp.name && <p class={styles.full}>{camp.fullName}</p>}
      <dl class={styles.facts}>
        {seat && (
          <div>
            <dt>{words('camp.place')}</dt>
            <dd>{seat.place}</dd>
          </div>
        )}
        {camp.existed && (
          <div>
            <dt>{words('camp.years')}</dt>
            <dd>{dateWords(camp.existed, words)}</dd>
          </div>
        )}
        {peak && !peak.suspicious && (
          <div>
            <dt>{words('camp.peak')}</dt>
            <dd>
              {headcountWords(peak, language, words)}
              <small>{words(`kind.${peak.kind}`)}</small>
            </dd>
          </div>
        )}
      </dl>
      <SceneSources sources={sources} words={words} />
    </div>
  );
}
