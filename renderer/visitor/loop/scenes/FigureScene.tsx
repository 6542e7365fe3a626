import type { LoopScene } from '../../../../db/model/api/loop.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { formatNumber } from '../../../shared/format/amount.ts';
import { formatDate } from '../../../shared/format/date.ts';
import type { Translate } from '../../../shared/i18n/i18n.ts';
import { formatValue } from '../../evidence/claim-labels.ts';
import { Tally } from '../../figures/Tally.tsx';
import styles from './FigureScene.module.css';
import { SceneSources } from './SceneSources.tsx';

interface FigureSceneProps {
  scene: LoopScene & { kind: 'figure' };
  language: Language;
  t: Translate;
  /** Beside the same scene in another language: both share one tally. */
  paired: boolean;
}

/** A number, what it counts, what one stroke means, what the last stroke was, and the sources. */
export function FigureScene({ scene, language, t, paired }: FigureSceneProps) {
  const { claim, peoplePerStroke, ends, endsInCamp, sources } = scene;
  const value = formatValue(claim, language, t);
  const last = formatValue(ends, language, t);
  return (
    <div class={styles.figure}>
      {!paired && (
        <div class={styles.tally}>
          <FigureTally scene={scene} />
        </div>
      )}
      <div class={paired ? styles.pairedWords : styles.words}>
        <h1 class={value.length > 10 ? styles.longNumber : styles.number}>{value}</h1>
        <p class={styles.what}>
          {claim.label ?? claim.counts?.name}
          {claim.period && `, ${formatDate(claim.period, t)}`}
        </p>
        <p class={styles.stroke}>
          {t('tally.stroke', { count: peoplePerStroke, number: formatNumber(peoplePerStroke, language) })}
        </p>
        <p class={styles.ends}>
          <small>{t('loop.lastStroke')}</small>
          {ends.label && ends.date ? `${ends.label}, ${last}` : last}
          {endsInCamp && <span class={styles.endsInCamp}>{endsInCamp.name}</span>}
        </p>
        <SceneSources sources={sources} t={t} max={paired ? 1 : 2} />
      </div>
    </div>
  );
}

/** One stroke for each `peoplePerStroke` of the figure. */
export function FigureTally({ scene: { claim, peoplePerStroke } }: { scene: FigureSceneProps['scene'] }) {
  const people = claim.amount?.min ?? claim.amount?.max ?? 0;
  return <Tally strokes={Math.round(people / peoplePerStroke)} claimId={claim.id} />;
}
