import type { CampSummary } from '../../../db/model/api/camp.ts';
import type { Peoples, QuestionSummary, Work } from '../../../db/model/api/figures.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { LinkList } from '../../shared/ui/LinkList.tsx';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { PageWithFoot } from '../../shared/ui/PageWithFoot.tsx';
import pageStyles from '../../shared/ui/Screen.module.css';
import { Tabs } from '../../shared/ui/Tabs.tsx';
import { figuresParts, hrefOf } from '../navigation/route.ts';
import styles from './FiguresScreen.module.css';
import { PeoplesTable } from './PeoplesTable.tsx';
import { WorkList } from './WorkList.tsx';

export type FiguresContent =
  | { part: 'questions'; questions: QuestionSummary[] }
  | { part: 'peoples'; peoples: Peoples }
  | { part: 'works'; works: Work[]; camps: CampSummary[] };

/** Questions, peoples, and what forced labour built. */
export function FiguresScreen({ content }: { content: FiguresContent }) {
  const tabs = figuresParts.map((part) => ({
    href: hrefOf({ screen: 'figures', part }),
    name: t(`figures.${part}`),
    chosen: part === content.part,
  }));
  return (
    <PageWithFoot foot={<Tabs tabs={tabs} />}>
      <PageHead
        title={t(`figures.${content.part}Title`)}
        lead={content.part === 'peoples' ? undefined : t(`figures.${content.part}Lead`)}
      />
      {content.part === 'questions' && <QuestionList questions={content.questions} />}
      {content.part === 'peoples' && <PeoplesTable table={content.peoples} />}
      {content.part === 'works' && <WorkList works={content.works} camps={content.camps} />}
    </PageWithFoot>
  );
}

/** Questions of the release that stand first and large: its content begins with those about Kazakhstan. */
const leadCount = 3;

function QuestionList({ questions }: { questions: QuestionSummary[] }) {
  const countOf = ({ claimCount }: QuestionSummary): string => t('figures.claimCount', { count: claimCount });
  const others = questions.slice(leadCount).map((question) => ({
    href: `#/figures/${question.id}`,
    name: question.title,
    detail: countOf(question),
  }));
  return (
    <div class={pageStyles.list}>
      <ul class={styles.lead}>
        {questions.slice(0, leadCount).map((question) => (
          <li key={question.id} class={styles.item}>
            <a class={styles.question} href={`#/figures/${question.id}`}>
              <h2 class={styles.title}>{question.title}</h2>
              <p class={styles.words}>{question.lead}</p>
              <p class={styles.count}>{countOf(question)}</p>
            </a>
          </li>
        ))}
      </ul>
      <LinkList links={others} />
    </div>
  );
}
