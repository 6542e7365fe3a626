import type { CampSummary } from '../../../db/model/api/camp.ts';
import type { Peoples, QuestionSummary, Work } from '../../../db/model/api/figures.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { Tabs } from '../../shared/ui/Tabs.tsx';
import { figuresParts, hrefOf } from '../navigation/route.ts';
import { PeoplesTable } from './peoples/PeoplesTable.tsx';
import { QuestionList } from './questions/QuestionList.tsx';
import { WorkList } from './works/WorkList.tsx';

export type FiguresContent =
  | { part: 'questions'; questions: QuestionSummary[] }
  | { part: 'peoples'; peoples: Peoples }
  | { part: 'works'; works: Work[]; camps: CampSummary[] };

/** Questions, peoples, and what forced labour built. */
export function Figures({ content }: { content: FiguresContent }) {
  const tabs = figuresParts.map((part) => ({
    href: hrefOf({ screen: 'figures', part }),
    name: t(`figures.${part}`),
    chosen: part === content.part,
  }));
  return (
    <>
      <PageHead
        title={t(`figures.${content.part}Title`)}
        lead={content.part === 'peoples' ? undefined : t(`figures.${content.part}Lead`)}
      >
        <Tabs tabs={tabs} />
      </PageHead>
      {content.part === 'questions' && <QuestionList questions={content.questions} />}
      {content.part === 'peoples' && <PeoplesTable table={content.peoples} />}
      {content.part === 'works' && <WorkList works={content.works} camps={content.camps} />}
    </>
  );
}
