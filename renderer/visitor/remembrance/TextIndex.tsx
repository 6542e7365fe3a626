import type { TextSummary } from '../../../db/model/api/text.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { LinkList } from '../../shared/ui/LinkList.tsx';
import styles from '../../shared/ui/Page.module.css';

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
