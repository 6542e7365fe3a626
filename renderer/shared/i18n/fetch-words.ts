import { languages } from '../../../db/model/vocabulary.ts';
import en from '../../../locales/visitor/en.json?url';
import kk from '../../../locales/visitor/kk.json?url';
import ru from '../../../locales/visitor/ru.json?url';
import { addWords } from './i18n.ts';

const addresses = { kk, ru, en };

/** Fetches the words of all languages, before anything is drawn. @throws where the files of the page are missing */
export async function fetchWords(): Promise<void> {
  await Promise.all(
    languages.map(async (language) => {
      const response = await fetch(addresses[language]);
      if (!response.ok) throw new Error(`${response.url} was answered with ${response.status}`);
      addWords(language, await response.json());
    }),
  );
}
