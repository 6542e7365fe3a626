import type { Camp } from '../../../../db/model/api/camp.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { PageHead } from '../../../shared/ui/PageHead.tsx';
import { Section } from '../../../shared/ui/Section.tsx';
import { isHeadcount } from '../camp-claims.ts';
import { HeadcountChart } from '../headcounts/HeadcountChart.tsx';
import { HeadcountTable } from '../headcounts/HeadcountTable.tsx';
import { frameOf } from '../headcounts/headcount-chart.ts';
import { ComparedCamp } from './ComparedCamp.tsx';
import { ComparedYears } from './ComparedYears.tsx';
import styles from './CompareScreen.module.css';

/** Two camps beside each other: one axis of years, one scale of people; neither is ranked. */
export function CompareScreen({ camps }: { camps: [Camp, Camp] }) {
  const [one, other] = camps;
  const frame = frameOf(camps.flatMap(({ headcounts }) => headcounts)) ?? undefined;
  return (
    <article>
      <PageHead title={t('compare.title')} lead={t('compare.lead')} />
      <div class={styles.body}>
        <div class={styles.pair}>
          <ComparedCamp camp={one} otherId={other.id} />
          <ComparedCamp camp={other} otherId={one.id} />
        </div>
        <Section title={t('camp.years')} when={true}>
          <ComparedYears camps={camps} />
        </Section>
        <Section title={t('camp.headcounts')} when={camps.some(({ claims }) => claims.some(isHeadcount))}>
          <div class={styles.pair}>
            {camps.map((camp) => (
              <section key={camp.id} class={styles.numbers} data-camp={camp.id}>
                <h3 class={styles.name}>{camp.name}</h3>
                <HeadcountChart camp={camp} frame={frame} />
                {camp.claims.some(isHeadcount) ? (
                  <HeadcountTable claims={camp.claims.filter(isHeadcount)} />
                ) : (
                  <p class="quiet">{t('camp.noHeadcount')}</p>
                )}
              </section>
            ))}
          </div>
        </Section>
      </div>
    </article>
  );
}
