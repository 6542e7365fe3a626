import type { WaySummary } from '../../../db/model/api/text.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { LinkList } from '../../shared/ui/LinkList.tsx';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import pageStyles from '../../shared/ui/Screen.module.css';
import { hrefOf } from '../navigation/route.ts';

/** The guided ways of the release, each with the time that it takes. */
export function WaysScreen({ ways }: { ways: WaySummary[] }) {
  return (
    <>
      <PageHead title={t('ways.title')} lead={t('ways.lead')} />
      <div class={pageStyles.list}>
        <LinkList
          links={ways.map(({ id, title, about, minutes, audience }) => ({
            href: hrefOf({ screen: 'way', id }),
            name: title,
            words: about,
            detail: [t('ways.minutes', { count: minutes }), ...forWhom(audience)].join(' · '),
          }))}
        />
      </div>
    </>
  );
}

/** A way for everyone says nothing of it. */
export const forWhom = (audience: WaySummary['audience']): string[] =>
  audience === 'everyone' ? [] : [t(`wayAudience.${audience}`)];
