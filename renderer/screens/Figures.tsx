import { PageHead } from '../components/PageHead.tsx';
import { PeoplesTable } from '../components/PeoplesTable.tsx';
import { QuestionList } from '../components/QuestionList.tsx';
import { Tabs } from '../components/Tabs.tsx';
import { WorkList } from '../components/WorkList.tsx';
import { figuresParts, hrefOf } from '../state/route.ts';
import type { View } from '../state/view.ts';
import { t } from '../state/words.ts';

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
