import type { Contradiction, Question } from '../../../../db/model/api/figures.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import { PageHead } from '../../../shared/ui/PageHead.tsx';
import { Section } from '../../../shared/ui/Section.tsx';
import { ContradictionNote } from '../../evidence/ContradictionNote.tsx';
import { BarLegend } from './BarLegend.tsx';
import { type YearAxis, yearAxis } from './period-band.ts';
import { QuestionClaim } from './QuestionClaim.tsx';
import styles from './QuestionScreen.module.css';
import { QuestionTally } from './QuestionTally.tsx';
import { type ScaleGroup, scaleGroups } from './scale-groups.ts';

/** What different sources say, side by side; never averaged, and on one scale only where the same is counted. */
export function QuestionScreen({ question }: { question: Question }) {
  const groups = scaleGroups(question.claims);
  const axis = yearAxis(question.claims);
  return (
    <article>
      <PageHead title={question.title} lead={question.lead} />
      {groups.map((group) => (
        <Group key={group.scale} group={group} axis={axis} contradictions={question.contradictions} />
      ))}
      <div class={styles.after}>
        <Section title={t('question.contradictions')} when={question.contradictions.length > 0}>
          {question.contradictions.map((contradiction) => (
            <ContradictionNote key={contradiction.id} contradiction={contradiction} />
          ))}
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
  const shared = group.scale !== null;
  const titled = shared || (group.claims.length > 1 && group.claims.some(({ amount }) => amount));
  return (
    <section class={shared ? styles.shared : styles.apart}>
      {titled && <h2 class={styles.title}>{titleOf(group)}</h2>}
      {shared && <BarLegend claims={group.claims} largest={group.largest} />}
      <div class={shared ? undefined : styles.cards}>
        {group.claims.map((claim) => (
          <QuestionClaim
            key={claim.id}
            claim={claim}
            largest={group.largest}
            axis={axis}
            contradictions={contradictions}
          />
        ))}
      </div>
    </section>
  );
}

/** Says in words what a group counts, or that its members count different things. */
function titleOf({ scale, claims }: ScaleGroup): string {
  if (scale === null) return t('question.alone');
  const counted = new Set(claims.flatMap(({ counts }) => counts?.name ?? []));
  return t('question.oneScale', { counted: [...counted].join('; ') });
}
