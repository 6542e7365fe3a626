import type { ClaimEntry } from '../../../model/entry/claim.ts';
import type { SubjectKind } from '../../../model/vocabulary.ts';
import { everyPlacedClaim } from '../claims.ts';
import type { FieldPath } from '../document.ts';
import { type PlacedContent, problemAt } from '../placed.ts';
import type { ContentProblem } from '../problem.ts';

/** The part of a claim that the checks of states read. */
type StateClaim = Pick<ClaimEntry, 'property' | 'statement' | 'period' | 'state'>;

interface StateFault {
  path: FieldPath;
  message: string;
}

/** What held for a time: whose it can be, and where its value is; `statement` is the value itself. */
const states: Readonly<
  Record<string, { subjects: readonly SubjectKind[]; value: 'statement' | 'parent' | 'type' | 'region' }>
> = {
  'official-name': { subjects: ['camp', 'place'], value: 'statement' },
  parent: { subjects: ['camp'], value: 'parent' },
  type: { subjects: ['camp'], value: 'type' },
  region: { subjects: ['place'], value: 'region' },
};

/** A value by period has its period, its value and a subject that can have it; no other claim carries one. */
export function misplacedState({ property, statement, period, state }: StateClaim, subject: SubjectKind): StateFault[] {
  const wanted = states[property];
  if (wanted === undefined) {
    return state === undefined
      ? []
      : [{ path: ['state'], message: `belongs to another property: ${Object.keys(states).join(', ')}` }];
  }
  const { subjects, value } = wanted;
  if (!subjects.includes(subject))
    return [{ path: ['property'], message: `is a property of a ${subjects.join(' or ')}: choose another` }];
  const faults: StateFault[] = [];
  if (period === undefined)
    faults.push({
      path: ['period'],
      message: 'is missing: say from when to when it held, such as 1931/1948 or ../1948',
    });
  const found = value === 'statement' ? statement : state?.[value];
  const path = value === 'statement' ? ['statement'] : ['state', value];
  if (found === undefined) faults.push({ path, message: 'is missing: it is the value that held in the period' });
  for (const other of ['parent', 'type', 'region'] as const) {
    if (other !== value && state?.[other] !== undefined)
      faults.push({ path: ['state', other], message: `belongs to another property: ${other}` });
  }
  return faults;
}

/** Values by period of camps and places, and claims that carry one without being one. */
export function checkStates(content: PlacedContent): ContentProblem[] {
  // The store validates claims apart from their subjects, as if they spoke of the system.
  const claims = everyPlacedClaim(content).filter(({ subject }) => subject.kind !== 'system');
  return claims.flatMap(({ claim, subject, entry, path }) =>
    misplacedState(claim, subject.kind).map((fault) =>
      problemAt(entry, [...path, ...fault.path], 'contradictory-entry', fault.message),
    ),
  );
}
