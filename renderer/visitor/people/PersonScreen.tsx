import { useMemo } from 'preact/hooks';
import type { Person } from '../../../db/model/api/person.ts';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { formatDate } from '../../shared/format/date.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { LinkList } from '../../shared/ui/LinkList.tsx';
import { PageWithFoot } from '../../shared/ui/PageWithFoot.tsx';
import { Section } from '../../shared/ui/Section.tsx';
import { AskButton } from '../ask/AskButton.tsx';
import type { Draft } from '../ask/draft.ts';
import { CitationsMark } from '../evidence/EvidenceMark.tsx';
import { SourceList } from '../evidence/SourceList.tsx';
import { sheet } from '../navigation/sheet.ts';
import { Pictures } from '../remembrance/text/Picture.tsx';
import { TextBody } from '../remembrance/text/TextBody.tsx';
import { TakeHomeButton } from '../take-home/TakeHomeButton.tsx';
import { takeHomeOfPerson } from '../take-home/take-home-text.ts';
import { LifeLine } from './LifeLine.tsx';
import { NameList } from './NameList.tsx';
import { PersonMap } from './PersonMap.tsx';
import { PersonName } from './PersonName.tsx';
import styles from './PersonScreen.module.css';
import { placesOfLife } from './person-map.ts';

/** One person: the name, the land, the line of life; then all that is published of them. */
export function PersonScreen({ person }: { person: Person }) {
  const places = useMemo(() => placesOfLife(person.stations), [person]);
  const others = otherNames(person);
  const citations = [
    ...person.citations,
    ...person.claims.flatMap((claim) => claim.citations),
    ...person.relations.flatMap((relation) => relation.citations),
  ];
  const sources = new Set(citations.map(({ sourceId }) => sourceId)).size;
  const openSources = (): void => {
    sheet.value = { kind: 'citations', title: 'camp.sources', citations: onceEach(citations) };
  };
  const ways = (
    <nav class={styles.ways}>
      {person.camps.map(({ id, name }) => (
        <a key={id} class={styles.way} href={`#/camps/${id}`}>
          {name}
        </a>
      ))}
      <button type="button" class={styles.way} aria-haspopup="dialog" onClick={openSources}>
        {t('people.sources', { count: sources })}
      </button>
      <TakeHomeButton of={takeHomeOfPerson(person)} look={styles.way} />
      <AskButton about={aboutOf(person)} look={styles.way} />
    </nav>
  );
  return (
    <PageWithFoot foot={ways}>
      <article>
        <div class={styles.first}>
          {places.length > 0 && (
            <div class={styles.land}>
              <PersonMap places={places} year={yearOf(person)} />
            </div>
          )}
          <header class={styles.head}>
            <h1
              class={person.isNameless ? `${styles.name} ${styles.nameless}` : styles.name}
              style={{ '--letters': longestWord(person.name) }}
            >
              <PersonName person={person} />
            </h1>
            <p class={styles.summary}>
              {person.summary}
              <CitationsMark title="sheet.block" citations={person.citations} ofLine />
            </p>
            {person.nameWithheld && <p class={styles.withheld}>{person.nameWithheld}</p>}
          </header>
          <div class={styles.life} data-wide={isWide(person)}>
            <LifeLine person={person} upright={false} />
          </div>
          <div class={styles.lifeUpright} data-wide={isWide(person)}>
            <LifeLine person={person} upright={true} />
          </div>
        </div>
        <div class={styles.body}>
          {person.portrait && <Pictures media={[person.portrait]} />}
          {person.blocks.length > 0 && <TextBody blocks={person.blocks} />}
          <Pictures media={person.media} />
          <Section title={t('people.relations')} when={person.relations.length > 0}>
            <ul>
              {person.relations.map(({ person: other, kind, citations: cited }) => (
                <li key={other.id} class={styles.relation}>
                  <span class="quiet">{t(`relation.${kind}`)}</span>
                  <a class={styles.related} href={`#/people/${other.id}`}>
                    <PersonName person={other} />
                  </a>
                  <CitationsMark title="people.relations" citations={cited} />
                </li>
              ))}
            </ul>
          </Section>
          <Section title={t('people.sameCamps')} when={person.sameCamps.length > 0}>
            <NameList people={person.sameCamps} />
          </Section>
          <Section title={t('people.events')} when={person.events.length > 0}>
            <LinkList links={person.events.map(({ id, name }) => ({ href: `#/events/${id}`, name }))} />
          </Section>
          <Section title={t('people.documents')} when={person.documents.length > 0}>
            <LinkList links={person.documents.map(({ id, name }) => ({ href: `#/documents/${id}`, name }))} />
          </Section>
          <Section title={t('camp.texts')} when={person.texts.length > 0}>
            <LinkList links={person.texts.map(({ id, name }) => ({ href: `#/remembrance/${id}`, name }))} />
          </Section>
          <Section title={t('people.otherNames')} when={others.length > 0}>
            <ul class={styles.others}>
              {others.map((name) => (
                <li key={name.text} lang={name.language}>
                  {name.text}
                </li>
              ))}
            </ul>
          </Section>
          <Section title={t('people.howSure')} when={true}>
            <p class={styles.sure}>
              {t(`certainty.${person.certainty}`)}. {person.certaintyReason}
            </p>
            <p class={styles.sure}>{t('people.notAll')}</p>
          </Section>
          <Section title={t('camp.sources')} when={true}>
            <SourceList citations={citations} />
          </Section>
        </div>
      </article>
    </PageWithFoot>
  );
}

const someYear = 1940;

const aboutOf = ({ id, isNameless, name, born, camps }: Person): Partial<Draft> => ({
  name: isNameless ? '' : name,
  born: born === null ? '' : formatDate(born, t),
  camp: camps.map((camp) => camp.name).join(', '),
  from: `#/people/${id}`,
});

/** Whether the stations of a life need a wide screen to be beside each other. */
const isWide = ({ stations }: Person): boolean => stations.length > 2;

/** The year of the first station in a camp: towns have the names of that time. */
const yearOf = ({ stations }: Person): number =>
  stations.find(({ camp, date }) => camp !== null && date.start !== null)?.date.start?.year ?? someYear;

const onceEach = <T extends { sourceId: string; locator: string | null }>(citations: T[]): T[] => [
  ...new Map(citations.map((citation) => [`${citation.sourceId} ${citation.locator}`, citation])).values(),
];

/** Letters of the longest part of a name that has no place for a break. */
const longestWord = (name: string): number => Math.max(...name.split(/[\s-]/).map(({ length }) => length));

/** Other spellings, each once, and the name in the other two languages. */
function otherNames(person: Person): { language: Language; text: string }[] {
  const own = person.otherNames.filter((name) => name.language === language.value);
  const foreign = person.otherNames.filter((name) => name.language !== language.value && name.kind !== 'maiden');
  const inOthers = languages.flatMap((each) =>
    each === language.value || person.names === null ? [] : [{ language: each, text: person.names[each] }],
  );
  return [...own, ...inOthers, ...foreign].filter(
    ({ text }, index, all) => text !== person.name && all.findIndex((other) => other.text === text) === index,
  );
}
