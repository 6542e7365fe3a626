import type { CampSummary } from '../../../db/model/api/camp.ts';

/** The places of a camp where there is little room: without what stands in brackets; the camp's own page has it all. */
export function placesOf(camp: CampSummary): string[] {
  return [...new Set(camp.seats.map(({ place }) => place.replace(/\s*\([^)]*\)/g, '')))];
}
