import type { ReleaseInfo } from '../../../db/model/api/release.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { Door } from './Door.tsx';
import styles from './HomeScreen.module.css';

/** One sentence and three doors. */
export function Home({ release }: { release: ReleaseInfo }) {
  const { camps, questions } = release.counts;
  return (
    <div class={styles.home}>
      <header class={styles.words}>
        <h1 class={styles.sentence}>{t('home.sentence')}</h1>
        <p class={styles.lead}>{t('home.lead')}</p>
      </header>
      <nav class={styles.doors}>
        <Door
          href="#/camps"
          name={t('camps.title')}
          words={t('home.camps')}
          detail={t('home.campsCount', { count: camps })}
        />
        <Door
          href="#/figures"
          name={t('figures.title')}
          words={t('home.figures')}
          detail={t('home.figuresCount', { count: questions })}
        />
        <Door
          href="#/remembrance"
          name={t('remembrance.title')}
          words={t('home.remembrance')}
          detail={t('home.dayOfMemory')}
        />
      </nav>
    </div>
  );
}
