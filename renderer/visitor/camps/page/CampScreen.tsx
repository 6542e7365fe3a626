import type { Camp } from '../../../../db/model/api/camp.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { Section } from '../../../shared/ui/Section.tsx';
import { ClaimList } from '../../evidence/ClaimList.tsx';
import { ContradictionNote } from '../../evidence/ContradictionNote.tsx';
import { SourceList } from '../../evidence/SourceList.tsx';
import { Pictures } from '../../remembrance/text/Picture.tsx';
import { citationsOfCamp, isDate, isHeadcount } from '../camp-claims.ts';
import { CompareWith } from '../compare/CompareWith.tsx';
import { HeadcountChart } from '../headcounts/HeadcountChart.tsx';
import { HeadcountTable } from '../headcounts/HeadcountTable.tsx';
import { CampFacts } from './CampFacts.tsx';
import { CampHead } from './CampHead.tsx';
import { CampRelations } from './CampRelations.tsx';
import styles from './CampScreen.module.css';
import { FurtherClaims } from './FurtherClaims.tsx';
import { LineageList } from './LineageList.tsx';
import { SilenceLink } from './SilenceLink.tsx';

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
