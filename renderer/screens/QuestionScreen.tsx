import type { Question } from '../../db/model/record/figures.ts';
import { ContradictionNote } from '../components/ContradictionNote.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { QuestionClaim } from '../components/QuestionClaim.tsx';
import { QuestionTally } from '../components/QuestionTally.tsx';
import { Section } from '../components/Section.tsx';
import { type ScaleGroup, scaleGroups } from '../state/scaleGroups.ts';
import { t } from '../state/words.ts';
import styles from './QuestionScreen.module.css';

/** What different sources say, side by side; never averaged, and on one scale only where the same is counted. */
export function QuestionScreen({ question }: { question: Question }) {
  const groups = scaleGroups(question.claims);
  const parted = groups.length > 1;
  return (
    <article class={styles.question}>
      <PageHead title={question.title} lead={question.lead} />
      {groups.map((group) => (
        <Group key={group.scale} group={group} parted={parted} />
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

function Group({ group, parted }: { group: ScaleGroup; parted: boolean }) {
  const title = group.scale === null ? t('question.alone') : t('question.oneScale');
  return (
    <section class={styles.group}>
      {(parted || group.scale !== null) && <h2 class={styles.title}>{title}</h2>}
      <div class={styles.claims}>
        {group.claims.map((claim) => (
          <QuestionClaim key={claim.id} claim={claim} largest={group.largest} />
        ))}
      </div>
    </section>
  );
}
