import type { Camp } from '../../../../db/model/api/camp.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { PageHead } from '../../../shared/ui/PageHead.tsx';
import { Section } from '../../../shared/ui/Section.tsx';
import { headcountClaims } from '../camp-claims.ts';
import { existenceLabel, placesOf, typeNameOf } from '../camp-labels.ts';
import { axisYears, percent, shareOf } from '../camp-years.ts';
import { HeadcountChart } from '../headcounts/HeadcountChart.tsx';
import { HeadcountTable } from '../headcounts/HeadcountTable.tsx';
import { frameOf } from '../headcounts/headcount-chart.ts';
import { LifespanBar } from '../headcounts/LifespanBar.tsx';
import styles from './CompareScreen.module.css';
import { CompareWith } from './CompareWith.tsx';

/** Two camps side by side: one axis of years, one scale of people; neither is ranked. */
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
        <Section title={t('camp.headcounts')} when={camps.some((camp) => headcountClaims(camp).length > 0)}>
          <div class={styles.pair}>
            {camps.map((camp) => (
              <section key={camp.id} class={styles.headcounts} data-camp={camp.id}>
                <h3 class={styles.subtitle}>{camp.name}</h3>
                <HeadcountChart camp={camp} frame={frame} />
                {headcountClaims(camp).length > 0 ? (
                  <HeadcountTable claims={headcountClaims(camp)} />
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

/** One of the two camps: its names, place, years and work, and a button that replaces the other camp. */
function ComparedCamp({ camp, otherId }: { camp: Camp; otherId: string }) {
  const facts = [
    { key: 'camp.place', value: placesOf(camp).join(', ') || t('camp.placeUnknown') },
    { key: 'camp.years', value: existenceLabel(camp) },
    { key: 'camp.work', value: camp.work.map(({ name }) => name).join(', ') || t('camp.unknown') },
  ] as const;
  return (
    <section class={styles.camp} data-camp={camp.id}>
      <header>
        <p class={styles.type}>{typeNameOf(camp)}</p>
        <h2 class={styles.name}>
          <a class={styles.link} href={`#/camps/${camp.id}`}>
            {camp.name}
          </a>
        </h2>
        {camp.fullName !== camp.name && <p>{camp.fullName}</p>}
      </header>
      <dl class={styles.facts}>
        {facts.map(({ key, value }) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <CompareWith campId={camp.id} otherId={otherId} label="compare.change" />
    </section>
  );
}

function ComparedYears({ camps }: { camps: readonly Camp[] }) {
  return (
    <div class={styles.years}>
      {camps.map((camp) => (
        <div key={camp.id} class={styles.row}>
          <p class={styles.rowName}>
            {camp.name}
            <small class={styles.dates}>{existenceLabel(camp)}</small>
          </p>
          <LifespanBar camp={camp} />
        </div>
      ))}
      <div class={styles.axis} aria-hidden="true">
        {axisYears.map((year) => (
          <span key={year} class={styles.year} style={{ left: percent(shareOf(year)) }}>
            {year}
          </span>
        ))}
      </div>
    </div>
  );
}
