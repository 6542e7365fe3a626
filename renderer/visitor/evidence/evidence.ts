import type { Claim } from '../../../db/model/api/claim.ts';
import type { Contradiction } from '../../../db/model/api/figures.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import type { Api } from '../../shared/api/api.ts';
import { chosenCamp } from '../camps/camp-choice.ts';

/** A claim with everything that speaks for or against it. */
export interface Evidence extends Shelf {
  claim: Claim;
}

/** Claims of one subject, and what is contradictory among them. */
export interface Shelf {
  claims: Claim[];
  contradictions: Contradiction[];
}

const nothing: Shelf = { claims: [], contradictions: [] };

/** @returns null where no claim of that id is published */
export async function evidenceOf(
  api: Api,
  onScreen: Shelf,
  language: Language,
  claimId: string,
): Promise<Evidence | null> {
  const known = holds(onScreen, claimId) ? onScreen : await chosenCampShelf(api, language);
  const claim = known.claims.find(({ id }) => id === claimId) ?? (await api.claim(language, claimId).catch(() => null));
  if (!claim) return null;
  const own = await shelfOf(api, language, claim).catch(() => nothing);
  return {
    claim,
    claims: unique([...known.claims, ...own.claims]),
    contradictions: unique([...known.contradictions, ...own.contradictions]).filter(({ id }) =>
      claim.contradictions.includes(id),
    ),
  };
}

/** The list of camps shows numbers of the chosen camp, whose claims come with the camp itself. */
async function chosenCampShelf(api: Api, language: Language): Promise<Shelf> {
  return chosenCamp.value ? api.camp(language, chosenCamp.value).catch(() => nothing) : nothing;
}

/** Where a claim is at home: a text may quote it, but its rivals stand with its subject. */
async function shelfOf(api: Api, language: Language, claim: Claim): Promise<Shelf> {
  const { kind, id } = claim.subject;
  switch (kind) {
    case 'camp':
      return api.camp(language, id);
    case 'work':
      return (await api.works(language)).find((work) => work.id === id) ?? nothing;
    case 'people':
      return api.peoples(language).then(({ peoples, contradictions }) => ({
        claims: peoples.flatMap((people) => people.claims),
        contradictions,
      }));
    case 'system':
      return systemShelf(api, language, claim.id);
    case 'law':
      return nothing;
  }
}

/** A figure of the whole system stands in the questions that it answers. */
async function systemShelf(api: Api, language: Language, claimId: string): Promise<Shelf> {
  const summaries = await api.questions(language);
  const questions = await Promise.all(summaries.map(({ id }) => api.question(language, id)));
  const answered = questions.filter((question) => holds(question, claimId));
  return {
    claims: answered.flatMap(({ claims }) => claims),
    contradictions: questions.flatMap(({ contradictions }) => contradictions),
  };
}

function holds(shelf: Shelf, claimId: string): boolean {
  return shelf.claims.some(({ id }) => id === claimId);
}

function unique<T extends { id: string }>(entries: T[]): T[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}
