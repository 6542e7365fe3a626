import { useSignal } from '@preact/signals';
import type { CampSummary } from '../../db/model/record/camp.ts';
import type { CampType } from '../../db/model/vocabulary.ts';
import { type Choice, choicesOf, noFilter } from '../state/campFilter.ts';
import { campFilter } from '../state/visit.ts';
import { t } from '../state/words.ts';
import styles from './CampFilters.module.css';
import { Chooser } from './Chooser.tsx';

const facets = ['region', 'work', 'type'] as const;
type Facet = (typeof facets)[number];

/** Region, kind of work, type: each opens its list of values with what they would leave. */
export function CampFilters({ camps }: { camps: CampSummary[] }) {
  const open = useSignal<Facet | null>(null);
  const filter = campFilter.value;
  const choices = (facet: Facet): Choice[] => choicesOf(camps, filter, facet, (type) => t(`campType.${type}`));
  const choose = (facet: Facet, id: string | null): void => {
    campFilter.value = facet === 'type' ? { ...filter, type: id as CampType | null } : { ...filter, [facet]: id };
    open.value = null;
  };
  const isSet = facets.some((facet) => filter[facet] !== null) || filter.year !== null;
  return (
    <div class={styles.filters}>
      {facets.map((facet) => (
        <button key={facet} type="button" class={styles.filter} onClick={() => (open.value = facet)}>
          <span class={styles.name}>{t(`camps.filter.${facet}`)}</span>
          <span class={filter[facet] === null ? styles.any : styles.set}>
            {choices(facet).find(({ id }) => id === filter[facet])?.name ?? t('camps.filter.any')}
          </span>
        </button>
      ))}
      {isSet && (
        <button type="button" class={styles.clear} onClick={() => (campFilter.value = noFilter)}>
          {t('camps.filter.clear')}
        </button>
      )}
      {open.value && (
        <Chooser
          title={t(`camps.filter.${open.value}`)}
          choices={choices(open.value)}
          chosen={filter[open.value]}
          onChoose={(id) => open.value && choose(open.value, id)}
          onClose={() => (open.value = null)}
        />
      )}
    </div>
  );
}
