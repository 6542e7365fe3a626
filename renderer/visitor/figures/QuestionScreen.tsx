import type { Claim } from '../../../db/model/api/claim.ts';
import type { Contradiction, Question } from '../../../db/model/api/figures.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { Section } from '../../shared/ui/Section.tsx';
import { ContradictionNotes } from '../evidence/Contradictions.tsx';
import { splitSentences } from '../speech/sentence-split.ts';
import { QuestionClaim } from './QuestionClaim.tsx';
import styles from './QuestionScreen.module.css';
import { QuestionTally } from './QuestionTally.tsx';
import { amountBar, barForms, type ScaleGroup, scaleGroups, type YearAxis, yearAxis } from './question-scales.ts';

/** A sentence, then what different sources state, side by side, then the rest of the words; numbers are never averaged, and on one scale only where the same is counted. */
export function QuestionScreen({ question }: { question: Question }) {
  const { title, lead, claims, contradictions } = question;
  const axis = yearAxis(claims);
  const [first] = splitSentences(lead, language.value);
  const rest = lead.slice(first?.end ?? lead.length).trim();
  return (
    <article>
      <PageHead title={title} lead={lead.slice(first?.start, first?.end)} />
      {scaleGroups(claims).map((group) => (
        <Group key={group.scale} group={group} axis={axis} contradictions={contradictions} />
      ))}
      <div class={styles.after}>
        {rest !== '' && <p class={styles.rest}>{rest}</p>}
        <Section title={t('question.contradictions')} when={contradictions.length > 0}>
          <ContradictionNotes contradictions={contradictions} />
        </Section>
        <QuestionTally question={question} />
      </div>
    </article>
  );
}

interface GroupProps {
  group: ScaleGroup;
  axis: YearAxis;
  contradictions: Contradiction[];
}

function Group({ group, axis, contradictions }: GroupProps) {
  const { scale, claims, largest } = group;
  const shared = scale !== null;
  const titled = shared || (claims.length > 1 && claims.some(({ amount }) => amount));
  return (
    <section class={shared ? styles.shared : styles.separate}>
      {titled && <h2 class={styles.title}>{titleOf(group)}</h2>}
      {shared && <BarLegend claims={claims} largest={largest} />}
      <div class={shared ? undefined : styles.cards}>
        {claims.map((claim) => (
          <QuestionClaim key={claim.id} claim={claim} largest={largest} axis={axis} contradictions={contradictions} />
        ))}
      </div>
    </section>
  );
}

/** States what a group counts, or that its members count different things. */
function titleOf({ scale, claims }: ScaleGroup): string {
  if (scale === null) return t('question.alone');
  const counted = new Set(claims.flatMap(({ counts }) => counts?.name ?? []));
  return t('question.oneScale', { counted: [...counted].join('; ') });
}

/** Explains the forms of bars that occur. */
function BarLegend({ claims, largest }: { claims: Claim[]; largest: number }) {
  const bars = claims.flatMap(({ amount, qualifier }) => (amount ? [amountBar(amount, qualifier, largest)] : []));
  const forms = barForms(bars);
  if (forms.length === 0) return null;
  return <p class={styles.legend}>{forms.map((form) => t(`bar.form.${form}`)).join(' · ')}</p>;
}
