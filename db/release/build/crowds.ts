import type { DateValue } from '../../model/api/date.ts';
import { headcountOfYear } from '../../model/headcount.ts';
import { type Property, type SubjectKind, timelineYears } from '../../model/vocabulary.ts';
import type { WritableDb } from '../../sqlite/connection.ts';
import { peakAmong, type StatedHeadcount } from '../read/headcounts.ts';
import type { Inserter } from './inserter.ts';

/** So many claims of one subject are told in one answer; of more, the others are asked for page by page. */
export const mostTold = 200;

/** Of these so many at most, so that none crowds out the others. */
const mostOf = { disputed: 50, dates: 50, maxima: 8, headcounts: 40 } as const;

/** A claim as far as the choice looks at it, in the editors' order. */
export interface ChoosableClaim extends Omit<StatedHeadcount, 'property' | 'kind'> {
  property: Property;
  kind: StatedHeadcount['kind'] | null;
  /** Whether a contradiction speaks of it. */
  disputed: boolean;
  /** Whether it is a share of another. */
  share: boolean;
}

/**
 * Chooses, for each subject of which more claims speak than one answer tells, those that its first answer tells. It is done
 * once, when the release is built: a kiosk that answers a visitor has no time to read a hundred thousand claims.
 */
export function insertCrowds(db: WritableDb, inserter: Inserter): void {
  const crowded = db.prepare<[number], Crowded>(`
    SELECT subject_kind AS kind, subject_id AS id FROM claim GROUP BY subject_kind, subject_id HAVING count(*) > ?`);
  const claimsOf = choosable(db);
  for (const { kind, id } of crowded.all(mostTold)) {
    const subject = { subject_kind: kind, subject_id: id };
    const claims = claimsOf(kind, id);
    const told = chooseTold(claims);
    inserter.insert('crowded_subject', {
      ...subject,
      claims_beyond: claims.length - told.length,
      headcounts_beyond: numbersAmong(claims) - numbersAmong(told),
    });
    for (const [index, { claimId }] of told.entries()) {
      inserter.insert('crowded_claim', { ...subject, position: index + 1, claim_id: claimId });
    }
  }
}

interface Crowded {
  kind: SubjectKind;
  id: string;
}

const numbersAmong = (claims: readonly ChoosableClaim[]): number => claims.filter(isNumber).length;
const isNumber = ({ property }: ChoosableClaim): boolean => property === 'headcount' || property === 'maximum';

function choosable(db: WritableDb): (kind: SubjectKind, id: string) => ChoosableClaim[] {
  type Row = Omit<ChoosableClaim, 'suspicious' | 'disputed' | 'share' | 'period'> &
    Record<'suspicious' | 'disputed' | 'share', number> & { period: string | null };
  const rows = db.prepare<[SubjectKind, string], Row>(`
    SELECT id AS claimId, property, kind, qualifier, amount_min AS min, amount_max AS max, suspicious,
      period_json AS period, part_of IS NOT NULL AS share,
      EXISTS (SELECT 1 FROM contradiction_claim WHERE contradiction_claim.claim_id = claim.id) AS disputed
    FROM claim WHERE subject_kind = ? AND subject_id = ? ORDER BY position`);
  return (kind, id) =>
    rows.all(kind, id).map(({ suspicious, disputed, share, period, ...row }) => ({
      ...row,
      period: period === null ? null : (JSON.parse(period) as DateValue),
      ...{ suspicious: suspicious === 1, disputed: disputed === 1, share: share === 1 },
    }));
}

const dates: readonly Property[] = ['existence', 'opened', 'closed', 'renamed'];

/**
 * The first claim, what is disputed, the dates, the headcounts that lists, map and chart show, and then what is no number of
 * people, as the editors put it; all in the editors' order.
 */
export function chooseTold(claims: readonly ChoosableClaim[], most = mostTold): ChoosableClaim[] {
  const wanted = [
    ...claims.slice(0, 1),
    ...claims.filter(({ disputed }) => disputed).slice(0, mostOf.disputed),
    ...claims.filter(({ property }) => dates.includes(property)).slice(0, mostOf.dates),
    ...headcountsAmong(claims),
    ...claims.filter((claim) => !isNumber(claim)),
  ];
  const chosen = new Set([...new Set(wanted)].slice(0, most));
  return claims.filter((claim) => chosen.has(claim));
}

type Stated = ChoosableClaim & StatedHeadcount;

const isStated = (claim: ChoosableClaim): claim is Stated => isNumber(claim) && claim.kind !== null && !claim.share;

/** The one that stands for the camp, the maxima, the one that stands for each year, and of the others some, spread in time. */
function headcountsAmong(claims: readonly ChoosableClaim[]): Stated[] {
  const stated = claims.filter(isStated);
  const peak = peakAmong(stated)?.claimId;
  const counts = stated.filter(({ property }) => property === 'headcount');
  const maxima = stated.filter(({ property }) => property === 'maximum').slice(0, mostOf.maxima);
  const chosen = new Set([...stated.filter(({ claimId }) => claimId === peak), ...maxima]);
  for (let year: number = timelineYears.first; year <= timelineYears.last; year++) {
    const one = headcountOfYear(counts, year);
    if (one) chosen.add(one);
  }
  const others = stated
    .filter((one) => !chosen.has(one))
    .sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))));
  const room = Math.min(others.length, mostOf.headcounts - chosen.size);
  for (let index = 0; index < room; index++) {
    const one = others[Math.floor((index * others.length) / room)];
    if (one) chosen.add(one);
  }
  return [...chosen];
}

const dayOf = ({ period }: Stated): string => period?.firstDay ?? period?.lastDay ?? '9999';
