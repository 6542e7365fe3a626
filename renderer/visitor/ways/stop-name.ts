import type { StopAt } from '../../../db/model/api/text.ts';
import type { StopScreen } from '../../../db/model/vocabulary.ts';
import { type Key, t } from '../../shared/i18n/i18n.ts';

export const screenNames: Record<StopScreen, Key> = {
  people: 'people.title',
  names: 'names.title',
  figures: 'figures.title',
  peoples: 'figures.peoplesTitle',
  works: 'figures.worksTitle',
  laws: 'remembrance.laws',
  glossary: 'glossary.title',
  silence: 'silence.title',
};

/** What a stop is called in the visitor's language. */
export function stopName(stop: StopAt): string {
  if (stop.kind === 'map') return t('ways.mapOfYear', { year: stop.year });
  return stop.kind === 'screen' ? t(screenNames[stop.screen]) : stop.name;
}
