import type { CampSummary } from '../../db/model/record/camp.ts';
import { hrefOf } from '../state/route.ts';
import { namedOf } from '../state/silence.ts';
import { t } from '../state/words.ts';
import { LinkList } from './LinkList.tsx';
import { Section } from './Section.tsx';

/** A minute of silence for one camp, where it is a place whose years are known. */
export function SilenceLink({ camp }: { camp: CampSummary }) {
  const href = hrefOf({ screen: 'silence', campId: camp.id });
  return (
    <Section title={t('remembrance.title')} when={namedOf(camp).length > 0}>
      <LinkList links={[{ href, name: t('silence.title'), words: t('silence.campLead') }]} />
    </Section>
  );
}
