import type { Work } from '../../../../db/model/api/figures.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { ClaimLine } from '../../evidence/ClaimLine.tsx';
import { ContradictionNote } from '../../evidence/ContradictionNote.tsx';
import { CampLinks } from './CampLinks.tsx';
import { Readings } from './Readings.tsx';
import styles from './WorkEntry.module.css';

/** One work: what the article says of it, its numbers, and where two sources read one number differently. */
export function WorkEntry({ work }: { work: Work }) {
  const disputed = work.claims.filter(({ contradictions }) => contradictions.length > 0);
  const readings = disputed.length > 1 ? disputed : [];
  return (
    <li class={styles.work}>
      <div>
        <h2 class={styles.title}>{work.title}</h2>
        <p class={styles.text}>{work.text}</p>
        {work.camps.length > 0 && <p class={styles.camps}>{t('works.camps')}</p>}
        <CampLinks camps={work.camps} />
      </div>
      <div>
        {readings.length > 0 && <Readings claims={readings} />}
        {work.contradictions.map((contradiction) => (
          <ContradictionNote key={contradiction.id} contradiction={contradiction} />
        ))}
        <div class={styles.claims}>
          {work.claims
            .filter((claim) => !readings.includes(claim))
            .map((claim) => (
              <ClaimLine key={claim.id} claim={claim} />
            ))}
        </div>
      </div>
    </li>
  );
}
