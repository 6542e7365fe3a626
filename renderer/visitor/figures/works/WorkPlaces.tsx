import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { Section } from '../../../shared/ui/Section.tsx';
import { CampLinks } from './CampLinks.tsx';
import { campsByWork } from './camps-by-work.ts';
import styles from './WorkPlaces.module.css';

/** The kinds of work in the camps of Kazakhstan, and the places of today where it was done. */
export function WorkPlaces({ camps }: { camps: CampSummary[] }) {
  return (
    <Section title={t('works.places')} when={camps.length > 0}>
      <p class={styles.lead}>{t('works.placesLead')}</p>
      {campsByWork(camps).map(({ work, camps: put }) => (
        <section key={work.id} class={styles.kind}>
          <h3 class={styles.name}>{work.name}</h3>
          <CampLinks camps={put.map(({ id, name, seats }) => ({ id, name, place: seats[0]?.place }))} />
        </section>
      ))}
    </Section>
  );
}
