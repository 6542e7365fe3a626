import { effect } from '@preact/signals';
import { languages } from '../../../db/model/vocabulary.ts';
import { language } from './words.ts';

/** The language that was chosen outlives a reload, such as the one after signing out, and is forgotten with the page. */
export function keepLanguage(): void {
  const kept = (history.state as { language?: unknown } | null)?.language;
  const chosen = languages.find((each) => each === kept);
  if (chosen) language.value = chosen;
  const keep = (): void => history.replaceState({ language: language.value }, '');
  effect(keep);
  addEventListener('hashchange', keep);
}
