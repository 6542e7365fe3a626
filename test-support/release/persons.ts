import type { SmallContent } from './content.ts';

const words = (text: string) => ({ kk: `${text} қ`, ru: `${text} р`, en: `${text} e` });
const citations = [{ source: 'handbook', locator: 'p. 1' }];

/** A person for the small content, as a content file; `claims` are the stations. */
export function smallPerson(id: string, more: object = {}, claims: object[] = []) {
  return {
    id,
    name: words(`Name of ${id}`),
    gender: 'woman',
    summary: words(`Life of ${id}.`),
    certainty: 'high',
    certaintyReason: words('Two sources agree.'),
    consent: 'public-record',
    citations,
    claims,
    ...more,
  };
}

export const smallStation = (id: string, property: string, date: string, station?: object) => ({
  id,
  property,
  date,
  citations,
  ...(station === undefined ? {} : { station }),
});

/** Puts persons into a content folder. */
export function addPersons(content: SmallContent, ...persons: { id: string }[]): void {
  for (const person of persons) content[`persons/${person.id}.yaml`] = person;
}
