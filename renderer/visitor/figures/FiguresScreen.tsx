import type { CampSummary } from '../../../db/model/api/camp.ts';
import type { Peoples, QuestionSummary, Work } from '../../../db/model/api/figures.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { LinkList } from '../../shared/ui/LinkList.tsx';
import pageStyles from '../../shared/ui/Page.module.css';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { PageWithFoot } from '../../shared/ui/PageWithFoot.tsx';
import { Tabs } from '../../shared/ui/Tabs.tsx';
import { figuresParts, hrefOf } from '../navigation/route.ts';
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

function QuestionList({ questions }: { questions: QuestionSummary[] }) {
  const links = questions.map(({ id, title, lead, claimCount }) => ({
    href: `#/figures/${id}`,
    name: title,
    words: lead,
    detail: t('figures.claimCount', { count: claimCount }),
  }));
  return (
    <div class={pageStyles.list}>
      <LinkList links={links} />
    </div>
  );
}
