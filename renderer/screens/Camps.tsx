import { useSignal } from '@preact/signals';
import type { CampList, CampSummary } from '../../db/model/record/camp.ts';
import { CampCard } from '../components/CampCard.tsx';
import { CampFilters } from '../components/CampFilters.tsx';
import { CampRow } from '../components/CampRow.tsx';
import { YearSlider } from '../components/YearSlider.tsx';
import { existedIn, matches, spanOf } from '../state/campFilter.ts';
import { campFilter, chosenCamp } from '../state/visit.ts';
import { language, t } from '../state/words.ts';
import styles from './Camps.module.css';

/** All camps: the list, the years below it, the chosen one at the side. */
export function Camps({ list }: { list: CampList }) {
  const filter = campFilter.value;
  /** The year under a finger that still drags; the list follows when it is let go. */
  const dragged = useSignal<number | null>(null);
  const year = dragged.value ?? filter.year;
  const found = sorted(list.camps.filter((camp) => matches(camp, filter)));
  const chosen = found.find(({ id }) => id === chosenCamp.value) ?? found[0] ?? null;
  const undated = filter.year === null ? 0 : list.camps.filter((camp) => isUndated(camp, filter)).length;
  const inYear = year === null ? found.length : found.filter((camp) => existedIn(camp, year)).length;
  return (
    <div class={styles.camps}>
      <header class={styles.head}>
        <h1 class={styles.title}>{t('camps.title')}</h1>
        <p class={styles.count} aria-live="polite">
          {year === null ? t('camps.count', { count: found.length }) : t('camps.countInYear', { count: inYear, year })}
        </p>
      </header>
      <CampFilters camps={list.camps} />
      <ol class={styles.list} data-scroller>
        {found.map((camp) => (
          <CampRow
            key={camp.id}
            camp={camp}
            chosen={camp === chosen}
            dim={year !== null && !existedIn(camp, year)}
            onChoose={() => {
              chosenCamp.value = camp.id;
            }}
          />
        ))}
        {found.length === 0 && <li class={styles.nothing}>{t('camps.nothing')}</li>}
        {undated > 0 && <li class={styles.nothing}>{t('camps.undated', { count: undated })}</li>}
      </ol>
      <YearSlider
        year={year}
        camp={chosen}
        onDrag={(next) => {
          dragged.value = next;
        }}
        onChoose={(next) => {
          dragged.value = null;
          campFilter.value = { ...filter, year: next };
        }}
      />
      {chosen && <CampCard key={chosen.id} summary={chosen} />}
    </div>
  );
}

function sorted(camps: CampSummary[]): CampSummary[] {
  const collator = new Intl.Collator(language.value);
  return [...camps].sort((a, b) => collator.compare(a.name, b.name));
}

function isUndated(camp: CampSummary, filter: typeof campFilter.value): boolean {
  const span = spanOf(camp);
  return matches(camp, { ...filter, year: null }) && (!span || (span.first === null && span.last === null));
}
