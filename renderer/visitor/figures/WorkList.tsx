import type { CampSummary } from '../../../db/model/api/camp.ts';
import type { Claim, Term } from '../../../db/model/api/claim.ts';
import type { Work } from '../../../db/model/api/figures.ts';
import { formatDate } from '../../shared/format/date.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../shared/ui/KeepTogether.tsx';
import { Section } from '../../shared/ui/Section.tsx';
import { ClaimList } from '../evidence/ClaimLine.tsx';
import { ContradictionNotes } from '../evidence/Contradictions.tsx';
import { formatValue } from '../evidence/claim-labels.ts';
import { ClaimMark } from '../evidence/EvidenceMark.tsx';
import { hrefOf } from '../navigation/route.ts';
import styles from './WorkList.module.css';

/** What was built by the forced labour of prisoners, and where in Kazakhstan they were put to work. */
export function WorkList({ works, camps }: { works: Work[]; camps: CampSummary[] }) {
  return (
    <div class={styles.page}>
      <ol>
        {works.map((work) => (
          <WorkEntry key={work.id} work={work} />
        ))}
      </ol>
      <Section title={t('works.places')} when={camps.length > 0}>
        <p class={styles.lead}>{t('works.placesLead')}</p>
        {campsByWork(camps).map(({ work, camps: employed }) => (
          <section key={work.id} class={styles.kind}>
            <h3 class={styles.kindName}>{work.name}</h3>
            <CampLinks camps={employed.map(({ id, name, seats }) => ({ id, name, place: seats[0]?.place }))} />
          </section>
        ))}
      </Section>
    </div>
  );
}

/** Each kind of work with its camps, in the order of the camps. */
function campsByWork(camps: CampSummary[]): { work: Term; camps: CampSummary[] }[] {
  const works = new Map(camps.flatMap(({ work }) => work.map((kind) => [kind.id, kind])));
  return [...works.values()].map((work) => ({
    work,
    camps: camps.filter((camp) => camp.work.some(({ id }) => id === work.id)),
  }));
}

/** One work: its text, camps and numbers; sources that disagree on a number come first, side by side. */
function WorkEntry({ work }: { work: Work }) {
  const disputed = work.claims.filter(({ contradictions }) => contradictions.length > 0);
  const rivals = disputed.length > 1 ? disputed : [];
  return (
    <li class={styles.work}>
      <div>
        <h2 class={styles.title}>{work.title}</h2>
        <p class={styles.text}>{work.text}</p>
        {work.camps.length > 0 && <p class={styles.campsTitle}>{t('works.camps')}</p>}
        <CampLinks camps={work.camps} />
      </div>
      <div>
        {rivals.length > 0 && (
          <div class={styles.rivals}>
            {rivals.map((claim) => (
              <RivalClaim key={claim.id} claim={claim} />
            ))}
          </div>
        )}
        <ContradictionNotes contradictions={work.contradictions} />
        <div class={styles.claims}>
          <ClaimList claims={work.claims.filter((claim) => !rivals.includes(claim))} />
        </div>
      </div>
    </li>
  );
}

function RivalClaim({ claim }: { claim: Claim }) {
  const value = formatValue(claim, language.value, t);
  return (
    <article class={styles.rival}>
      <h3 class={styles.value}>
        <KeepTogether text={value}>
          <ClaimMark claimId={claim.id} of={value} />
        </KeepTogether>
      </h3>
      <p class={styles.label}>{claim.label ?? claim.counts?.name}</p>
      {claim.period && <p>{formatDate(claim.period, t)}</p>}
      <p class={styles.source}>{claim.citations.map(({ sourceTitle }) => sourceTitle).join('; ')}</p>
      {claim.note && <p class={styles.source}>{claim.note}</p>}
    </article>
  );
}

interface LinkedCamp {
  id: string;
  name: string;
  /** Today's name of its place. */
  place?: string;
}

function CampLinks({ camps }: { camps: LinkedCamp[] }) {
  if (camps.length === 0) return null;
  return (
    <ul class={styles.camps}>
      {camps.map(({ id, name, place }) => (
        <li key={id}>
          <a class={styles.camp} href={hrefOf({ screen: 'camp', id })}>
            <span class={styles.campName}>{name}</span>
            {place && <span class={styles.place}>{place}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}
