import type { Work } from '../../db/model/record/figures.ts';
import { t } from '../state/words.ts';
import { ClaimLine } from './ClaimLine.tsx';
import { ContradictionNote } from './ContradictionNote.tsx';
import styles from './WorkList.module.css';

/** What was built by the forced labour of prisoners. */
export function WorkList({ works }: { works: Work[] }) {
  return (
    <ol class={styles.list}>
      {works.map((work) => (
        <li key={work.id} class={styles.work}>
          <div>
            <h2 class={styles.title}>{work.title}</h2>
            <p class={styles.text}>{work.text}</p>
            {work.camps.length > 0 && (
              <p class={styles.camps}>
                {t('works.camps')}
                {work.camps.map(({ id, name }) => (
                  <a key={id} class={styles.camp} href={`#/camps/${id}`}>
                    {name}
                  </a>
                ))}
              </p>
            )}
          </div>
          <div class={styles.claims}>
            {work.claims.map((claim) => (
              <ClaimLine key={claim.id} claim={claim} />
            ))}
            {work.contradictions.map((contradiction) => (
              <ContradictionNote key={contradiction.id} contradiction={contradiction} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
