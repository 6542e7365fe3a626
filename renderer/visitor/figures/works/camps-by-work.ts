import type { CampSummary } from '../../../../db/model/api/camp.ts';
import type { Term } from '../../../../db/model/api/claim.ts';

/** A kind of work and the camps whose prisoners were put to it. */
export interface WorkPlace {
  work: Term;
  camps: CampSummary[];
}

/** Every kind of work that a source names for a camp, in the order in which the camps stand. */
export function campsByWork(camps: CampSummary[]): WorkPlace[] {
  const places = new Map<string, WorkPlace>();
  for (const camp of camps) {
    for (const work of camp.work) {
      const known = places.get(work.id);
      if (known) known.camps.push(camp);
      else places.set(work.id, { work, camps: [camp] });
    }
  }
  return [...places.values()];
}
