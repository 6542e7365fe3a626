import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { SearchResult } from '../../db/model/record/search.ts';
import { Keyboard } from '../components/Keyboard.tsx';
import { SearchResults } from '../components/SearchResults.tsx';
import { useServices } from '../state/services.ts';
import { query } from '../state/visit.ts';
import { language, t } from '../state/words.ts';
import styles from './Search.module.css';

/** Search over everything, as one types; with the keyboard on the screen or a real one. */
export function Search() {
  const result = useSearch(query.value);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  const write = (text: string): void => {
    query.value = text;
  };
  return (
    <div class={styles.search}>
      <div class={styles.head}>
        <h1 class={styles.title}>{t('search.title')}</h1>
        <input
          ref={input}
          class={styles.input}
          type="text"
          inputMode="none"
          autocomplete="off"
          spellcheck={false}
          maxLength={60}
          placeholder={t('search.placeholder')}
          aria-label={t('search.title')}
          value={query.value}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </div>
      <div class={styles.results} data-scroller>
        {result && <SearchResults result={result} />}
        {!result && <p class={styles.hint}>{t('search.hint')}</p>}
      </div>
      <Keyboard
        onLetter={(letter) => write((query.value + letter).slice(0, 60))}
        onDelete={() => write([...query.value].slice(0, -1).join(''))}
        onClear={() => write('')}
      />
    </div>
  );
}

/** The answer to what is typed now; the last one stays until the next is there. */
function useSearch(text: string): SearchResult | null {
  const { api } = useServices();
  const result = useSignal<SearchResult | null>(null);
  const speaking = language.value;
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === '') {
      result.value = null;
      return;
    }
    let current = true;
    const answer = api.search(speaking, wanted).catch(() => ({ query: wanted, hits: [] }));
    void answer.then((found) => {
      if (current) result.value = found;
    });
    return () => {
      current = false;
    };
  }, [api, wanted, speaking, result]);
  return result.value;
}
