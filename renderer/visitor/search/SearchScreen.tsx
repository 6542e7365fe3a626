import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { SearchResult } from '../../../db/model/api/search.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { Keyboard } from '../../shared/keyboard/Keyboard.tsx';
import { query } from '../navigation/visit.ts';
import { useServices } from '../shell/services.ts';
import { SearchExamples } from './SearchExamples.tsx';
import { SearchField } from './SearchField.tsx';
import { SearchNothing } from './SearchNothing.tsx';
import { SearchResults } from './SearchResults.tsx';
import styles from './SearchScreen.module.css';
import { useSearchField } from './use-search-field.ts';

/** Search over everything, as one types; with the keyboard on the screen or a real one. */
export function Search({ found }: { found: SearchResult | null }) {
  const { result, look } = useFound(found);
  const write = (text: string): void => {
    query.value = text;
    look(text);
  };
  const { field, ...keys } = useSearchField(write);
  // Drawn anew with the results, not with each letter before they are there.
  const list = useMemo(() => (result?.hits.length ? <SearchResults result={result} /> : null), [result]);
  return (
    <div class={styles.search}>
      <div class={styles.head}>
        <h1 class={styles.title}>{t('search.title')}</h1>
        <SearchField field={field} text={query.value} onText={write} />
      </div>
      <div class={styles.results} data-scroller>
        {!result && <p class={styles.hint}>{t('search.hint')}</p>}
        {list}
        {result?.hits.length === 0 && <SearchNothing query={result.query} />}
        {!result && <p class={styles.hint}>{t('search.hold')}</p>}
        {!result?.hits.length && <SearchExamples onChoose={keys.onText} />}
      </div>
      <Keyboard onLetter={keys.onLetter} onDelete={keys.onDelete} onMove={keys.onMove} onClear={keys.onClear} />
    </div>
  );
}

/** What is found for what is typed now. It is asked for with the key, not after the next paint; the latest wins. */
function useFound(found: SearchResult | null): { result: SearchResult | null; look(text: string): void } {
  const { api } = useServices();
  const result = useSignal(found);
  const asked = useRef(0);
  // Another language: the screen comes with its results.
  useLayoutEffect(() => {
    if ((found?.query ?? '') === query.peek().trim()) result.value = found;
  }, [found, result]);
  useEffect(() => () => void asked.current++, []);
  const look = (text: string): void => {
    const ticket = ++asked.current;
    const wanted = text.trim();
    const answer = wanted === '' ? Promise.resolve(null) : api.search(language.peek(), wanted);
    void answer
      .catch(() => ({ query: wanted, hits: [] }))
      .then((next) => {
        if (ticket === asked.current) result.value = next;
      });
  };
  return { result: result.value, look };
}
