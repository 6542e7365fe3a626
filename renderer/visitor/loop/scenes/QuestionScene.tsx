import type { Claim } from '../../../../db/model/api/claim.ts';
import type { LoopScene } from '../../../../db/model/api/loop.ts';
import type { Language } from '../../../../db/model/vocabulary.ts';
import { formatNumber } from '../../../shared/format/amount.ts';
import type { Translate } from '../../../shared/i18n/i18n.ts';
import { formatValue } from '../../evidence/claim-labels.ts';
import { shortTitle } from '../../evidence/short-title.ts';
import { rowPath, rowScale } from '../../figures/row-strokes.ts';
import { InTurn, type Versions } from './InTurn.tsx';
import styles from './QuestionScene.module.css';

/** Sources that count the same people and differ: a row for each on one scale. */
export function QuestionScene(versions: Versions<LoopScene & { kind: 'question' }>) {
  const [{ language, scene, t }] = versions.versions;
  const amounts = scene.claims.map(amountOf);
  const { peoplePerStroke, strokes } = rowScale(Math.max(...amounts));
  return (
    <div class={styles.question} data-reading>
      <InTurn {...versions}>{(version) => <h1 class={styles.title}>{version.scene.title}</h1>}</InTurn>
      <div class={styles.rows}>
        {scene.claims.map((claim, row) => (
          <div key={claim.id} class={styles.row}>
            <p class={styles.number} lang={language}>
              <Value claim={claim} language={language} t={t} />
            </p>
            <div>
              <svg
                class={styles.strokes}
                viewBox={`0 0 ${strokes * 4} 40`}
                preserveAspectRatio="none"
                aria-hidden="true"
              >
                <path d={rowPath(Math.round((amounts[row] ?? 0) / peoplePerStroke), claim.id)} />
              </svg>
              <InTurn {...versions}>
                {(version) => (
                  <p class={styles.source}>
                    {version.scene.claims[row]?.citations.slice(0, 1).map(({ sourceTitle }) => shortTitle(sourceTitle))}
                  </p>
                )}
              </InTurn>
            </div>
          </div>
        ))}
      </div>
      <InTurn {...versions}>
        {(version) => (
          <p class={styles.legend}>
            {version.t('tally.stroke', {
              count: peoplePerStroke,
              number: formatNumber(peoplePerStroke, version.language),
            })}
          </p>
        )}
      </InTurn>
    </div>
  );
}

/** The number large, and the words around it small. */
function Value({ claim, language, t }: { claim: Claim; language: Language; t: Translate }) {
  const number = formatNumber(amountOf(claim), language);
  const [before = '', after = ''] = formatValue(claim, language, t).split(number);
  return (
    <>
      <small>{before}</small>
      {number}
      <small>{after}</small>
    </>
  );
}

const amountOf = ({ amount }: Claim): number => amount?.min ?? amount?.max ?? 0;
