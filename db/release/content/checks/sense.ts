import type { ClaimEntry } from '../../../model/entry/claim.ts';
import type { QuestionEntry } from '../../../model/entry/figures.ts';
import { everyPlacedClaim } from '../claims.ts';
import { type Placed, type PlacedContent, problemAt } from '../placed.ts';
import type { ContentProblem } from '../problem.ts';

/** Checks that fields of an entry agree with each other. */
export function checkSense(content: PlacedContent): ContentProblem[] {
  return [
    ...checkPeople(content),
    ...checkCamps(content),
    ...checkTallies(content),
    ...checkShares(content),
    ...checkQuestions(content),
    ...checkSources(content),
  ];
}

const refuse = (entry: Placed<unknown>, path: (string | number)[], message: string) =>
  problemAt(entry, path, 'contradictory-entry', message);

/** A fraction of a person is a misread separator of thousands; an average may have one. */
function checkPeople(content: PlacedContent): ContentProblem[] {
  const persons = new Set(
    content.vocabulary.flatMap(({ value }) =>
      value.populations.filter(({ unit }) => unit === 'persons').map(({ id }) => id),
    ),
  );
  return everyPlacedClaim(content).flatMap(({ claim, entry, path }) => {
    const { amount, counts, kind } = claim;
    if (amount === undefined || counts === undefined || kind === 'average' || !persons.has(counts)) return [];
    const ends = typeof amount === 'number' ? [amount] : [amount.min, amount.max];
    const part = ends.find((end) => end !== undefined && !Number.isInteger(end));
    if (part === undefined) return [];
    const message = `is ${part} people: write a whole number`;
    return problemAt(entry, [...path, 'amount'], 'part-of-a-person', message);
  });
}

function checkCamps(content: PlacedContent): ContentProblem[] {
  const parents = new Map(content.camps.map(({ value }) => [value.id, value.parent]));
  return content.camps.flatMap((entry) => {
    const { id, type, parent, members } = entry.value;
    const problems: ContentProblem[] = [];
    if (type === 'section-of-camp' && parent === undefined) {
      problems.push(refuse(entry, ['parent'], 'is missing: say of which camp this was a section'));
    }
    if (members.length > 0 && type !== 'group' && type !== 'camp-type') {
      problems.push(refuse(entry, ['members'], 'only an entry of the type "group" or "camp-type" has members'));
    }
    if (members.includes(id)) problems.push(refuse(entry, ['members'], 'names the group itself: remove it'));
    if (goesInCircles(id, parents)) {
      problems.push(refuse(entry, ['parent'], 'leads back to this entry: a camp is no part of itself'));
    }
    return problems;
  });
}

function checkTallies(content: PlacedContent): ContentProblem[] {
  const claims = new Map(everyPlacedClaim(content).map(({ claim }) => [claim.id, claim]));
  return content.questions.flatMap((entry) => {
    const id = entry.value.tally?.claim;
    const claim = id === undefined ? undefined : claims.get(id);
    if (id === undefined || claim === undefined) return [];
    const path = ['tally', 'claim'];
    if (!entry.value.claims.includes(id)) return refuse(entry, path, 'must be one of the claims of this question');
    if (claim.amount === undefined) return refuse(entry, path, 'must be a claim with an amount: the tally draws it');
    return checkEnd(entry, claims);
  });
}

/** A large number must be followed by a documented person, place or order, not by another number. */
function checkEnd(entry: Placed<QuestionEntry>, claims: ReadonlyMap<string, ClaimEntry>): ContentProblem[] {
  const claim = claims.get(entry.value.tally?.ends ?? '');
  return claim?.amount === undefined
    ? []
    : [refuse(entry, ['tally', 'ends'], 'is another number: name a claim of a person, a place or an order')];
}

function checkShares(content: PlacedContent): ContentProblem[] {
  const claims = everyPlacedClaim(content);
  const wholes = new Map(claims.map(({ claim }) => [claim.id, claim.partOf]));
  return claims.flatMap(({ claim, entry, path }) =>
    goesInCircles(claim.id, wholes)
      ? refuse(entry, [...path, 'partOf'], 'leads back to this claim: nothing is a share of itself')
      : [],
  );
}

function checkSources(content: PlacedContent): ContentProblem[] {
  const origins = new Map(content.sources.map(({ value }) => [value.id, value.derivedFrom]));
  return content.sources.flatMap((entry) =>
    goesInCircles(entry.value.id, origins)
      ? refuse(entry, ['derivedFrom'], 'leads back to this source: name the one that was there first')
      : [],
  );
}

function checkQuestions(content: PlacedContent): ContentProblem[] {
  return content.contradictions.flatMap((entry) => repeated(entry)).concat(content.questions.flatMap(repeated));
}

function repeated(entry: Placed<{ claims: string[] }>): ContentProblem[] {
  const { claims } = entry.value;
  return claims.flatMap((id, index) =>
    claims.indexOf(id) < index ? refuse(entry, ['claims', index], `"${id}" is in this list twice: remove one`) : [],
  );
}

function goesInCircles(id: string, above: ReadonlyMap<string, string | undefined>): boolean {
  const seen = new Set<string>();
  for (let next = above.get(id); next !== undefined && !seen.has(next); next = above.get(next)) {
    if (next === id) return true;
    seen.add(next);
  }
  return false;
}
