import { useMemo } from 'preact/hooks';
import type { CampSummary } from '../../../db/model/api/camp.ts';
import { existedIn, type Lifespan, lifespanOf, oneYear, percent, shareOf, yearsOf } from '../camps/camp-years.ts';
import styles from './CampLives.module.css';

interface CampLivesProps {
  camps: readonly CampSummary[];
  year: number;
  /** Camps that do not meet in time share a row. */
  packed?: boolean;
  selectedId?: string | null;
}

/** The life of each camp as a line, in the order in which they began; the year passes over them. Its height is the parent's. */
export function CampLives({ camps, year, packed = false, selectedId = null }: CampLivesProps) {
  const rows = useMemo(() => rowsOf(camps, packed), [camps, packed]);
  return (
    <div class={styles.lives} aria-hidden="true">
      {rows.map(({ camp, life, row }) => (
        <span
          key={camp.id}
          class={styles.life}
          data-now={existedIn(camp, oneYear(year))}
          data-selected={camp.id === selectedId}
          style={{ gridRow: row + 1, left: percent(life.left), width: percent(life.width) }}
        />
      ))}
      <span class={styles.now} style={{ left: percent(shareOf(year)) }} />
    </div>
  );
}

/** Space between two lives in one row, as a share of the timeline. */
const apart = 0.02;

function rowsOf(camps: readonly CampSummary[], packed: boolean): { camp: CampSummary; life: Lifespan; row: number }[] {
  const begin = (camp: CampSummary): number => yearsOf(camp)?.first ?? yearsOf(camp)?.last ?? 9999;
  /** Where each row ends. */
  const ends: number[] = [];
  return [...camps]
    .sort((a, b) => begin(a) - begin(b))
    .flatMap((camp) => {
      const life = lifespanOf(camp);
      if (!life) return [];
      const free = packed ? ends.findIndex((end) => end + apart <= life.left) : -1;
      const row = free < 0 ? ends.length : free;
      ends[row] = life.left + life.width;
      return [{ camp, life, row }];
    });
}
