import { useSignal } from '@preact/signals';
import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { Chooser } from '../../../shared/ui/Chooser.tsx';
import { type Choice, choicesOf, noFilter, spanById, spanChoices, spanId } from '../camp-filter.ts';
import { campFilter } from '../camp-selection.ts';
import styles from './CampFilters.module.css';

const facets = ['region', 'work', 'type', 'years'] as const;
type Facet = (typeof facets)[number];

/** Region, kind of work, type and, in the list, years: each opens its values with the number of camps they leave. */
export function CampFilters({ camps, withYears }: { camps: CampSummary[]; withYears: boolean }) {
  const open = useSignal<Facet | null>(null);
  const filter = campFilter.value;
  const shown = facets.filter((facet) => withYears || facet !== 'years');
  const choices = (facet: Facet): Choice[] =>
    facet === 'years' ? spanChoices(camps, filter) : choicesOf(camps, filter, facet);
  const chosen = (facet: Facet): string | null =>
    facet === 'years' ? filter.years && spanId(filter.years) : filter[facet];
  const nameOf = (facet: Facet, id: string): string =>
    choices(facet).find((choice) => choice.id === id)?.name ?? (facet === 'years' ? id : t('camps.filter.any'));
  const choose = (facet: Facet, id: string | null): void => {
    if (facet === 'years') campFilter.value = { ...filter, years: id === null ? null : spanById(id) };
    else campFilter.value = { ...filter, [facet]: id };
    open.value = null;
  };
  const isSet = facets.some((facet) => filter[facet] !== null);
  return (
    <div class={styles.filters}>
      {shown.map((facet) => {
        const id = chosen(facet);
        return (
          <button key={facet} type="button" class={styles.filter} onClick={() => (open.value = facet)}>
            <span class={styles.name}>{t(`camps.filter.${facet}`)}</span>
            <span class={id === null ? styles.any : styles.set}>
              {id === null ? t('camps.filter.any') : nameOf(facet, id)}
            </span>
          </button>
        );
      })}
      {isSet && (
        <button type="button" class={styles.clear} onClick={() => (campFilter.value = noFilter)}>
          {t('camps.filter.clear')}
        </button>
      )}
      {open.value && (
        <Chooser
          title={t(`camps.filter.${open.value}`)}
          choices={choices(open.value)}
          chosen={chosen(open.value)}
          onChoose={(id) => open.value && choose(open.value, id)}
          onClose={() => (open.value = null)}
        />
      )}
    </div>
  );
}
