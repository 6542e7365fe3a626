import { checkDates } from './dates.ts';
import { checkFigures } from './figures.ts';
import { checkIdentity } from './identity.ts';
import { checkMarkup } from './marks.ts';
import type { PlacedContent } from './placed.ts';
import { checkPlaces } from './places.ts';
import type { ContentProblem } from './problem.ts';
import { checkSense } from './sense.ts';
import { checkUnverified } from './unverified.ts';

/** Every check of well-formed entries but that of references, which has to know the ids of the malformed ones too. */
export function checkPlaced(placed: PlacedContent): ContentProblem[] {
  return [checkIdentity, ...entryChecks].flatMap((check) => check(placed));
}

/** The checks that judge an entry by itself and what it points to. */
export const entryChecks: readonly ((content: PlacedContent) => ContentProblem[])[] = [
  checkSense,
  checkFigures,
  checkMarkup,
  checkDates,
  checkPlaces,
  checkUnverified,
];
