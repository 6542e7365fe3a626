import { ArrowRight, Search } from 'lucide';
import type { ReleaseInfo } from '../../../db/model/api/release.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import styles from './HomeDoors.module.css';

/** The doors of the exhibit, people first, and a line to the guided ways of a release that has some. */
export function HomeDoors({ counts }: Pick<ReleaseInfo, 'counts'>) {
  return (
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
      {counts.ways > 0 && (
        <a class={styles.ways} href="#/ways">
          <span class={styles.waysName}>{t('home.ways')}</span>
          <span class={styles.waysWords}>{t('home.waysWords')}</span>
          <Icon node={ArrowRight} />
        </a>
      )}
    </nav>
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
