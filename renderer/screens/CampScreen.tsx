import type { Camp } from '../../db/model/record/camp.ts';
import { CampFacts } from '../components/CampFacts.tsx';
import { CampHead } from '../components/CampHead.tsx';
import { CampRelations } from '../components/CampRelations.tsx';
import { ClaimList } from '../components/ClaimList.tsx';
import { CompareWith } from '../components/CompareWith.tsx';
import { ContradictionNote } from '../components/ContradictionNote.tsx';
import { FurtherClaims } from '../components/FurtherClaims.tsx';
import { HeadcountChart } from '../components/HeadcountChart.tsx';
import { HeadcountTable } from '../components/HeadcountTable.tsx';
import { LineageList } from '../components/LineageList.tsx';
import { Pictures } from '../components/Pictures.tsx';
import { Section } from '../components/Section.tsx';
import { SilenceLink } from '../components/SilenceLink.tsx';
import { SourceList } from '../components/SourceList.tsx';
import { citationsOfCamp, isDate, isHeadcount } from '../state/campClaims.ts';
import { language, t } from '../state/words.ts';
import styles from './CampScreen.module.css';

/** A camp with all that is published of it; what is unknown says so. */
export function CampScreen({ camp }: { camp: Camp }) {
  const others = camp.claims.filter((claim) => !isHeadcount(claim) && !isDate(claim));
  return (
    <article class={styles.camp}>
      <CampHead camp={camp} speaking={language.value} />
      <CampFacts camp={camp} />
      <div class={styles.body}>
        <p class={styles.summary}>{camp.summary}</p>
        <Section title={t('camp.media')} when={camp.media.length > 0}>
          <Pictures media={camp.media} />
        </Section>
        <Section title={t('camp.headcounts')} when={camp.claims.some(isHeadcount)}>
          <HeadcountChart camp={camp} />
          <HeadcountTable claims={camp.claims.filter(isHeadcount)} />
        </Section>
        <Section title={t('camp.contradictions')} when={camp.contradictions.length > 0}>
          {camp.contradictions.map((contradiction) => (
            <ContradictionNote key={contradiction.id} contradiction={contradiction} />
          ))}
        </Section>
        <Section title={t('camp.lineage')} when={camp.lineage.length > 0}>
          <LineageList lineage={camp.lineage} campId={camp.id} />
        </Section>
        <Section title={t('camp.remarks')} when={others.length > 0}>
          <ClaimList claims={others} />
        </Section>
        <Section title={t('camp.further')} when={camp.claimsBeyond !== undefined}>
          <FurtherClaims key={camp.id} camp={camp} />
        </Section>
        <CampRelations camp={camp} />
        <CompareWith campId={camp.id} />
        <SilenceLink camp={camp} />
        <Section title={t('camp.sources')} when={true}>
          <SourceList citations={citationsOfCamp(camp)} />
        </Section>
      </div>
    </article>
  );
}
