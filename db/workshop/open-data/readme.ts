import type { ReleaseEntry } from '../../model/entry/source.ts';

/** What the files are, under which licence, and how to cite them; in three languages. */
export function readmeOf({ title, date, by, sequence }: ReleaseEntry): string {
  return `${title.kk}
Бұл – жарияланған деректер (${date}, №\u00a0${sequence}). Жасырылған, шектелген және тексерілмеген мәліметтер мұнда жоқ.
Лицензия: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/. Дереккөздердің өз құқықтары сақталады.
Сілтеме үлгісі: ${by}. ${title.kk}. ${sequence}-шығарылым, ${date}.

${title.ru}
Опубликованные данные (${date}, №\u00a0${sequence}). Скрытых, ограниченных и непроверенных сведений здесь нет.
Лицензия: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/. Права самих источников сохраняются.
Как цитировать: ${by}. ${title.ru}. Выпуск ${sequence}, ${date}.

${title.en}
Published data (${date}, No.\u00a0${sequence}). What is withheld, restricted or unverified is not included.
Licence: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/. The sources keep their own rights.
How to cite: ${by}. ${title.en}. Release ${sequence}, ${date}.

camps.csv claims.csv persons.csv sources.csv events.csv documents.csv archives.csv
  Tables in UTF-8 with ; between cells. dictionary.csv explains each column.
camps.geojson       Places of camps: how exact, when, and according to whom. Dates are EDTF (ISO 8601-2).
linked-art.jsonld   Persons, camps, events and sources; each claim is an attribute assignment (CIDOC CRM E13).
sources.csl.json    Sources as CSL-JSON.
SHA256SUMS          sha256sum -c SHA256SUMS
`;
}
