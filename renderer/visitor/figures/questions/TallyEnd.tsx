import type { Tally } from '../../../../db/model/api/figures.ts';
import { language, t } from '../../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../../shared/ui/KeepTogether.tsx';
import { formatValue } from '../../evidence/claim-labels.ts';
import { ClaimMark } from '../../evidence/EvidenceMark.tsx';
import { hrefOf } from '../../navigation/route.ts';
import styles from './TallyEnd.module.css';

/** After the last stroke: one documented person, place or order, with its source. */
export function TallyEnd({ tally: { ends, endsInCamp } }: { tally: Tally }) {
  const words = formatValue(ends, language.value, t);
  const text = ends.label && ends.date ? `${ends.label}, ${words}` : words;
  return (
    <div class={styles.end}>
      <p class={styles.words}>
        <KeepTogether text={text}>
          <ClaimMark claimId={ends.id} of={text} />
        </KeepTogether>
      </p>
      {endsInCamp && (
        <a class={styles.camp} href={hrefOf({ screen: 'camp', id: endsInCamp.id })}>
          {endsInCamp.name}
        </a>
      )}
    </div>
  );
}
