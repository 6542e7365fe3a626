import type { TextList } from '../../../db/model/api/text.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { Tabs } from '../../shared/ui/Tabs.tsx';
import { hrefOf, type RemembrancePart, remembranceParts } from '../navigation/route.ts';
import { CorrectionLog } from './CorrectionLog.tsx';
import { LawList } from './LawList.tsx';
import { RemembranceWays } from './RemembranceWays.tsx';
import { TextIndex } from './TextIndex.tsx';

/** The text that stands above the others: where all of this is known from. */
const methodId = 'how-we-know';

/** Texts to read slowly, the laws and days of memory, the words, and what was corrected. */
export function Remembrance({ part, list }: { part: RemembrancePart; list: TextList }) {
  return (
    <>
      <PageHead title={t('remembrance.title')} lead={t(`remembrance.${part}Lead`)}>
        <RemembranceTabs part={part} />
      </PageHead>
      {part === 'texts' && <RemembranceWays method={list.texts.find(({ id }) => id === methodId)} />}
      {part === 'texts' && <TextIndex texts={list.texts.filter(({ id }) => id !== methodId)} />}
      {part === 'laws' && <LawList laws={list.laws} />}
      {part === 'corrections' && <CorrectionLog corrections={list.corrections} errata={list.errata} />}
    </>
  );
}

/** The glossary is a screen of its own and one of these parts. */
export function RemembranceTabs({ part }: { part: RemembrancePart | 'glossary' }) {
  const tabs = remembranceParts.map((each) => ({
    href: hrefOf({ screen: 'remembrance', part: each }),
    name: t(`remembrance.${each}`),
    chosen: each === part,
  }));
  const glossary = { href: '#/glossary', name: t('glossary.title'), chosen: part === 'glossary' };
  return <Tabs tabs={[...tabs.slice(0, 2), glossary, ...tabs.slice(2)]} />;
}
