import type { ComponentChildren } from 'preact';
import type { Camp } from '../../../../db/model/api/camp.ts';
import type { Citation } from '../../../../db/model/api/claim.ts';
import { formatDate } from '../../../shared/format/date.ts';
import { placeText } from '../../../shared/format/place.ts';
import { type Key, language, t } from '../../../shared/i18n/i18n.ts';
import { CitationsMark, EvidenceMark } from '../../evidence/EvidenceMark.tsx';
import { citationsOfCamp, dateClaims } from '../camp-claims.ts';
import { existenceLabel, formatHeadcount, placesOf, summaryParts } from '../camp-labels.ts';
import { openClaimOf, peakLabel } from '../headcounts/CampHeadcount.tsx';
import styles from './CampStatements.module.css';

/** Where, when, who and what happened: a statement each, whose whole line opens its sources. */
export function CampStatements({ camp }: { camp: Camp }) {
  const { seats } = camp;
  const { rest } = summaryParts(camp, language.value);
  const dates = dateClaims(camp).flatMap(({ citations }) => citations);
  const regions = [...new Set(seats.map(({ region }) => region.name))].join(', ');
  const today = [...new Set(seats.flatMap((seat) => (seat.placeToday === undefined ? [] : placeText(seat))))].join(
    ', ',
  );
  return (
    <dl class={styles.statements}>
      <Cited title="camp.where" citations={seats.flatMap(({ citations }) => citations)}>
        {placesOf(camp).join(', ') || t('camp.placeUnknown')}
        {today && <span class={styles.detail}>{today}</span>}
        {regions && <span class={styles.detail}>{regions}</span>}
      </Cited>
      <Cited title="camp.when" citations={dates}>
        {existenceLabel(camp)}
      </Cited>
      <Who camp={camp} />
      {rest !== '' && (
        <Cited title="camp.what" citations={citationsOfCamp(camp)} wide>
          {rest}
        </Cited>
      )}
    </dl>
  );
}

interface CitedProps {
  title: Key;
  citations: Citation[];
  /** Over both columns. */
  wide?: boolean;
  children: ComponentChildren;
}

function Cited({ title, citations, wide = false, children }: CitedProps) {
  return (
    <div class={styles.statement} data-wide={wide}>
      <dt class={styles.label}>
        {t(title)}
        <CitationsMark title={title} citations={citations} ofLine />
      </dt>
      <dd class={styles.value}>{children}</dd>
    </div>
  );
}

/** The people of the camp: the highest count, or the highest number that a source states, and its kind. */
function Who({ camp }: { camp: Camp }) {
  const { peak } = camp;
  const number = peak && formatHeadcount(peak, language.value, t);
  return (
    <div class={styles.statement}>
      <dt class={styles.label}>
        {t('camp.who')}
        {peak && number && <EvidenceMark of={number} ofLine onPress={() => openClaimOf(camp, peak.claimId)} />}
      </dt>
      <dd class={styles.value}>
        {peak && number ? (
          <>
            {number}
            <span class={styles.detail}>
              {[...peakLabel(peak), peak.period && formatDate(peak.period, t)].filter(Boolean).join(' · ')}
            </span>
          </>
        ) : (
          t('camp.noHeadcount')
        )}
      </dd>
    </div>
  );
}
