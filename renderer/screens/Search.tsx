import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { SearchResult } from '../../db/model/record/search.ts';
import { Keyboard } from '../components/Keyboard.tsx';
import { SearchExamples } from '../components/SearchExamples.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { SearchNothing } from '../components/SearchNothing.tsx';
import { SearchResults } from '../components/SearchResults.tsx';
import { useServices } from '../state/services.ts';
import { useSearchField } from '../state/useSearchField.ts';
import { query } from '../state/visit.ts';
import { language, t } from '../state/words.ts';
import styles from './Search.module.css';

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
