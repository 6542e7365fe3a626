import type { QuestionSummary } from '../../db/model/record/figures.ts';
import { t } from '../state/words.ts';
import { LinkList } from './LinkList.tsx';
import styles from './Page.module.css';

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
