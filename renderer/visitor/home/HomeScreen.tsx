import type { ReleaseInfo } from '../../../db/model/api/release.ts';
import { t } from '../../shared/i18n/i18n.ts';
import styles from './HomeScreen.module.css';

/** One sentence and the doors, people first. */
export function HomeScreen({ release: { counts } }: { release: ReleaseInfo }) {
  return (
    <div class={styles.home}>
      <header class={styles.intro}>
        <h1 class={styles.sentence}>{t('home.sentence')}</h1>
        <p class={styles.lead}>{t('home.lead')}</p>
      </header>
      <nav class={styles.doors}>
        {counts.persons > 0 && (
          <Door
            href="#/people"
            name={t('people.title')}
            text={t('home.people')}
            detail={t('people.count', { count: counts.persons })}
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

function Door({ href, name, text, detail }: { href: string; name: string; text: string; detail: string }) {
  return (
    <a class={styles.door} href={href}>
      <h2 class={styles.name}>{name}</h2>
      <p class={styles.text}>{text}</p>
      <p class={styles.detail}>{detail}</p>
    </a>
  );
}
