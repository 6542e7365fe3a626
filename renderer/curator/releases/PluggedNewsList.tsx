import type { PluggedNews } from '../../../db/model/record/publish.ts';
import { whenWords } from '../history/when.ts';
import { reasonWords } from '../publish/carriageWords.ts';
import { t } from '../state/words.ts';
import styles from './PluggedNewsList.module.css';

/** What sticks brought that were plugged in, without anybody at this page: the newest first. */
export function PluggedNewsList({ news }: { news: readonly PluggedNews[] }) {
  return (
    <section class={styles.sticks}>
      <h2 class={styles.title}>{t('releases.plugged')}</h2>
      <ul>
        {news.map((each) => (
          <li key={`${each.at} ${each.file}`} class={styles.news} data-outcome={each.outcome}>
            <p>{outcomeWords(each)}</p>
            <p class={styles.facts}>{`${whenWords(each.at)} · ${each.stick} · ${each.file}`}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function outcomeWords({ outcome, sequence, reason, detail }: PluggedNews): string {
  if (outcome !== 'refused') return t(`releases.plugged.${outcome}`, { number: sequence ?? 0 });
  return `${t('releases.plugged.refused')} ${reasonWords(reason, detail) ?? reason}`;
}
