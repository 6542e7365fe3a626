import type { Correction, Erratum } from '../../../db/model/api/text.ts';
import { formatDate } from '../../shared/format/date.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../shared/ui/KeepTogether.tsx';
import { ClaimMark } from '../evidence/EvidenceMark.tsx';
import styles from './CorrectionLog.module.css';

/** What was corrected and why, and how damaged passages of the printed article are read. */
export function CorrectionLog({ corrections, errata }: { corrections: Correction[]; errata: Erratum[] }) {
  return (
    <div class={styles.page}>
      <h2 class={styles.heading}>{t('corrections.log')}</h2>
      {corrections.length === 0 && <p class={styles.none}>{t('corrections.none')}</p>}
      {corrections.map((correction) => (
        <article key={correction.id} class={styles.row}>
          <header>
            <h3 class={styles.subject}>
              <KeepTogether text={correction.subject}>
                {correction.claimId && <ClaimMark claimId={correction.claimId} of={correction.subject} />}
              </KeepTogether>
            </h3>
            <p class={styles.date}>{formatDate(correction.date, t)}</p>
          </header>
          <dl class={styles.change}>
            <dt>{t('corrections.before')}</dt>
            <dd class={styles.old}>{correction.oldValue}</dd>
            <dt>{t('corrections.after')}</dt>
            <dd>{correction.newValue}</dd>
            <dt>{t('corrections.reason')}</dt>
            <dd>{correction.reason}</dd>
          </dl>
        </article>
      ))}
      <h2 class={styles.heading}>{t('corrections.errata')}</h2>
      <p class={styles.none}>{t('corrections.errataLead')}</p>
      <ul class={styles.errata}>
        {errata.map((erratum) => (
          <li key={erratum.id} class={styles.erratum}>
            <p class={styles.printed} lang="kk">
              <span class={styles.old}>{erratum.asPrinted}</span> → {erratum.reading}
            </p>
            <p class={styles.gloss}>{erratum.gloss}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
