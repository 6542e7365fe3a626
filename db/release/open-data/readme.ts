import type { Language } from '../../model/vocabulary.ts';

interface DescribedRelease {
  title: Record<Language, string>;
  /** ISO day. */
  date: string;
  by: string;
  sequence: number;
}

export const dataLicence = { name: 'CC-BY-4.0', path: 'https://creativecommons.org/licenses/by/4.0/' };

/** What the files of an export are, under which licence, and how to cite them; in three languages. @param files described in English */
export function readmeOf({ title, date, by, sequence }: DescribedRelease, files: string): string {
  return `${title.kk}
Бұл – жарияланған деректер (${date}, №\u00a0${sequence}). Жасырылған, шектелген және тексерілмеген мәліметтер мұнда жоқ.
Лицензия: CC BY 4.0, ${dataLicence.path}. Дереккөздердің өз құқықтары сақталады.
Сілтеме үлгісі: ${by}. ${title.kk}. ${sequence}-шығарылым, ${date}.

${title.ru}
Опубликованные данные (${date}, №\u00a0${sequence}). Скрытых, ограниченных и непроверенных сведений здесь нет.
Лицензия: CC BY 4.0, ${dataLicence.path}. Права самих источников сохраняются.
Как цитировать: ${by}. ${title.ru}. Выпуск ${sequence}, ${date}.

${title.en}
Published data (${date}, No.\u00a0${sequence}). Withheld, restricted and unverified data are not included.
Licence: CC BY 4.0, ${dataLicence.path}. The sources keep their own rights.
How to cite: ${by}. ${title.en}. Release ${sequence}, ${date}.

${files}`;
}
