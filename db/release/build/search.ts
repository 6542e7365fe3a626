import type { SearchGroup } from '../../model/api/search.ts';
import type { CampEntry } from '../../model/entry/camp.ts';
import type { ArchiveEntry, DocumentEntry } from '../../model/entry/document.ts';
import type { PersonEntry } from '../../model/entry/person.ts';
import type { PlaceRef } from '../../model/entry/place-ref.ts';
import type { TermEntry, TextEntry } from '../../model/entry/text.ts';
import type { Trilingual } from '../../model/entry/trilingual.ts';
import { fold } from '../../model/fold.ts';
import { type Language, languages } from '../../model/vocabulary.ts';
import type { Content } from '../content/layout.ts';
import { parseMarkup } from '../content/markup.ts';
import type { Inserter } from './inserter.ts';
import type { Places } from './places.ts';
import { publishedExpansion } from './texts.ts';

/** One way to find an entry: `title` is a name of it. Among hits of the same rank the higher weight comes first. */
interface Finding {
  group: SearchGroup;
  id: string;
  language: Language;
  weight: number;
  title: string;
  body: string;
}

const weights = {
  person: { own: 110, further: 105 },
  camp: { own: 100, further: 90 },
  term: { own: 80, further: 75 },
  place: { own: 70 },
  question: { own: 60 },
  text: { own: 50 },
  law: { own: 40 },
  event: { own: 55 },
  way: { own: 35 },
  document: { own: 30, further: 25 },
} as const;

/**
 * What visitors can find. The first row of an entry in a language is its own: the title to show and its plain text.
 * The rows after it are its further names (full name, aliases, expansion) and have no text.
 */
export function insertSearch(inserter: Inserter, content: Content, named: PlaceNames): void {
  const said = saidIn(content.media);
  const found = [
    ...content.persons.flatMap((person) => ofPerson(person, said)),
    ...content.camps.flatMap((camp) => ofCamp(camp, said)),
    ...content.camps.flatMap((camp) => ofPlaces(camp, named)),
    ...content.glossary.flatMap(ofTerm),
    ...content.questions.flatMap(({ id, title, lead }) => own('question', id, title, [lead])),
    ...content.texts.flatMap((text) =>
      own('text', text.id, text.title, [text.lead, ...bodyOf(text), ...said(text.body)]),
    ),
    ...content.events.flatMap(({ id, title, summary, place, days, media }) =>
      own('event', id, title, [
        summary,
        ...namesOf(place, named),
        ...days.map(({ text }) => text),
        ...said([{ media }]),
      ]),
    ),
    ...content.documents.flatMap((document) => ofDocument(document, content.archives)),
    ...content.ways.flatMap(({ id, title, about }) => own('way', id, title, [about])),
    ...content.laws.flatMap(({ id, title, text }) => own('law', id, title, [text])),
  ];
  for (const { group, id, language, weight, title, body } of found) {
    const row = inserter.insert('search_entry', { entry_group: group, entry_id: id, language, weight, title, body });
    inserter.insertIndex(row, fold(title), fold(body));
  }
}

/** The own rows of an entry, one for each language. */
function own(group: SearchGroup, id: string, title: Trilingual, body: Trilingual[]): Finding[] {
  return languages.map((language) => {
    const words = body.map((text) => text[language]).join('\n');
    return { group, id, language, weight: weights[group].own, title: title[language], body: words };
  });
}

/** The transcripts of what these show. */
type Said = (showing: readonly { media: readonly string[] }[]) => Trilingual[];

/** A recording is found where it is shown. */
function saidIn(media: Content['media']): Said {
  const transcripts = new Map(media.map(({ id, transcript }) => [id, transcript]));
  return (showing) => showing.flatMap((each) => each.media.flatMap((id) => transcripts.get(id) ?? []));
}

/** A person without a published name is found by what is written in its place. */
function ofPerson(
  { id, name, nameWithheld, familyName, names, summary, occupation, media, body }: PersonEntry,
  said: Said,
): Finding[] {
  const further = { group: 'person' as const, id, weight: weights.person.further, body: '' };
  const others = [
    ...languages.flatMap((language) => (familyName === undefined ? [] : { language, text: familyName[language] })),
    ...names,
  ];
  return [
    ...own('person', id, name ?? nameWithheld?.instead ?? summary, [
      summary,
      ...(occupation === undefined ? [] : [occupation]),
      ...said([{ media }, ...body]),
    ]),
    ...others.map(({ language, text }) => ({ ...further, language, title: text })),
  ];
}

function ofCamp(camp: CampEntry, said: Said): Finding[] {
  const further = { group: 'camp' as const, id: camp.id, weight: weights.camp.further, body: '' };
  const fullNames = languages.map((language) => ({ language, text: camp.fullName[language] }));
  const names = [...fullNames, ...camp.aliases].filter(({ language, text }) => text !== camp.name[language]);
  return [
    ...own('camp', camp.id, camp.name, [camp.summary, ...said([camp])]),
    ...names.map(({ language, text }) => ({ ...further, language, title: text })),
  ];
}

/** Names of places, and those that they had at other times by the id of the place. */
interface PlaceNames {
  places: Places;
  formerNames: ReadonlyMap<string, Trilingual[]>;
}

/** Every name of a place, today's first. */
function namesOf(ref: PlaceRef | undefined, { places, formerNames }: PlaceNames): Trilingual[] {
  const name = places.nameOf(ref);
  return name === undefined ? [] : [name, ...(typeof ref === 'string' ? (formerNames.get(ref) ?? []) : [])];
}

/** A place leads to the camp that had its seat there, by each of its names; a seat that moved back and forth is one place. */
function ofPlaces(camp: CampEntry, named: PlaceNames): Finding[] {
  const places = new Map(camp.seats.flatMap(({ place }) => namesOf(place, named).map((name) => [name.kk, name])));
  return [...places.values()].flatMap((place) => own('place', camp.id, place, [camp.name]));
}

/** A document is found by its title, by its reference as archivists write it, and by its words. */
function ofDocument(document: DocumentEntry, archives: readonly ArchiveEntry[]): Finding[] {
  const { id, title, summary, issuedBy, fond, inventory, file, transcription, translation } = document;
  const archive = archives.find((each) => each.id === document.archive);
  const words = languages.map((language) => {
    const written = [summary?.[language], issuedBy?.[language], translation?.[language], transcription];
    return { language, text: written.filter((each) => each !== undefined).join('\n') };
  });
  const [kk, ru, en] = words.map(({ text }) => text);
  const reference = [fond, inventory, file].filter((each) => each !== undefined).join(' ');
  const further = { group: 'document' as const, id, weight: weights.document.further, body: '' };
  return [
    ...own('document', id, title, [{ kk: kk ?? '', ru: ru ?? '', en: en ?? '' }]),
    ...(reference === '' ? [] : languages).map((language) => ({
      ...{ ...further, language },
      title: `${(archive?.short ?? archive?.name)?.[language]} ${reference}`,
    })),
  ];
}

/** Aliases of a term belong to no language; they are stored with the Kazakh rows. */
function ofTerm(term: TermEntry): Finding[] {
  const further = { group: 'term' as const, id: term.id, weight: weights.term.further, body: '' };
  const expansion = publishedExpansion(term);
  return [
    ...own('term', term.id, term.term, [term.definition]),
    ...languages.flatMap((language) => (expansion ? { ...further, language, title: expansion[language] } : [])),
    ...term.aliases.map((alias) => ({ ...further, language: 'kk' as const, title: alias })),
  ];
}

function bodyOf(text: TextEntry): Trilingual[] {
  return text.body.map(({ text: { kk, ru, en } }) => {
    return { kk: parseMarkup(kk).plain, ru: parseMarkup(ru).plain, en: parseMarkup(en).plain };
  });
}
