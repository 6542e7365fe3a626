import type { TextSummary } from '../../../db/model/api/text.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { LinkList } from '../../shared/ui/LinkList.tsx';
import styles from './RemembranceWays.module.css';

/** Two ways that stand before the texts: how all of this is known, and a minute of silence. */
export function RemembranceWays({ method }: { method: TextSummary | undefined }) {
  return (
    <div class={styles.ways}>
      {method && <LinkList links={[{ href: `#/remembrance/${method.id}`, name: method.title, words: method.lead }]} />}
      <LinkList links={[{ href: '#/remembrance/silence', name: t('silence.title'), words: t('silence.lead') }]} />
    </div>
  );
}
