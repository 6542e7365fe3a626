import { Search } from 'lucide';
import { useContext } from 'preact/hooks';
import type { Person } from '../../../db/model/api/person.ts';
import type { ReleaseInfo } from '../../../db/model/api/release.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { useLoaded } from '../../shared/ui/use-loaded.ts';
import { PersonName } from '../people/PersonName.tsx';
import { MediaBase } from '../remembrance/text/Picture.tsx';
import styles from './HomeScreen.module.css';

interface HomeScreenProps {
  release: ReleaseInfo;
  /** Null where the release has no people. */
  person: Person | null;
}

/** A person, and the doors: people first. */
export function HomeScreen({ release: { counts }, person }: HomeScreenProps) {
  return (
    <div class={styles.home}>
      {person ? <PersonOfHome person={person} /> : <Introduction />}
      <nav class={counts.persons > 0 ? styles.doors : `${styles.doors} ${styles.withoutPeople}`}>
        {counts.persons > 0 && (
          <Door
            href="#/people"
            name={t('people.title')}
            text={t('home.people')}
            detail={t('people.count', { count: counts.persons })}
            field={t('people.placeholder')}
          />
        )}
        <Door
          href="#/camps"
          name={t('camps.title')}
          text={t('home.camps')}
          detail={t('home.campsCount', { count: counts.camps })}
        />
        <Door
          href="#/figures"
          name={t('figures.title')}
          text={t('home.figures')}
          detail={t('home.figuresCount', { count: counts.questions })}
        />
        <Door
          href="#/remembrance"
          name={t('remembrance.title')}
          text={t('home.remembrance')}
          detail={t('home.dayOfMemory')}
        />
      </nav>
    </div>
  );
}

function Introduction() {
  return (
    <header class={styles.intro}>
      <h1 class={styles.sentence}>{t('home.sentence')}</h1>
      <p class={styles.lead}>{t('home.lead')}</p>
    </header>
  );
}

/** A life: the name, what happened, and its portrait, or its places on the land. The whole leads to the person. */
function PersonOfHome({ person }: { person: Person }) {
  const map = useLoaded(() => import('../people/PersonLand.tsx').catch(() => null), []);
  const { portrait } = person;
  const media = useContext(MediaBase);
  return (
    <a class={styles.person} href={`#/people/${person.id}`}>
      {portrait && !portrait.graphic ? (
        <img class={styles.portrait} src={media + portrait.file} alt={portrait.alt} />
      ) : (
        <div class={styles.land} aria-hidden="true">
          {map && <map.PersonLand stations={person.stations} />}
        </div>
      )}
      <div class={styles.life}>
        <p class={styles.quiet}>{t('home.sentence').replace('\n', ' ')}</p>
        <h1 class={person.isNameless ? `${styles.name} ${styles.nameless}` : styles.name}>
          <PersonName person={person} />
        </h1>
        <p class={styles.summary}>{person.summary}</p>
      </div>
    </a>
  );
}

interface DoorProps {
  href: string;
  name: string;
  text: string;
  detail: string;
  /** The words of the field behind the door. */
  field?: string;
}

function Door({ href, name, text, detail, field }: DoorProps) {
  return (
    <a class={styles.door} href={href}>
      <h2 class={styles.doorName}>{name}</h2>
      <p class={styles.text}>{text}</p>
      {field && (
        <p class={styles.field} aria-hidden="true">
          <Icon node={Search} />
          {field}
        </p>
      )}
      <p class={styles.detail}>{detail}</p>
    </a>
  );
}
