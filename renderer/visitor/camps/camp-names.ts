import type { Camp } from '../../../db/model/api/camp.ts';
import { type Language, languages } from '../../../db/model/vocabulary.ts';

/** The camp's names in the other languages, each spelling once. */
export function otherNames(camp: Camp, speaking: Language): { language: Language; name: string }[] {
  const known = new Set([camp.names[speaking]]);
  return languages.flatMap((language) => {
    const name = camp.names[language];
    if (known.has(name)) return [];
    known.add(name);
    return [{ language, name }];
  });
}
