import type { Language } from '../../db/model/vocabulary.ts';
import type { LegendTexts, MapTexts } from '../map/map-texts.ts';
import { digits } from '../state/amountWords.ts';
import { headcountWords } from '../state/headcountWords.ts';
import { wordsIn } from '../state/words.ts';

/** What the map says, in one language. */
export function mapTexts(language: Language): MapTexts {
  const words = wordsIn(language);
  return {
    map: words('map.label'),
    camp: (name, headcount) =>
      headcount
        ? words('map.camp', {
            name,
            headcount: headcountWords(headcount, language, words),
            kind: words(`kind.${headcount.kind}`),
          })
        : words('map.campUnknown', { name }),
  };
}

export function legendTexts(language: Language): LegendTexts {
  const words = wordsIn(language);
  return {
    people: (amount) => words('map.people', { number: digits(amount, language) }),
    outline: words('map.outline'),
    unknown: words('map.unknown'),
    halo: words('map.halo'),
    today: words('map.today'),
  };
}
