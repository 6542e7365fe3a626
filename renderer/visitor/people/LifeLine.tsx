import type { Person, Station } from '../../../db/model/api/person.ts';
import { formatDate } from '../../shared/format/date.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { KeepTogether } from '../../shared/ui/KeepTogether.tsx';
import { ClaimMark } from '../evidence/EvidenceMark.tsx';
import styles from './LifeLine.module.css';
import { type LifePart, lifeParts } from './life-line.ts';

/** Maximum number of stations beside each other. */
const maxAcross = 5;

/** The stations of a life on a line: known drawn through, captivity as a bar, the rest dotted and said. */
export function LifeLine({ person, upright }: { person: Person; upright: boolean }) {
  const parts = lifeParts(person.stations);
  const last = parts.at(-1);
  if (last === undefined) return null;
  return (
    <ol class={styles.life} data-upright={upright || parts.length > maxAcross}>
      {parts.map((part) => (
        <Part key={part.station.claimId} part={part} person={person} />
      ))}
      {last.stretch !== null && <li class={styles.after}>{t('people.afterUnknown')}</li>}
    </ol>
  );
}

function Part({ part: { station, stretch, grow }, person }: { part: LifePart; person: Person }) {
  const claim = person.claims.find(({ id }) => id === station.claimId);
  const title = claim?.label ?? t(`property.${station.kind}`);
  const isDated = station.date.start !== null || station.date.end !== null;
  const details = [station.body, station.article, station.termYears === null ? null : termWords(station.termYears)];
  return (
    <li class={styles.part} style={{ flex: `${Math.max(1, grow)} 1 0` }}>
      <p class={isDated ? styles.date : `${styles.date} ${styles.undated}`}>
        {isDated ? formatDate(station.date, t) : t('people.dayUnknown')}
      </p>
      <div
        class={styles.track}
        data-stretch={stretch ?? 'none'}
        data-dated={isDated}
        data-camp={station.camp !== null}
        aria-hidden="true"
      />
      <div class={styles.words}>
        <KeepTogether text={title}>
          <ClaimMark claimId={station.claimId} of={title} />
        </KeepTogether>
        <Place station={station} />
        {details.map(
          (detail) =>
            detail && (
              <span key={detail} class={styles.place}>
                {detail}
              </span>
            ),
        )}
      </div>
    </li>
  );
}

function Place({ station: { camp, place } }: { station: Station }) {
  return (
    <>
      {camp && (
        <a class={styles.place} href={`#/camps/${camp.id}`}>
          {camp.name}
        </a>
      )}
      {place && <span class={styles.place}>{place}</span>}
    </>
  );
}

const termWords = (years: number): string =>
  t('people.term', { count: years, years: new Intl.NumberFormat(language.value).format(years) });
