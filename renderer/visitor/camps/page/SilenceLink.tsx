import type { CampSummary } from '../../../../db/model/api/camp.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { LinkList } from '../../../shared/ui/LinkList.tsx';
import { Section } from '../../../shared/ui/Section.tsx';
import { hrefOf } from '../../navigation/route.ts';
import { namedOf } from '../../remembrance/silence.ts';

/** A minute of silence for one camp, where it is a place whose years are known. */
export function SilenceLink({ camp }: { camp: CampSummary }) {
  const href = hrefOf({ screen: 'silence', campId: camp.id });
  return (
    <Section title={t('remembrance.title')} when={namedOf(camp).length > 0}>
      <LinkList links={[{ href, name: t('silence.title'), words: t('silence.campLead') }]} />
    </Section>
  );
}
