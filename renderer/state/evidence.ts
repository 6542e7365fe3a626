import type { Claim } from '../../db/model/record/claim.ts';
import type { Contradiction } from '../../db/model/record/figures.ts';
import type { Language } from '../../db/model/vocabulary.ts';
import type { Api } from './api.ts';
import { claimsIn, contradictionsIn, type View } from './view.ts';
import { chosenCamp } from './visit.ts';

/** A claim with everything that speaks for or against it. */
export interface Evidence {
  claim: Claim;
  /** The claims among which others of the same stand. */
  claims: Claim[];
  contradictions: Contradiction[];
}

interface Shelf {
  claims: Claim[];
  contradictions: Contradiction[];
}

/** @returns null where no claim of that id is published */
export async function evidenceOf(api: Api, view: View, language: Language, claimId: string): Promise<Evidence | null> {
  const onScreen: Shelf = { claims: claimsIn(view), contradictions: contradictionsIn(view) };
  const shelf = has(onScreen, claimId) ? onScreen : await campShelf(api, language);
  const claim = shelf.claims.find(({ id }) => id === claimId);
  if (!claim) return null;
  const known = await contradictionsOf(api, language, shelf, claim);
  return { claim, claims: shelf.claims, contradictions: known };
}

/** The list of camps shows numbers of the chosen camp, whose claims come with the camp itself. */
async function campShelf(api: Api, language: Language): Promise<Shelf> {
  const none: Shelf = { claims: [], contradictions: [] };
  return chosenCamp.value ? api.camp(language, chosenCamp.value).catch(() => none) : none;
}

/** Contradictions that the screen itself does not carry are looked up among the questions. */
async function contradictionsOf(api: Api, language: Language, shelf: Shelf, claim: Claim): Promise<Contradiction[]> {
  const missing = claim.contradictions.filter((id) => !shelf.contradictions.some((known) => known.id === id));
  const known = shelf.contradictions.filter(({ id }) => claim.contradictions.includes(id));
  if (missing.length === 0) return known;
  const summaries = await api.questions(language).catch(() => []);
  const questions = await Promise.all(summaries.map(({ id }) => api.question(language, id).catch(() => null)));
  const found = new Map(questions.flatMap((question) => question?.contradictions ?? []).map((each) => [each.id, each]));
  return [...known, ...missing.flatMap((id) => found.get(id) ?? [])];
}

function has(shelf: Shelf, claimId: string): boolean {
  return shelf.claims.some(({ id }) => id === claimId);
}
