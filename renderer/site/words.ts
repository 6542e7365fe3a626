import { t } from '../shared/i18n/i18n.ts';
import type { View } from '../visitor/shell/parts/view.ts';

/** What search engines and shared links call a screen: its title, and the sentence below it. */
export function wordsOf(view: View): { title: string; words: string } {
  const lead = t('home.lead');
  switch (view.screen) {
    case 'camp':
      return { title: view.camp.fullName, words: view.camp.summary };
    case 'person':
      return { title: view.person.name, words: view.person.summary };
    case 'event':
      return { title: view.event.title, words: view.event.summary };
    case 'document':
      return { title: view.document.title, words: view.document.summary ?? lead };
    case 'question':
      return { title: view.question.title, words: view.question.lead };
    case 'text':
      return { title: view.text.title, words: view.text.lead };
    case 'way':
      return { title: view.way.title, words: view.way.about };
    case 'ways':
      return { title: t('ways.title'), words: t('ways.lead') };
    case 'figures':
      return { title: t(`figures.${view.part}Title`), words: t(`figures.${view.part}Lead`) };
    case 'remembrance':
      return { title: t(`remembrance.${view.part}`), words: t(`remembrance.${view.part}Lead`) };
    case 'people':
      return { title: t('people.title'), words: t('home.people') };
    case 'camps':
      return { title: t('camps.title'), words: lead };
    case 'glossary':
      return { title: t('glossary.title'), words: lead };
    case 'search':
      return { title: t('search.title'), words: lead };
    default:
      return { title: t('home.sentence').replace('\n', ' '), words: lead };
  }
}
