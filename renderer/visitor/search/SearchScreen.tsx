import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { NameLists } from '../../../db/model/api/names.ts';
import type { SearchResult } from '../../../db/model/api/search.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { type Key, language, t } from '../../shared/i18n/i18n.ts';
import { Keyboard } from '../../shared/keyboard/Keyboard.tsx';
import { Elsewhere } from '../names/Elsewhere.tsx';
import { NamesDoor } from '../names/NamesDoor.tsx';
import { useServices } from '../navigation/services.ts';
import { visitorSignal } from '../navigation/visit.ts';
import { query } from './query.ts';
import { SearchField, useSearchField } from './SearchField.tsx';
import { SearchResults } from './SearchResults.tsx';
import styles from './SearchScreen.module.css';

/** The alphabet of the on-screen keyboard; null: that of the visitor's language. */
const alphabet = visitorSignal<Language | null>(null);

/** Search in the whole release while the visitor types, on the screen or on a real keyboard. */
export function SearchScreen({ found, lists }: { found: SearchResult | null; lists: NameLists }) {
  const { kiosk } = useServices();
  const { result, look } = useFound(found);
  const write = (text: string): void => {
    query.value = text;
    look(text);
  };
  const { field, ...keys } = useSearchField(write);
  // Drawn with the results, not with each letter.
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
        {result?.hits.length === 0 && <SearchNothing query={result.query} ask={lists.ask} />}
        <NamesDoor query={query.value} lists={lists} />
        {!result && <p class={styles.hint}>{t('search.hold')}</p>}
        {!result?.hits.length && <SearchExamples onChoose={keys.onText} />}
      </div>
      <div class={styles.keys}>
        <Keyboard
          layout={alphabet.value ?? language.value}
          languages={kiosk.languages}
          beside
          onLayout={(layout) => (alphabet.value = layout)}
          onLetter={keys.onLetter}
          onDelete={keys.onDelete}
          onMove={keys.onMove}
          onClear={keys.onClear}
        />
      </div>
    </div>
  );
}

/** The results of the current query. `look` asks at once, not after the next paint; the answer to the latest wins. */
function useFound(found: SearchResult | null): { result: SearchResult | null; look(text: string): void } {
  const { api } = useServices();
  const result = useSignal(found);
  const asked = useRef(0);
  // The screen was loaded in another language, with its results.
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

/** First letters of a name, a place of birth, a camp, a year. */
const examples: Key[] = ['search.example.person', 'search.example.place', 'search.example.camp', 'search.example.year'];

/** Queries to begin with; each has results. */
function SearchExamples({ onChoose }: { onChoose(text: string): void }) {
  return (
    <div class={styles.examples}>
      <p class={styles.examplesName}>{t('search.examples')}</p>
      <ul class={styles.exampleList}>
        {examples.map((example) => (
          <li key={example}>
            <button type="button" class={styles.example} onClick={() => onChoose(t(example))}>
              {t(example)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Says that nothing was found, what may help, and where to go on: the texts on what is here and whom to ask. */
function SearchNothing({ query, ask }: { query: string } & Pick<NameLists, 'ask'>) {
  return (
    <>
      <Advice query={query} />
      <Elsewhere ask={ask} about={{ name: query, from: '#/search' }} />
    </>
  );
}

function Advice({ query }: { query: string }) {
  return (
    <div class={styles.nothing} role="status">
      <p class={styles.said}>{t('search.nothing', { query })}</p>
      <ul class={styles.advice}>
        <li>{t('search.adviceShorter')}</li>
        <li>{t('search.adviceAlphabet')}</li>
      </ul>
    </div>
  );
}
