import { t } from '../../shared/i18n/i18n.ts';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { Tabs } from '../../shared/ui/Tabs.tsx';
import type { View } from '../navigation/load-view.ts';
import { figuresParts, hrefOf } from '../navigation/route.ts';
import { PeoplesTable } from './peoples/PeoplesTable.tsx';
import { QuestionList } from './questions/QuestionList.tsx';
import { WorkList } from './works/WorkList.tsx';

/** Questions, peoples, and what forced labour built. */
export function Figures({ view }: { view: View & { screen: 'figures' } }) {
  const tabs = figuresParts.map((part) => ({
    href: hrefOf({ screen: 'figures', part }),
    name: t(`figures.${part}`),
    chosen: part === view.part,
  }));
  return (
    <>
      <PageHead
        title={t(`figures.${view.part}Title`)}
        lead={view.part === 'peoples' ? undefined : t(`figures.${view.part}Lead`)}
      >
        <Tabs tabs={tabs} />
      </PageHead>
      {view.part === 'questions' && <QuestionList questions={view.questions} />}
      {view.part === 'peoples' && <PeoplesTable table={view.peoples} />}
      {view.part === 'works' && <WorkList works={view.works} camps={view.camps} />}
    </>
  );
}
