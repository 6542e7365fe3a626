import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type NameAnswer, type NameHit, type NameLists, nameOfEntry, nameRings } from '../../../db/model/api/names.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { Chooser } from '../../shared/ui/Chooser.tsx';
import { useLoaded } from '../../shared/ui/use-loaded.ts';
import { useServices } from '../navigation/services.ts';
import styles from '../people/BookOfNames.module.css';
import { BookOfNames } from '../people/BookOfNames.tsx';
import { LifeSpark } from '../people/LifeSpark.tsx';
import { Elsewhere } from './Elsewhere.tsx';
import own from './NamesScreen.module.css';
import { stationsOfEntry } from './name-life.ts';
import { askedNames, decades, namesFilter, namesQuery } from './names-selection.ts';

/** The lists of names: results by the reason for which each was found. */
export function NamesScreen({ found, lists }: { found: NameAnswer | null; lists: NameLists }) {
  const { answer, look } = useNames(found);
  const write = (text: string): void => {
    namesQuery.value = text;
    look();
  };
  const desk = (
    <>
      <Filters onChange={look} />
      {answer?.more && (
        <p class={own.more} role="status">
          {t('names.more')}
        </p>
      )}
    </>
  );
  return (
    <BookOfNames title={t('names.title')} text={namesQuery.value} onText={write} desk={desk}>
      {answer === null ? <Introduction lists={lists} /> : <Answer answer={answer} />}
      <Elsewhere ask={lists.ask} about={{ name: namesQuery.value, from: '#/names' }} />
    </BookOfNames>
  );
}

/** The answer to what is typed now; a later one replaces an earlier one. */
function useNames(found: NameAnswer | null): { answer: NameAnswer | null; look(): void } {
  const { api } = useServices();
  const answer = useSignal(found);
  const asked = useRef(0);
  useLayoutEffect(() => {
    answer.value = found;
  }, [found, answer]);
  useEffect(() => () => void asked.current++, []);
  const look = (): void => {
    const ticket = ++asked.current;
    const query = askedNames();
    void (query === null ? Promise.resolve(null) : api.names(language.peek(), query))
      .then((next) => {
        if (ticket === asked.current) answer.value = next;
      })
      .catch(() => {
        // The results stay; the next letter asks again.
      });
  };
  return { answer: answer.value, look };
}

/** Which lists are searched. */
function Introduction({ lists: { lists } }: { lists: NameLists }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <ul tabIndex={0} aria-label={t('names.title')}>
      {lists.map(({ id, title, holder, date }) => (
        <li key={id} class={own.list}>
          <span class={styles.name}>{title}</span>
          <span class={styles.details}>{[holder, date].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}

function Answer({ answer: { hits } }: { answer: NameAnswer }) {
  if (hits.length === 0) {
    return (
      <p class={styles.none} role="status">
        {t('search.nothing', { query: namesQuery.value.trim() })}
      </p>
    );
  }
  return (
    <>
      {nameRings.map((ring) => {
        const inRing = hits.filter((hit) => hit.ring === ring);
        return (
          inRing.length > 0 && (
            <section key={ring} aria-label={t(`names.ring.${ring}`)}>
              <ul>
                {inRing.map((hit) => (
                  <Hit key={`${hit.list} ${hit.row}`} hit={hit} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}

export function Hit({ hit }: { hit: NameHit }) {
  const details = [
    hit.born && t('people.born', { date: hit.born }),
    hit.birthplace ?? hit.place,
    hit.camp ?? hit.sentenceBody,
  ];
  return (
    <li class={styles.item}>
      <a class={styles.row} href={`#/names/${hit.list}/${hit.row}`}>
        <span class={styles.name}>{nameOfEntry(hit)}</span>
        <span class={styles.spark}>
          <LifeSpark stations={stationsOfEntry(hit)} />
        </span>
        <span class={styles.details}>{details.filter(Boolean).join(' · ')}</span>
        <span class={own.ring} data-ring={hit.ring}>
          {t(`names.ring.${hit.ring}`)}
        </span>
      </a>
    </li>
  );
}

function Filters({ onChange }: { onChange(): void }) {
  const { api } = useServices();
  const open = useSignal<'camp' | 'decade' | null>(null);
  const camps = useLoaded(() => api.camps(language.value).then((reply) => reply.camps), [language.value]);
  const { camp, decade } = namesFilter.value;
  const choose = (next: Partial<typeof namesFilter.value>): void => {
    namesFilter.value = { ...namesFilter.value, ...next };
    open.value = null;
    onChange();
  };
  const decadeName = (first: number): string => t('date.years', { first, last: first + 10 });
  return (
    <div class={styles.filters}>
      <button
        type="button"
        class={styles.filter}
        aria-haspopup="dialog"
        data-set={decade !== null}
        onClick={() => (open.value = 'decade')}
      >
        {decade === null ? t('names.anyYear') : decadeName(decade)}
      </button>
      <button
        type="button"
        class={styles.filter}
        aria-haspopup="dialog"
        data-set={camp !== null}
        onClick={() => (open.value = 'camp')}
      >
        {camp ?? t('people.anyCamp')}
      </button>
      {open.value === 'camp' && (
        <Chooser
          title={t('people.camp')}
          choices={(camps ?? []).map(({ name }) => ({ id: name, name }))}
          chosen={camp}
          onChoose={(id) => choose({ camp: id })}
          onClose={() => (open.value = null)}
        />
      )}
      {open.value === 'decade' && (
        <Chooser
          title={t('names.anyYear')}
          choices={decades.map((first) => ({ id: String(first), name: decadeName(first) }))}
          chosen={decade === null ? null : String(decade)}
          onChoose={(id) => choose({ decade: id === null ? null : Number(id) })}
          onClose={() => (open.value = null)}
        />
      )}
    </div>
  );
}
