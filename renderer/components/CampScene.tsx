import type { CampSummary } from '../../db/model/record/camp.ts';
import type { Language } from '../../db/model/vocabulary.ts';
import { dateWords } from '../state/dateWords.ts';
import { headcountWords } from '../state/headcountWords.ts';
import type { Words } from '../state/words.ts';
import styles from './LoopScene.module.css';

/** One camp: its name before any number. */
export function CampScene({ camp, language, words }: { camp: CampSummary; language: Language; words: Words }) {
  const { peak } = camp;
  return (
    <div class={styles.camp}>
      <h1 class={styles.name}>{camp.name}</h1>
      {camp.fullName !== camp.name && <p class={styles.full}>{camp.fullName}</p>}
      <dl class={styles.facts}>
        <div>
          <dt>{words('camp.place')}</dt>
          <dd>{camp.seats[0]?.place}</dd>
        </div>
        {camp.existed && (
          <div>
            <dt>{words('camp.years')}</dt>
            <dd>{dateWords(camp.existed, words)}</dd>
          </div>
        )}
        {peak && (
          <div>
            <dt>{words('camp.peak')}</dt>
            <dd>
              {headcountWords(peak, language, words)}
              <small>{words(`kind.${peak.kind}`)}</small>
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}
