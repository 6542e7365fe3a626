import type { Language } from '../../../db/model/vocabulary.ts';
import { formatNumber } from '../../shared/format/amount.ts';
import { translateIn } from '../../shared/i18n/i18n.ts';
import { formatHeadcount } from '../camps/headcounts/headcount-labels.ts';
import type { LegendTexts, MapTexts } from './map-texts.ts';

/** What the map says, in one language. */
export function mapTexts(language: Language): MapTexts {
  const words = translateIn(language);
  return {
    map: words('map.label'),
    camp: (name, headcount) =>
      headcount
        ? words('map.camp', {
            name,
            headcount: formatHeadcount(headcount, language, words),
            kind: words(`kind.${headcount.kind}`),
          })
        : words('map.campUnknown', { name }),
  };
}

export function legendTexts(language: Language): LegendTexts {
  const words = translateIn(language);
  return {
    people: (amount) => words('map.people', { number: formatNumber(amount, language) }),
    outline: words('map.outline'),
    unknown: words('map.unknown'),
    halo: words('map.halo'),
    today: words('map.today'),
  };
}
