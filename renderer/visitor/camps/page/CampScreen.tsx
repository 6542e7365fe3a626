import type { Camp } from '../../../../db/model/api/camp.ts';
import { type Key, language, t } from '../../../shared/i18n/i18n.ts';
import { type Link, LinkList } from '../../../shared/ui/LinkList.tsx';
import { Section } from '../../../shared/ui/Section.tsx';
import { ClaimList } from '../../evidence/ClaimLine.tsx';
import { ContradictionNotes } from '../../evidence/Contradictions.tsx';
import { SourceList } from '../../evidence/SourceList.tsx';
import { hrefOf } from '../../navigation/route.ts';
import { NameList } from '../../people/NameList.tsx';
import { namedOf } from '../../remembrance/silence.ts';
import { Pictures } from '../../remembrance/text/Picture.tsx';
import { citationsOfCamp, headcountClaims, otherClaims } from '../camp-claims.ts';
import { CompareWith } from '../compare/CompareWith.tsx';
import { HeadcountChart } from '../headcounts/HeadcountChart.tsx';
import { HeadcountTable } from '../headcounts/HeadcountTable.tsx';
import { CampFacts } from './CampFacts.tsx';
import { CampHead } from './CampHead.tsx';
import styles from './CampScreen.module.css';
import { FurtherClaims } from './FurtherClaims.tsx';
import { LineageList } from './LineageList.tsx';

/** Everything that is published of a camp. */
export function CampScreen({ camp }: { camp: Camp }) {
  const headcounts = headcountClaims(camp);
  const remarks = otherClaims(camp);
  return (
    <article class={styles.camp}>
      <CampHead camp={camp} language={language.value} />
      <CampFacts camp={camp} />
      <div class={styles.body}>
        <p class={styles.summary}>{camp.summary}</p>
        <Section title={t('people.wereHere')} when={camp.people.length > 0}>
          <NameList people={camp.people} all={{ count: camp.peopleTotal, campId: camp.id }} />
        </Section>
        <Section title={t('camp.media')} when={camp.media.length > 0}>
          <Pictures media={camp.media} />
        </Section>
        <Section title={t('camp.headcounts')} when={headcounts.length > 0}>
          <HeadcountChart camp={camp} />
          <HeadcountTable claims={headcounts} />
        </Section>
        <Section title={t('camp.contradictions')} when={camp.contradictions.length > 0}>
          <ContradictionNotes contradictions={camp.contradictions} />
        </Section>
        <Section title={t('camp.lineage')} when={camp.lineage.length > 0}>
          <LineageList lineage={camp.lineage} campId={camp.id} />
        </Section>
        <Section title={t('camp.remarks')} when={remarks.length > 0}>
          <ClaimList claims={remarks} />
        </Section>
        <Section title={t('camp.further')} when={camp.claimsBeyond !== undefined}>
          <FurtherClaims key={camp.id} camp={camp} />
        </Section>
        <LinkSection title="camp.sections" links={camp.sections.map(linkToCamp)} />
        <LinkSection title="camp.members" links={camp.members.map(linkToCamp)} />
        <LinkSection
          title="camp.texts"
          links={camp.texts.map(({ id, name }) => ({ href: `#/remembrance/${id}`, name }))}
        />
        <CompareWith campId={camp.id} />
        <LinkSection title="remembrance.title" links={silenceLinks(camp)} />
        <Section title={t('camp.sources')} when={true}>
          <SourceList citations={citationsOfCamp(camp)} />
        </Section>
      </div>
    </article>
  );
}

function LinkSection({ title, links }: { title: Key; links: Link[] }) {
  return (
    <Section title={t(title)} when={links.length > 0}>
      <LinkList links={links} />
    </Section>
  );
}

const linkToCamp = ({ id, name }: { id: string; name: string }): Link => ({ href: `#/camps/${id}`, name });

/** The minute of silence for one camp, if it is a place whose years are known. */
function silenceLinks(camp: Camp): Link[] {
  if (namedOf(camp).length === 0) return [];
  const href = hrefOf({ screen: 'silence', campId: camp.id });
  return [{ href, name: t('silence.title'), words: t('silence.campLead') }];
}
