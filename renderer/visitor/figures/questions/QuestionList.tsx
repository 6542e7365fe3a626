import type { QuestionSummary } from '../../../../db/model/api/figures.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { LinkList } from '../../../shared/ui/LinkList.tsx';
import styles from '../../../shared/ui/Page.module.css';

export function QuestionList({ questions }: { questions: QuestionSummary[] }) {
  return (
    <div class={styles.list}>
      <LinkList
        links={questions.map(({ id, title, lead, claimCount }) => ({
          href: `#/figures/${id}`,
          name: title,
          words: lead,
          detail: t('figures.claimCount', { count: claimCount }),
        }))}
      />
    </div>
  );
}
