import type { CampSummary } from '../../../../db/model/api/camp.ts';
import type { Work } from '../../../../db/model/api/figures.ts';
import { WorkEntry } from './WorkEntry.tsx';
import styles from './WorkList.module.css';
import { WorkPlaces } from './WorkPlaces.tsx';

/** What was built by the forced labour of prisoners, and where in Kazakhstan they were put to work. */
export function WorkList({ works, camps }: { works: Work[]; camps: CampSummary[] }) {
  return (
    <div class={styles.page}>
      <ol>
        {works.map((work) => (
          <WorkEntry key={work.id} work={work} />
        ))}
      </ol>
      <WorkPlaces camps={camps} />
    </div>
  );
}
