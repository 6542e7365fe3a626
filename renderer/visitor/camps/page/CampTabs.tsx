import type { Camp } from '../../../../db/model/api/camp.ts';
import { type Language, languages } from '../../../../db/model/vocabulary.ts';
import { type Key, t } from '../../../shared/i18n/i18n.ts';
import { type Link, LinkList } from '../../../shared/ui/LinkList.tsx';
import { Section } from '../../../shared/ui/Section.tsx';
import { ClaimList } from '../../evidence/ClaimLine.tsx';
import { ContradictionNotes } from '../../evidence/Contradictions.tsx';
import { SourceList } from '../../evidence/SourceList.tsx';
import { hrefOf } from '../../navigation/route.ts';
import { namedOf } from '../../remembrance/silence.ts';
import { Pictures } from '../../remembrance/text/Picture.tsx';
import { citationsOfCamp, headcountClaims, otherClaims, stateClaims } from '../camp-claims.ts';
import { CompareWith } from '../compare/CompareWith.tsx';
import { HeadcountChart } from '../headcounts/HeadcountChart.tsx';
import { HeadcountTable } from '../headcounts/HeadcountTable.tsx';
import { CampFacts } from './CampFacts.tsx';
import { CampNames } from './CampNames.tsx';
import styles from './CampScreen.module.css';
import { FurtherClaims } from './FurtherClaims.tsx';
import { LineageList } from './LineageList.tsx';

export type CampTab = 'numbers' | 'events' | 'media' | 'sources' | 'names';

/** The parts of a camp's page that have content, names last. */
export function tabsOf(camp: Camp): CampTab[] {
  const shown = [...camp.media, ...camp.documents, ...camp.texts, ...namedOf(camp)];
  return ['numbers', 'events', ...(shown.length > 0 ? (['media'] as const) : []), 'sources', 'names'];
}

export function CampTabPart({ camp, tab, language }: { camp: Camp; tab: CampTab; language: Language }) {
  switch (tab) {
    case 'numbers':
      return <Numbers camp={camp} />;
    case 'events':
      return <Events camp={camp} />;
    case 'media':
      return <Media camp={camp} />;
    case 'sources':
      return <SourceList citations={citationsOfCamp(camp)} />;
    case 'names':
      return <CampNames camp={camp} others={languages.filter((other) => other !== language)} />;
  }
}

function Numbers({ camp }: { camp: Camp }) {
  const headcounts = headcountClaims(camp);
  return (
    <>
      <CompareWith campId={camp.id} />
      <Section title={t('camp.headcounts')} when={headcounts.length > 0}>
        <HeadcountChart camp={camp} />
        <HeadcountTable claims={headcounts} />
      </Section>
      <Section title={t('camp.contradictions')} when={camp.contradictions.length > 0}>
        <ContradictionNotes contradictions={camp.contradictions} />
      </Section>
    </>
  );
}

function Events({ camp }: { camp: Camp }) {
  const remarks = otherClaims(camp);
  const states = stateClaims(camp);
  return (
    <>
      <CampFacts camp={camp} />
      <Section title={t('event.events')} when={camp.events.length > 0}>
        <LinkList links={camp.events.map(({ id, name }) => ({ href: `#/events/${id}`, name }))} />
      </Section>
      <Section title={t('camp.lineage')} when={camp.lineage.length > 0}>
        <LineageList lineage={camp.lineage} campId={camp.id} />
      </Section>
      <Section title={t('camp.states')} when={states.length > 0}>
        <ClaimList claims={states} />
      </Section>
      <Section title={t('camp.remarks')} when={remarks.length > 0}>
        <ClaimList claims={remarks} />
      </Section>
      <Section title={t('camp.further')} when={camp.claimsBeyond !== undefined}>
        <FurtherClaims key={camp.id} camp={camp} />
      </Section>
      <div class={styles.columns}>
        <LinkSection title="camp.sections" links={camp.sections.map(linkToCamp)} />
        <LinkSection title="camp.members" links={camp.members.map(linkToCamp)} />
      </div>
    </>
  );
}

function Media({ camp }: { camp: Camp }) {
  return (
    <>
      <Section title={t('camp.media')} when={camp.media.length > 0}>
        <Pictures media={camp.media} />
      </Section>
      <div class={styles.columns}>
        <LinkSection
          title="document.documents"
          links={camp.documents.map(({ id, name }) => ({ href: `#/documents/${id}`, name }))}
        />
        <LinkSection
          title="camp.texts"
          links={camp.texts.map(({ id, name }) => ({ href: `#/remembrance/${id}`, name }))}
        />
        <LinkSection title="remembrance.title" links={silenceLinks(camp)} />
      </div>
    </>
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
