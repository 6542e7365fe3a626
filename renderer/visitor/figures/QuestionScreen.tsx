import { useRef } from 'preact/hooks';
import type { Claim } from '../../../db/model/api/claim.ts';
import type { Question } from '../../../db/model/api/figures.ts';
import { formatNumber } from '../../shared/format/amount.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { PageHead } from '../../shared/ui/PageHead.tsx';
import { PageWithFoot } from '../../shared/ui/PageWithFoot.tsx';
import { Section } from '../../shared/ui/Section.tsx';
import { ContradictionNotes } from '../evidence/Contradictions.tsx';
import { isMotionOff } from '../navigation/visit.ts';
import { splitSentences } from '../speech/sentence-split.ts';
import { ClaimDetails } from './ClaimDetails.tsx';
import { QuestionField, QuestionRow } from './QuestionClaim.tsx';
import styles from './QuestionScreen.module.css';
import { QuestionTally } from './QuestionTally.tsx';
import { perStrokeOf, type ScaleGroup, scaleGroups, strokeRow, type YearAxis, yearAxis } from './question-scales.ts';

/**
 * A sentence, then what different sources state as one picture, then why they differ: numbers are never averaged, and on one
 * scale only where the same is counted.
 */
export function QuestionScreen({ question }: { question: Question }) {
  const { title, lead, claims, contradictions } = question;
  const axis = yearAxis(claims);
  const groups = scaleGroups(claims);
  const [first] = splitSentences(lead, language.value);
  const rest = lead.slice(first?.end ?? lead.length).trim();
  const after = useRef<HTMLDivElement>(null);
  const showWhy = (): void => after.current?.scrollIntoView({ behavior: isMotionOff.value ? 'instant' : 'smooth' });
  const foot = (
    <div class={styles.foot}>
      <Legend groups={groups} claims={claims} />
      <button type="button" class={styles.why} onClick={showWhy}>
        {t('question.why')}
      </button>
    </div>
  );
  return (
    <PageWithFoot foot={foot}>
      <article>
        <PageHead title={title} lead={lead.slice(first?.start, first?.end)} />
        {groups.map((group) => (
          <Group key={group.scale} group={group} question={question} isOnly={groups.length === 1} axis={axis} />
        ))}
        <div ref={after} class={styles.after}>
          {rest !== '' && <p class={styles.rest}>{rest}</p>}
          <Section title={t('question.sources')} when={true}>
            <div class={styles.details}>
              {claims.map((claim) => (
                <ClaimDetails key={claim.id} claim={claim} contradictions={contradictions} />
              ))}
            </div>
          </Section>
          <Section title={t('question.contradictions')} when={contradictions.length > 0}>
            <ContradictionNotes contradictions={contradictions} />
          </Section>
          <QuestionTally question={question} />
        </div>
      </article>
    </PageWithFoot>
  );
}

interface GroupProps {
  group: ScaleGroup;
  question: Question;
  /** The heading of the page says what it is about. */
  isOnly: boolean;
  axis: YearAxis;
}

function Group({ group, question: { claims: all }, isOnly, axis }: GroupProps) {
  const { scale, claims, largest } = group;
  const shared = scale !== null;
  const titled = shared ? !isOnly : claims.length > 1 && claims.some(({ amount }) => amount);
  return (
    <section class={shared ? styles.shared : styles.separate}>
      {titled && <h2 class={styles.title}>{titleOf(group)}</h2>}
      <div class={shared ? undefined : styles.cards}>
        {claims.map((claim) => {
          const perStroke = perStrokeOf(group, claim, all);
          return shared ? (
            <QuestionRow key={claim.id} claim={claim} perStroke={perStroke ?? 1} largest={largest} axis={axis} />
          ) : (
            <QuestionField key={claim.id} claim={claim} perStroke={perStroke} axis={axis} />
          );
        })}
      </div>
    </section>
  );
}

/** States what a group counts, or that its members count different things. */
function titleOf({ scale, claims }: ScaleGroup): string {
  if (scale === null) return t('question.alone');
  return t('question.oneScale', { counted: countedIn(claims) });
}

const countedIn = (claims: readonly Claim[]): string =>
  [...new Set(claims.flatMap(({ counts }) => counts?.name ?? []))].join('; ');

/** What one stroke stands for, and the forms that occur. */
function Legend({ groups, claims }: { groups: ScaleGroup[]; claims: Claim[] }) {
  const drawn = groups.flatMap((group) =>
    group.claims.flatMap((claim) => {
      const perStroke = perStrokeOf(group, claim, claims);
      return perStroke === null || !claim.amount ? [] : [{ group, claim, perStroke, amount: claim.amount }];
    }),
  );
  const words = drawn.map(({ group, claim, perStroke }) => {
    const number = formatNumber(perStroke, language.value);
    return claim.counts?.unit === 'persons'
      ? t('tally.stroke', { count: perStroke, number })
      : t('question.stroke', { number, counted: countedIn(group.claims) });
  });
  const hasRange = drawn.some(({ claim: { qualifier }, amount, perStroke }) => {
    const { solid, upTo } = strokeRow(amount, qualifier, perStroke);
    return upTo > solid;
  });
  return (
    <ul class={styles.legend} data-legend>
      {[...new Set(words)].map((text) => (
        <LegendEntry key={text} text={text} />
      ))}
      {hasRange && <LegendEntry text={t('question.range')} form="range" />}
      {drawn.some(({ claim }) => claim.suspicious) && <LegendEntry text={t('question.doubtful')} form="doubtful" />}
    </ul>
  );
}

function LegendEntry({ text, form }: { text: string; form?: 'range' | 'doubtful' }) {
  return (
    <li class={styles.entry}>
      <svg class={styles.stroke} viewBox="0 0 8 40" data-form={form} aria-hidden="true">
        <path d="M5 1l-1.6 38" />
      </svg>
      {text}
    </li>
  );
}
