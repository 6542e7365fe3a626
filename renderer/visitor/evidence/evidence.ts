import type { Claim } from '../../../db/model/api/claim.ts';
import type { Contradiction } from '../../../db/model/api/figures.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import type { Api } from '../../shared/api/api.ts';
import { selectedCamp } from '../camps/camp-selection.ts';

/** Claims of one subject and the contradictions among them. */
export interface ClaimSet {
  claims: Claim[];
  contradictions: Contradiction[];
}

/** A claim with the claims and contradictions of its subject. */
export interface Evidence extends ClaimSet {
  claim: Claim;
}

const noClaims: ClaimSet = { claims: [], contradictions: [] };

/** @returns null when no claim with that id is published */
export async function evidenceOf(
  api: Api,
  onScreen: ClaimSet,
  language: Language,
  claimId: string,
): Promise<Evidence | null> {
  const known = hasClaim(onScreen, claimId) ? onScreen : await claimsOfSelectedCamp(api, language);
  const claim = known.claims.find(({ id }) => id === claimId) ?? (await api.claim(language, claimId).catch(() => null));
  if (!claim) return null;
  const related = await claimsOfSubject(api, language, claim).catch(() => noClaims);
  return {
    claim,
    claims: unique([...known.claims, ...related.claims]),
    contradictions: unique([...known.contradictions, ...related.contradictions]).filter(({ id }) =>
      claim.contradictions.includes(id),
    ),
  };
}

/** The list of camps shows numbers of the selected camp, whose claims are loaded with that camp. */
async function claimsOfSelectedCamp(api: Api, language: Language): Promise<ClaimSet> {
  return selectedCamp.value ? api.camp(language, selectedCamp.value).catch(() => noClaims) : noClaims;
}

/** A text may quote a claim, but its rivals are loaded with its subject. */
async function claimsOfSubject(api: Api, language: Language, claim: Claim): Promise<ClaimSet> {
  const { kind, id } = claim.subject;
  switch (kind) {
    case 'camp':
      return api.camp(language, id);
    case 'person':
      return { ...(await api.person(language, id)), contradictions: [] };
    case 'work':
      return (await api.works(language)).find((work) => work.id === id) ?? noClaims;
    case 'people':
      return api.peoples(language).then(({ peoples, contradictions }) => ({
        claims: peoples.flatMap((people) => people.claims),
        contradictions,
      }));
    case 'system':
      return claimsOfQuestions(api, language, claim.id);
    case 'law':
    case 'place':
      return noClaims;
  }
}

/** A figure of the whole system appears in the questions that it answers. */
async function claimsOfQuestions(api: Api, language: Language, claimId: string): Promise<ClaimSet> {
  const summaries = await api.questions(language);
  const questions = await Promise.all(summaries.map(({ id }) => api.question(language, id)));
  const answered = questions.filter((question) => hasClaim(question, claimId));
  return {
    claims: answered.flatMap(({ claims }) => claims),
    contradictions: questions.flatMap(({ contradictions }) => contradictions),
  };
}

function hasClaim({ claims }: ClaimSet, claimId: string): boolean {
  return claims.some(({ id }) => id === claimId);
}

function unique<T extends { id: string }>(entries: T[]): T[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

/** Other claims about the same subject, property, population and time. */
export function rivalsOf(claim: Claim, claims: Claim[]): Claim[] {
  return claims.filter(
    (other) =>
      other.id !== claim.id &&
      other.subject.kind === claim.subject.kind &&
      other.subject.id === claim.subject.id &&
      other.property === claim.property &&
      other.counts?.id === claim.counts?.id &&
      (claim.period === null || other.period === null || yearsOverlap(claim, other)),
  );
}

function yearsOverlap(a: Claim, b: Claim): boolean {
  const firstYear = ({ period }: Claim): string => period?.firstDay?.slice(0, 4) ?? '0000';
  const lastYear = ({ period }: Claim): string => period?.lastDay?.slice(0, 4) ?? '9999';
  return firstYear(a) <= lastYear(b) && firstYear(b) <= lastYear(a);
}
