import type { Question } from '../../../../db/model/api/figures.ts';
import { formatNumber } from '../../../shared/format/amount.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { Section } from '../../../shared/ui/Section.tsx';
import { formatValue } from '../../evidence/claim-labels.ts';
import { ClaimMark } from '../../evidence/EvidenceMark.tsx';
import styles from './QuestionTally.module.css';
import { Tally } from './Tally.tsx';
import { TallyEnd } from './TallyEnd.tsx';

/** The tally of one of the figures: whose strokes these are, what one stands for, and what stands after the last. */
export function QuestionTally({ question }: { question: Question }) {
  const { tally, claims } = question;
  const claim = claims.find(({ id }) => id === tally?.claimId);
  if (!tally || !claim?.amount) return null;
  const people = claim.amount.min ?? claim.amount.max ?? 0;
  const per = tally.peoplePerStroke;
  const value = formatValue(claim, language.value, t);
  return (
    <Section title={t('tally.title')} when={true}>
      <p class={styles.legend}>
        {t('tally.stroke', { count: per, number: formatNumber(per, language.value) })}
        <span class={styles.of}>
          {value} · {claim.label ?? claim.counts?.name}
          <ClaimMark claimId={claim.id} of={value} />
        </span>
      </p>
      <div class={styles.wall}>
        <Tally strokes={Math.round(people / per)} claimId={claim.id} />
      </div>
      <TallyEnd tally={tally} />
    </Section>
  );
}
