import type { Law, TextList, TextSummary } from '../../../db/model/api/text.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { LinkList } from '../../shared/ui/LinkList.tsx';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { PageWithFoot } from '../../shared/ui/PageWithFoot.tsx';
import pageStyles from '../../shared/ui/Screen.module.css';
import { Tabs } from '../../shared/ui/Tabs.tsx';
import { ClaimLine } from '../evidence/ClaimLine.tsx';
import { hrefOf, type RemembrancePart, remembranceParts } from '../navigation/route.ts';
import { useServices } from '../navigation/services.ts';
import { CorrectionLog } from './CorrectionLog.tsx';
import styles from './RemembranceScreen.module.css';
import { Prose } from './text/Prose.tsx';

/** The text about the sources of everything, listed before the others. */
const methodId = 'how-we-know';

interface RemembranceScreenProps {
  part: RemembrancePart;
  list: TextList;
  /** Whether the release has guided ways. */
  hasWays: boolean;
}

/** The memorial texts, the laws and days of remembrance, or what was corrected. */
export function RemembranceScreen({ part, list, hasWays }: RemembranceScreenProps) {
  return (
    <PageWithFoot foot={<RemembranceTabs part={part} />}>
      <PageHead title={t('remembrance.title')} lead={t(`remembrance.${part}Lead`)} />
      {part === 'texts' && <Texts texts={list.texts} hasWays={hasWays} />}
      {part === 'laws' && <Laws laws={list.laws} />}
      {part === 'corrections' && <CorrectionLog corrections={list.corrections} errata={list.errata} />}
    </PageWithFoot>
  );
}

/** The parts, among them the glossary, which is a screen of its own. */
export function RemembranceTabs({ part }: { part: RemembrancePart | 'glossary' }) {
  const tabs = remembranceParts.map((each) => ({
    href: hrefOf({ screen: 'remembrance', part: each }),
    name: t(`remembrance.${each}`),
    chosen: each === part,
  }));
  const glossary = { href: '#/glossary', name: t('glossary.title'), chosen: part === 'glossary' };
  return <Tabs tabs={[...tabs.slice(0, 2), glossary, ...tabs.slice(2)]} />;
}

function Texts({ texts, hasWays }: { texts: TextSummary[]; hasWays: boolean }) {
  const { kiosk } = useServices();
  const method = texts.find(({ id }) => id === methodId);
  const others = texts.filter(({ id }) => id !== methodId).sort((a, b) => a.order - b.order);
  return (
    <>
      <div class={styles.doors}>
        {hasWays && <LinkList links={[{ href: '#/ways', name: t('ways.title'), words: t('ways.lead') }]} />}
        {method && (
          <LinkList links={[{ href: `#/remembrance/${method.id}`, name: method.title, words: method.lead }]} />
        )}
        <LinkList links={[{ href: '#/remembrance/silence', name: t('silence.title'), words: t('silence.lead') }]} />
        {kiosk.openData !== undefined && (
          <LinkList links={[{ href: kiosk.openData, name: t('site.data'), words: t('site.dataWords') }]} />
        )}
      </div>
      <div class={pageStyles.list}>
        <LinkList
          links={others.map(({ id, title, lead, kind }) => ({
            href: `#/remembrance/${id}`,
            name: title,
            words: lead,
            detail: t(`textKind.${kind}`),
          }))}
        />
      </div>
    </>
  );
}

function Laws({ laws }: { laws: Law[] }) {
  return (
    <ol class={styles.laws}>
      {laws.map((law) => (
        <li key={law.id} class={styles.law}>
          <div>
            <h2 class={styles.title}>{law.title}</h2>
            <p class={styles.text}>
              <Prose markdown={law.text} />
            </p>
          </div>
          <div class={styles.claims}>
            {law.claims.map((claim) => (
              <ClaimLine key={claim.id} claim={claim} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
