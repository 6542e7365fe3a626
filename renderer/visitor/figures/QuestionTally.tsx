import type { Question, Tally as TallyData } from '../../../db/model/api/figures.ts';
import { formatNumber } from '../../shared/format/amount.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../shared/ui/KeepTogether.tsx';
import { Section } from '../../shared/ui/Section.tsx';
import { formatValue } from '../evidence/claim-labels.ts';
import { ClaimMark } from '../evidence/EvidenceMark.tsx';
import { hrefOf } from '../navigation/route.ts';
import styles from './QuestionTally.module.css';
import { Tally } from './Tally.tsx';

/** The tally of a figure: which claim it counts, how many people one stroke is, and the entry after the last stroke. */
export function QuestionTally({ question: { tally, claims } }: { question: Question }) {
  const claim = claims.find(({ id }) => id === tally?.claimId);
  if (!tally || !claim?.amount) return null;
  const people = claim.amount.min ?? claim.amount.max ?? 0;
  const perStroke = tally.peoplePerStroke;
  const value = formatValue(claim, language.value, t);
  return (
    <Section title={t('tally.title')} when={true}>
      <p class={styles.legend}>
        {t('tally.stroke', { count: perStroke, number: formatNumber(perStroke, language.value) })}
        <span class={styles.claim}>
          {value} · {claim.label ?? claim.counts?.name}
          <ClaimMark claimId={claim.id} of={value} />
        </span>
      </p>
      <div class={styles.wall}>
        <Tally strokes={Math.round(people / perStroke)} claimId={claim.id} />
      </div>
      <TallyEnd tally={tally} />
    </Section>
  );
}

/** After the last stroke: one documented person, place or order, with its source. */
function TallyEnd({ tally: { ends, endsInCamp, endsWithPerson } }: { tally: TallyData }) {
  const value = formatValue(ends, language.value, t);
  const text = ends.label && ends.date ? `${ends.label}, ${value}` : value;
  return (
    <div class={styles.end}>
      <p class={styles.endText}>
        <KeepTogether text={text}>
          <ClaimMark claimId={ends.id} of={text} />
        </KeepTogether>
      </p>
      {endsInCamp && (
        <a class={styles.camp} href={hrefOf({ screen: 'camp', id: endsInCamp.id })}>
          {endsInCamp.name}
        </a>
      )}
      {endsWithPerson && (
        <a class={styles.camp} href={hrefOf({ screen: 'person', id: endsWithPerson.id })}>
          {endsWithPerson.name}
        </a>
      )}
    </div>
  );
}
