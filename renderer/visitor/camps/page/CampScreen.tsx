import { useRef } from 'preact/hooks';
import type { Camp } from '../../../../db/model/api/camp.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { PageWithFoot } from '../../../shared/ui/PageWithFoot.tsx';
import { AskButton } from '../../ask/AskButton.tsx';
import { visitorSignal } from '../../navigation/visit.ts';
import { NameList } from '../../people/NameList.tsx';
import { PersonMap } from '../../people/PersonMap.tsx';
import { TakeHomeButton } from '../../take-home/TakeHomeButton.tsx';
import { takeHomeOfCamp } from '../../take-home/take-home-text.ts';
import { yearsOf } from '../camp-years.ts';
import { CampHead } from './CampHead.tsx';
import styles from './CampScreen.module.css';
import { CampStatements } from './CampStatements.tsx';
import { type CampTab, CampTabPart, tabsOf } from './CampTabs.tsx';
import { placesOfCamp } from './camp-places.ts';

/** The open part of each camp's page, for a visitor who comes back to it. */
const openTabs = visitorSignal<Readonly<Record<string, CampTab | null>>>({});

/** A camp: where, when, who and what happened on the first screen, then its people; the rest behind the tabs at its foot. */
export function CampScreen({ camp }: { camp: Camp }) {
  const first = useRef<HTMLDivElement>(null);
  const part = useRef<HTMLDivElement>(null);
  const open = openTabs.value[camp.id] ?? null;
  const choose = (tab: CampTab): void => {
    // An open part below the foot is shown, not closed unseen.
    const closes = tab === open && (part.current?.getBoundingClientRect().top ?? 0) < innerHeight / 2;
    openTabs.value = { ...openTabs.value, [camp.id]: closes ? null : tab };
    // After the part is drawn, or there is nothing to scroll to.
    requestAnimationFrame(() => (closes ? first : part).current?.scrollIntoView({ block: 'start' }));
  };
  const tabs = (
    <nav class={styles.tabs} aria-label={t('camp.parts')}>
      {tabsOf(camp).map((tab) => (
        <button
          key={tab}
          type="button"
          class={styles.tab}
          data-part={tab}
          aria-expanded={tab === open}
          onClick={() => choose(tab)}
        >
          {t(`camp.tab.${tab}`)}
        </button>
      ))}
      <TakeHomeButton of={takeHomeOfCamp(camp)} look={styles.tab} />
    </nav>
  );
  return (
    <PageWithFoot foot={tabs}>
      <article>
        <div ref={first} class={styles.first}>
          <CampOnLand camp={camp} />
          <CampHead camp={camp} />
          <CampStatements camp={camp} />
          {camp.people.length > 0 && (
            <section class={styles.people}>
              <h2 class={styles.label}>{t('people.wereHere')}</h2>
              <NameList people={camp.people} all={{ count: camp.peopleTotal, campId: camp.id }} />
            </section>
          )}
        </div>
        <div class={styles.ask}>
          <AskButton about={{ camp: camp.name, from: `#/camps/${camp.id}` }} />
        </div>
        {open !== null && (
          <div ref={part} class={styles.part}>
            <CampTabPart camp={camp} tab={open} language={language.value} />
          </div>
        )}
      </article>
    </PageWithFoot>
  );
}

/** The land around the seats, its towns with their names of the year in which the camp began; the whole land where no seat is located. */
function CampOnLand({ camp }: { camp: Camp }) {
  const places = placesOfCamp(camp);
  const year = yearsOf(camp)?.first ?? yearsOf(camp)?.last ?? 1950;
  const isKnown = places.length > 0;
  return (
    <div class={isKnown ? styles.land : `${styles.land} ${styles.whole}`}>
      <PersonMap places={places} year={isKnown ? year : null} />
    </div>
  );
}
