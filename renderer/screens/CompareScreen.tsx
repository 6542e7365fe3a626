import type { Camp } from '../../db/model/record/camp.ts';
import { ComparedCamp } from '../components/ComparedCamp.tsx';
import { ComparedYears } from '../components/ComparedYears.tsx';
import { HeadcountChart } from '../components/HeadcountChart.tsx';
import { HeadcountTable } from '../components/HeadcountTable.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { Section } from '../components/Section.tsx';
import { isHeadcount } from '../state/campClaims.ts';
import { frameOf } from '../state/headcountChart.ts';
import { t } from '../state/words.ts';
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
