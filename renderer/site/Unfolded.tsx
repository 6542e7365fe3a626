import type { Claim } from '../../db/model/api/claim.ts';
import type { Language } from '../../db/model/vocabulary.ts';
import { t } from '../shared/i18n/i18n.ts';
import { type Link, LinkList } from '../shared/ui/LinkList.tsx';
import { CampTabPart, tabsOf } from '../visitor/camps/page/CampTabs.tsx';
import { ClaimSheet } from '../visitor/evidence/ClaimSheet.tsx';
import { hrefOf } from '../visitor/navigation/route.ts';
import { claimsIn } from '../visitor/shell/claims-on-screen.ts';
import type { View } from '../visitor/shell/parts/view.ts';

/** What a screen shows only after a touch, for a reader without scripts: its folded parts, and the source of each number. */
export function Unfolded({ view, language }: { view: View; language: Language }) {
  const claims = claimsIn(view);
  return (
    <>
      {view.screen === 'camp' &&
        tabsOf(view.camp).map((tab) => (
          <section key={tab}>
            <h2>{t(`camp.tab.${tab}`)}</h2>
            <CampTabPart camp={view.camp} tab={tab} language={language} />
          </section>
        ))}
      {view.screen === 'camps' && <LinkList links={view.list.camps.map(linkOfCamp)} />}
      {claims.length > 0 && <ClaimSources claims={claims} />}
    </>
  );
}

const linkOfCamp = ({ id, fullName }: { id: string; fullName: string }): Link => ({
  href: hrefOf({ screen: 'camp', id }),
  name: fullName,
});

function ClaimSources({ claims }: { claims: Claim[] }) {
  const onScreen = { claims, contradictions: [] };
  return (
    <section>
      <h2>{t('camp.sources')}</h2>
      {claims.map(({ id }) => (
        <article key={id} id={`claim-${id}`}>
          <ClaimSheet claimId={id} onScreen={onScreen} />
        </article>
      ))}
    </section>
  );
}
