import type { Claim } from '../../../db/model/api/claim.ts';
import type { Contradiction } from '../../../db/model/api/figures.ts';
import type { View } from './parts/view.ts';

/** The claims on the screen, for the sheet of a claim. */
export function claimsIn(view: View): Claim[] {
  switch (view.screen) {
    case 'camp':
      return view.camp.claims;
    case 'compare':
      return view.camps.flatMap((camp) => camp.claims);
    case 'event':
      return view.event.claims;
    case 'person':
      return view.person.claims;
    case 'document':
      return view.document.claims;
    case 'question':
      return [...view.question.claims, view.question.tally?.ends ?? []].flat();
    case 'text':
      return view.text.claims;
    case 'figures':
      return claimsOfFigures(view);
    case 'remembrance':
      return view.list.laws.flatMap((law) => law.claims);
    default:
      return [];
  }
}

function claimsOfFigures(view: View & { screen: 'figures' }): Claim[] {
  if (view.part === 'works') return view.works.flatMap((work) => work.claims);
  if (view.part === 'questions') return [];
  const { peoples, sum } = view.peoples;
  return [...peoples.flatMap((people) => people.claims), ...(sum ? [sum] : [])];
}

/** The contradictions on the screen. */
export function contradictionsIn(view: View): Contradiction[] {
  switch (view.screen) {
    case 'camp':
      return view.camp.contradictions;
    case 'compare':
      return view.camps.flatMap((camp) => camp.contradictions);
    case 'question':
      return view.question.contradictions;
    case 'figures':
      if (view.part === 'peoples') return view.peoples.contradictions;
      return view.part === 'works' ? view.works.flatMap((work) => work.contradictions) : [];
    default:
      return [];
  }
}
