import type { CampSummary } from '../../db/model/record/camp.ts';
import type { Words } from '../state/words.ts';
import { CampYears } from './CampYears.tsx';
import styles from './LoopScene.module.css';

/** The camps on their years. */
export function YearsScene({ camps, words }: { camps: CampSummary[]; words: Words }) {
  return (
    <div class={styles.years}>
      <h1 class={styles.yearsTitle}>{words('loop.years')}</h1>
      <CampYears camps={camps} />
    </div>
  );
}
