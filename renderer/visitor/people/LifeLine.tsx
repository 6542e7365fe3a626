import type { Person, Station } from '../../../db/model/api/person.ts';
import { formatDate } from '../../shared/format/date.ts';
import { placeText } from '../../shared/format/place.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
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
  const isOpen = last.stretch !== null;
  // Large letters on a small screen: the columns share its width equally.
  const share = 100 / (parts.length + (isOpen ? 1 : 0));
  const columns = [
    ...parts.map(({ grow, own }) => `minmax(min(15rem, ${share}%), ${Math.max(1, grow + own)}fr)`),
    ...(isOpen ? [`minmax(min(9rem, ${share}%), 3fr)`] : []),
  ];
  return (
    <ol
      class={styles.life}
      data-upright={upright || parts.length > maxAcross}
      style={{ '--columns': columns.join(' ') }}
    >
      {parts.map((part) => (
        <Part key={part.station.claimId} part={part} person={person} />
      ))}
      {isOpen && (
        <li class={styles.part}>
          <span class={styles.date} />
          <span class={styles.track} data-stretch="unknown" data-end="true" aria-hidden="true" />
          <span class={styles.after}>{t('people.afterUnknown')}</span>
        </li>
      )}
    </ol>
  );
}

function Part({ part: { station, stretch, grow, own }, person }: { part: LifePart<Station>; person: Person }) {
  const isDated = station.date.start !== null || station.date.end !== null;
  return (
    <li class={styles.part}>
      <p class={isDated ? styles.date : `${styles.date} ${styles.undated}`}>
        {isDated ? formatDate(station.date, t) : t('people.dayUnknown')}
      </p>
      <div
        class={styles.track}
        data-stretch={stretch ?? 'none'}
        data-dated={isDated}
        data-camp={station.camp !== null}
        aria-hidden="true"
      >
        {own > 0 && stretch !== 'captive' && (
          <span class={styles.own} style={{ '--own': `${(100 * own) / (own + grow)}%` }} />
        )}
      </div>
      <div class={styles.words}>
        <StationWords station={station} person={person} />
      </div>
    </li>
  );
}

/** What happened, where and how: one statement, whose whole block opens its sources. */
function StationWords({ station, person }: { station: Station; person: Person }) {
  const { camp, body, article, termYears } = station;
  const place = station.place && placeText({ ...station, place: station.place });
  const claim = person.claims.find(({ id }) => id === station.claimId);
  const title = claim?.label ?? t(`property.${station.kind}`);
  const details = [camp?.name, place, body, article, termYears === null ? null : termWords(termYears)];
  return (
    <div class={styles.station}>
      <p>
        {title}
        <ClaimMark claimId={station.claimId} of={title} ofLine />
      </p>
      <p class={styles.place}>{details.filter(Boolean).join(' · ')}</p>
    </div>
  );
}

const termWords = (years: number): string =>
  t('people.term', { count: years, years: new Intl.NumberFormat(language.value).format(years) });
