import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { NameLists } from '../../../db/model/api/names.ts';
import type { ListedPerson, PeopleList } from '../../../db/model/api/person.ts';
import { type Gender, genders } from '../../../db/model/vocabulary.ts';
import { formatDate } from '../../shared/format/date.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { Chooser } from '../../shared/ui/Chooser.tsx';
import { Elsewhere } from '../names/Elsewhere.tsx';
import { NamesDoor } from '../names/NamesDoor.tsx';
import { useServices } from '../navigation/services.ts';
import styles from './BookOfNames.module.css';
import { BookOfNames } from './BookOfNames.tsx';
import { LifeSpark } from './LifeSpark.tsx';
import { PersonName } from './PersonName.tsx';
import { askedPeople, peopleFilter, peopleQuery } from './people-selection.ts';

/** The curated people: a part of them by what is typed and chosen. */
export function PeopleScreen({ found, lists }: { found: PeopleList; lists: NameLists }) {
  const { list, look, more } = usePeople(found);
  const write = (text: string): void => {
    peopleQuery.value = text;
    look();
  };
  const desk = (
    <>
      <Filters list={list} onChange={look} />
      <p class={styles.count}>{t('people.count', { count: list.total })}</p>
    </>
  );
  return (
    <BookOfNames title={t('people.book')} text={peopleQuery.value} onText={write} desk={desk}>
      <ul>
        {list.people.map((person) => (
          <Row key={person.id} person={person} />
        ))}
      </ul>
      {list.total > list.people.length && (
        <button type="button" class={styles.more} onClick={more}>
          {t('people.more')}
        </button>
      )}
      {list.total === 0 && (
        <p class={styles.none} role="status">
          {t('search.nothing', { query: peopleQuery.value.trim() })}
        </p>
      )}
      <NamesDoor query={peopleQuery.value} lists={lists} />
      <Elsewhere ask={lists.ask} about={{ name: peopleQuery.value, from: '#/people' }} />
    </BookOfNames>
  );
}

/** The list of the current selection; a later answer replaces an earlier one. */
function usePeople(found: PeopleList): { list: PeopleList; look(): void; more(): void } {
  const { api } = useServices();
  const list = useSignal(found);
  const asked = useRef(0);
  useLayoutEffect(() => {
    list.value = found;
  }, [found, list]);
  useEffect(() => () => void asked.current++, []);
  const load = (from: number): void => {
    const ticket = ++asked.current;
    void api
      .people(language.peek(), askedPeople(from))
      .then((next) => {
        if (ticket !== asked.current) return;
        list.value = from === 0 ? next : { ...next, from: 0, people: [...list.peek().people, ...next.people] };
      })
      .catch(() => {
        // The list stays; the next letter asks again.
      });
  };
  return { list: list.value, look: () => load(0), more: () => load(list.peek().people.length) };
}

function Row({ person }: { person: ListedPerson }) {
  const details = [yearsOf(person), person.occupation, person.camps.map(({ name }) => name).join(', ')];
  return (
    <li class={styles.item}>
      <a class={styles.row} href={`#/people/${person.id}`}>
        <span class={styles.name}>
          <PersonName person={person} />
        </span>
        <span class={styles.spark}>
          <LifeSpark stations={person.stations} />
        </span>
        <span class={styles.details}>{details.filter(Boolean).join(' · ')}</span>
      </a>
    </li>
  );
}

/** The years as far as sources state them; a nameless person's are in the words instead of the name. */
function yearsOf({ born, died, isNameless }: ListedPerson): string | null {
  const [from, to] = [born?.start?.year, died?.end?.year];
  if (from !== undefined && to !== undefined) return t('date.years', { first: from, last: to });
  if (isNameless) return null;
  if (born) return t('people.born', { date: formatDate(born, t) });
  return died ? t('people.died', { date: formatDate(died, t) }) : null;
}

function Filters({ list, onChange }: { list: PeopleList; onChange(): void }) {
  const isOpen = useSignal(false);
  const { camp, gender } = peopleFilter.value;
  const choose = (next: Partial<typeof peopleFilter.value>): void => {
    peopleFilter.value = { ...peopleFilter.value, ...next };
    isOpen.value = false;
    onChange();
  };
  const chosen = list.filters.camps.find(({ id }) => id === camp);
  const shown = genders.filter((each): each is Exclude<Gender, 'unknown'> => each !== 'unknown');
  return (
    <div class={styles.filters}>
      <button
        type="button"
        class={styles.filter}
        aria-haspopup="dialog"
        data-set={camp !== null}
        onClick={() => (isOpen.value = true)}
      >
        {chosen?.name ?? t('people.anyCamp')}
      </button>
      {shown.map((each) => (
        <button
          key={each}
          type="button"
          class={styles.filter}
          aria-pressed={gender === each}
          data-set={gender === each}
          onClick={() => choose({ gender: gender === each ? null : each })}
        >
          {t(`people.gender.${each}`)}
        </button>
      ))}
      {isOpen.value && (
        <Chooser
          title={t('people.camp')}
          choices={list.filters.camps}
          chosen={camp}
          onChoose={(id) => choose({ camp: id })}
          onClose={() => (isOpen.value = false)}
        />
      )}
    </div>
  );
}
