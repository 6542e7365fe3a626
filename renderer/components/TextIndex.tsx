import type { TextSummary } from '../../db/model/record/text.ts';
import { t } from '../state/words.ts';
import { LinkList } from './LinkList.tsx';
import styles from './Page.module.css';

export function TextIndex({ texts }: { texts: TextSummary[] }) {
  const byOrder = [...texts].sort((a, b) => a.order - b.order);
  return (
    <div class={styles.list}>
      <LinkList
        links={byOrder.map(({ id, title, lead, kind }) => ({
          href: `#/remembrance/${id}`,
          name: title,
          words: lead,
          detail: t(`textKind.${kind}`),
        }))}
      />
    </div>
  );
}
