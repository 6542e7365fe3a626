import type { Headcount } from '../../../../db/model/api/camp.ts';
import type { FigureKind } from '../../../../db/model/vocabulary.ts';
import { t } from '../../../shared/i18n/i18n.ts';
import styles from './HeadcountChart.module.css';

/** Form says what kind of number it is: full is counted, open is planned or rounded, square is capacity. */
const shapes: Record<FigureKind, string> = {
  counted: 'full',
  average: 'half',
  planned: 'ring',
  capacity: 'square',
  rounded: 'dotted',
  estimate: 'diamond',
  sum: 'full-square',
  published: 'dotted',
};

export function shapeOf({ kind }: Headcount): string {
  return shapes[kind];
}

/** Only the forms that the chart uses. */
export function ChartLegend({ headcounts }: { headcounts: Headcount[] }) {
  const kinds = [...new Set(headcounts.map(({ kind }) => kind))];
  return (
    <figcaption class={styles.legend}>
      {kinds.map((kind) => (
        <span key={kind} class={styles.entry}>
          <span class={styles.dot} data-shape={shapes[kind]} />
          {t(`kind.${kind}`)}
        </span>
      ))}
      {headcounts.some(({ suspicious }) => suspicious) && (
        <span class={styles.entry}>
          <span class={styles.dot} data-shape="full" data-doubtful="true" />
          {t('claim.doubtful')}
        </span>
      )}
      <span class={styles.entry}>{t('chart.gaps')}</span>
    </figcaption>
  );
}
